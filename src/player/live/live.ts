import { documentFile } from '../../model/document-file.ts';
import type { LiveNews } from '../../model/live.ts';
import type { Outline } from '../../model/outline.ts';
import type { PlayerPort } from '../tools/tool.ts';
import { anchorNow, standAt } from './anchor.ts';
import { isPatchable, outlineIn, patch } from './patch.ts';
import { returnToPlace, stayInPlace } from './place.ts';

/*
 * In no package: the live preview puts this script into the documents it serves. It takes over what an author has changed, as the change of
 * language does, so that place, answers and session stay.
 */

const own = document.currentScript?.dataset ?? {};
const module = own.module ?? '';

/** A document as it came, and the version of the content that it is of. */
interface Source {
  readonly document: Document;
  readonly stamp: number;
  readonly lang: string;
}

/** Fetched by the browser's own means, so that no policy on markup stands in the way. */
const load = (file: string): Promise<Source | undefined> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', `${file}?nytt`);
    request.responseType = 'document';
    request.onload = () => resolve(request.responseXML ? sourceOf(request.responseXML) : undefined);
    request.onerror = () => resolve(undefined);
    request.send();
  });

function sourceOf(found: Document): Source | undefined {
  const stamp = Number(found.querySelector<HTMLElement>('script[data-stamp]')?.dataset.stamp);
  return outlineIn(found) ? { document: found, stamp, lang: found.documentElement.lang } : undefined;
}

const nothing = document.implementation.createHTMLDocument();

/** What an outline says in every language alike. */
const coreOf = (outline: Outline | undefined): string =>
  JSON.stringify(
    outline && { ...outline, title: '', lessons: outline.lessons.map((each) => ({ ...each, minutes: 0 })) },
  );

/** Follows the content as long as the page is there. */
class Follower {
  private wanted = Number(own.stamp);
  private shown: Source | undefined;
  private isBusy = false;
  private readonly port: PlayerPort;

  constructor(port: PlayerPort) {
    this.port = port;
    const { outline } = port;
    if (outline.langs) {
      // The other languages were fetched when the page opened, and may be of an older version than what is written now.
      const observer = new MutationObserver(() => void this.catchUp());
      observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
    }
    addEventListener('samspill-news', (event) => {
      const news: LiveNews | undefined = event instanceof CustomEvent ? event.detail : undefined;
      this.wanted = news?.stamps[module] ?? this.wanted;
      void this.catchUp();
    });
    void this.remember();
  }

  private get file(): string {
    return documentFile(this.port.edition.lang, this.port.outline.langs ?? [this.port.edition.lang]);
  }

  /** The page as it came, before its elements changed it: what is new is told by it. */
  private async remember(): Promise<void> {
    const source = await load(this.file);
    if (source?.stamp === Number(own.stamp)) this.shown ??= source;
    await this.catchUp();
  }

  /** One change at a time; what comes meanwhile is the next. */
  private async catchUp(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      while (!this.isLatest()) if (!(await this.take())) break;
    } finally {
      this.isBusy = false;
    }
  }

  private isLatest(): boolean {
    const { shown, port } = this;
    // While nothing has been fetched, the page is what it says itself that it is.
    const [stamp, lang] = shown ? [shown.stamp, shown.lang] : [Number(own.stamp), port.edition.lang];
    return stamp >= this.wanted && lang === port.edition.lang;
  }

  /** Whether it is worth while to look again. */
  private async take(): Promise<boolean> {
    await this.port.opened;
    const next = await load(this.file);
    if (!next || !document.querySelector('main#innhold')) return false; // The server, or the session, is gone.
    const { shown } = this;
    const isKnown = shown?.lang === next.lang;
    if (isKnown ? !isPatchable(shown.document, next.document) : coreOf(outlineIn(next.document)) !== this.core) {
      await this.relaunch();
      return false;
    }
    // Another language stands in the page as the package had it when it was fetched: if anything has changed, all of it is taken anew.
    if (!isKnown && next.stamp === Number(own.stamp)) this.show(next);
    else await this.put(isKnown ? shown.document : nothing, next);
    return true;
  }

  /** Opens the course anew: a question has come or gone, and the session has to know it. Whoever plays the LMS does that, where there is one. */
  private async relaunch(): Promise<void> {
    stayInPlace(module);
    (await this.port.opened).hide(); // What is under way is told before the page goes.
    const event = new CustomEvent('samspill-relaunch', { bubbles: true, cancelable: true });
    if (window.frameElement?.dispatchEvent(event) ?? true) location.reload();
  }

  /** What is kept to tell the next change by. Chromium lets go of a document that nobody holds only when nothing is in it. */
  private show(next: Source): void {
    this.shown?.document.documentElement.remove();
    this.shown = next;
  }

  private get core(): string {
    return coreOf(this.port.outline);
  }

  private async put(shown: Document, next: Source): Promise<void> {
    const place = anchorNow();
    patch(shown, next.document);
    this.show(next);
    if (place) standAt(place);
    const { lang, title } = this.port.edition;
    await this.port.takeOver({ lang, title });
    if (place) standAt(place);
  }
}

const { samspillPort } = window;
if (samspillPort) {
  new Follower(samspillPort);
  void samspillPort.opened.then(() => returnToPlace(module, samspillPort));
}
