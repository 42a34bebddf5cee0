import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { SamElement } from '../../ui/element.ts';
import { wordOf } from '../../ui/words.ts';

/** Share of the file that must have been played, for it to be seen. */
const enough = 0.9;

/** How long the transcript must have been unfolded to have been read, if its end has not come into view. */
const readingMs = 20_000;

/**
 * @summary Upgrades film and sound: counts what has been played, and takes reading the transcript for as good; says so in words, and
 * offers another try where the file does not come. `data-seen` is `played` or `read`; nothing is told to the player yet.
 */
export class SamMedia extends SamElement {
  @state() private seen: 'played' | 'read' | undefined;
  @state() private hasFailed = false;

  /** Seconds that were played before the file was fetched anew, which forgets them. */
  private earlier = 0;
  private reading = 0;
  private readonly end = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting) && this.transcript?.open) this.finish('read');
  });

  /** Seconds of the file that have been played, each counted once. */
  get seconds(): number {
    const { played } = this.media;
    let sum = this.earlier;
    for (let part = 0; part < played.length; part++) sum += played.end(part) - played.start(part);
    return sum;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { media, transcript } = this;
    for (const type of ['timeupdate', 'ended']) media.addEventListener(type, this.handleTime);
    media.addEventListener('error', this.handleError);
    if (media.error) this.handleError(); // It failed before the player came.
    transcript?.addEventListener('toggle', this.handleToggle);
    const last = transcript?.querySelector(':scope > div > :last-child');
    if (last) this.end.observe(last);
    this.addEventListener('click', this.handleClick);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end.disconnect();
    clearTimeout(this.reading);
  }

  protected override get container(): HTMLElement {
    const container = this.querySelector<HTMLElement>('.sam-media-status');
    if (!container) throw new Error(`#${this.id} has no place for its status`);
    return container;
  }

  private get media(): HTMLMediaElement {
    const media = this.querySelector<HTMLMediaElement>('video, audio');
    if (!media) throw new Error(`#${this.id} has no media`);
    return media;
  }

  private get transcript(): HTMLDetailsElement | null {
    return this.querySelector('details');
  }

  private finish(how: 'played' | 'read'): void {
    this.seen ??= how;
    this.dataset.seen = this.seen;
  }

  private handleTime = (): void => {
    const { duration, ended, currentTime } = this.media;
    this.hasFailed = false;
    // Some recordings know their length only at their end.
    const whole = Number.isFinite(duration) ? duration : ended ? currentTime : Number.POSITIVE_INFINITY;
    if (this.seconds >= whole * enough) this.finish('played');
  };

  private handleError = (): void => {
    this.hasFailed = true;
  };

  private handleToggle = (): void => {
    clearTimeout(this.reading);
    if (this.transcript?.open) this.reading = window.setTimeout(() => this.finish('read'), readingMs);
  };

  /** A chapter goes to its time here, rather than to the file. */
  private handleClick = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.sam-chapters a') : null;
    if (!link) return;
    event.preventDefault();
    this.play(Number(link.hash.slice(3)));
  };

  private handleRetry = (): void => {
    const { media } = this;
    this.earlier = this.seconds;
    const { currentTime } = media;
    this.hasFailed = false;
    media.load();
    media.focus();
    this.play(currentTime);
  };

  /** What keeps it from playing comes as an `error`, too. */
  private play(seconds: number): void {
    this.media.currentTime = seconds;
    this.media.play().catch(() => {});
  }

  override render(): TemplateResult | typeof nothing {
    if (this.hasFailed) {
      return html`<p>${wordOf(this, 'failed')}</p><button class="ds-button" type="button" data-variant="secondary" @click=${this.handleRetry}>${wordOf(this, 'retry')}</button>`;
    }
    return this.seen ? html`<p>${wordOf(this, this.seen === 'read' ? 'read' : 'seen')}</p>` : nothing;
  }
}
