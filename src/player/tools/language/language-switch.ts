import type { Lang } from '../../../model/lang.ts';
import type { Outline } from '../../../model/outline.ts';
import type { Course } from '../../../tracking/course.ts';
import type { PlayerPort } from '../tool.ts';
import { toolWords } from '../words.ts';
import { editionFetcher, type FetchFault } from './fetch-edition.ts';
import { keptLanguage } from './kept-language.ts';
import { preferredLang } from './preference.ts';
import { putInPlace } from './put-in-place.ts';

/** Something that kept the learner from another language. */
interface Trouble {
  readonly fault: FetchFault;
  readonly lang: Lang;
}

/** Which language the course is in, and a way to another; one a page. */
export class LanguageSwitch {
  readonly langs: readonly Lang[];
  /** What went wrong the last time; gone when it is tried again. */
  trouble: Trouble | undefined;
  /** The language that is on its way. */
  coming: Lang | undefined;
  private readonly port: PlayerPort;
  private readonly fetchEdition: ReturnType<typeof editionFetcher>;
  private readonly kept = keptLanguage(() => localStorage);
  private readonly listeners: (() => void)[] = [];
  private hasChosen = false;

  constructor(port: PlayerPort, langs: readonly Lang[]) {
    this.port = port;
    this.langs = langs;
    this.fetchEdition = editionFetcher(port.outline);
  }

  get lang(): Lang {
    return this.port.edition.lang;
  }

  /** Told when the language is another, and when it stands otherwise with the choice of it. */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** The learner has chosen; `pressed` is what they used. */
  async choose(lang: Lang, pressed: HTMLElement): Promise<void> {
    this.hasChosen = true;
    if (!(await this.change(lang, pressed))) return;
    this.keep(await this.port.opened);
    this.port.announce(toolWords()('lang.changed'));
  }

  /** Begins in the language that the learner has chosen before, or else the one that the LMS says; then fetches the others. */
  async begin(): Promise<void> {
    const course = await this.port.opened;
    course.onJoined(() => void this.honour(course));
    document.addEventListener('change', ({ target }) => {
      if (target instanceof Element && target.id === 'sam-shared') this.keep(course);
    });
    await this.honour(course);
    whenIdle(() => void this.fetchOthers());
  }

  private async honour(course: Course): Promise<void> {
    const { langs, port } = this;
    const wanted = this.kept.read(ownerIn(port.outline, course)) ?? preferredLang(course.language, langs);
    if (wanted && langs.includes(wanted) && !this.hasChosen) await this.change(wanted);
  }

  /** One after the other: nobody waits for them, and the line may be slow. */
  private async fetchOthers(): Promise<void> {
    for (const lang of this.langs) if (lang !== this.lang) await this.fetchEdition(lang);
  }

  /** Whether the course is in another language now. */
  private async change(lang: Lang, pressed?: HTMLElement): Promise<boolean> {
    if (lang === this.lang || this.coming) return false;
    this.trouble = undefined;
    this.coming = lang;
    this.tell();
    const found = await this.fetchEdition(lang);
    this.coming = undefined;
    if (typeof found === 'string') {
      this.trouble = { fault: found, lang };
      this.tell();
      this.port.announce(toolWords()(`lang.${found}`));
      return false;
    }
    if (!document.querySelector('main#innhold')) return false; // The session is over.
    const { title } = found.outline;
    const stay = putInPlace(found.document, { lang, title }, this.port.edition.title, pressed);
    await this.port.takeOver({ lang, title });
    stay();
    this.tell();
    whenIdle(() => void this.fetchOthers()); // The way back is not there yet.
    return true;
  }

  /** On the device, under the learner's registration; on a machine that others use, nothing stays. */
  private keep(course: Course): void {
    const owner = ownerIn(this.port.outline, course);
    if (course.isShared || course.home === 'nothing') this.kept.forget(owner);
    else if (this.hasChosen) this.kept.keep(owner, this.lang);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

const ownerIn = ({ module }: Outline, { snapshot: { registration } }: Course) => ({ module, registration });

/** Not every browser tells when it has nothing to do. */
const whenIdle = (act: () => void): void => {
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 5_000 });
  else setTimeout(act, 2_000);
};
