import { documentFile } from '../../../model/document-file.ts';
import type { Lang } from '../../../model/lang.ts';
import type { Outline } from '../../../model/outline.ts';

/** Another edition of the module, as it lies in the package. */
export interface FetchedEdition {
  readonly document: Document;
  readonly outline: Outline;
}

/** Why there is none: it did not come, or it is of another version, since an administrator has replaced the package meanwhile. */
export type FetchFault = 'failed' | 'newVersion';

/**
 * Fetches the documents of other languages. One that has come stays, whatever becomes of the package; one that has not may be asked for
 * again. The browser makes it a document itself, so that no policy on markup stands in the way (design.md decision 11).
 */
export function editionFetcher(outline: Outline, load: (file: string) => Promise<Document> = loadDocument) {
  const fetched = new Map<Lang, FetchedEdition>();
  const underWay = new Map<Lang, Promise<FetchedEdition | FetchFault>>();
  const ask = async (lang: Lang): Promise<FetchedEdition | FetchFault> => {
    try {
      const document = await load(documentFile(lang, outline.langs ?? []));
      const found = outlineIn(document);
      if (!found || document.documentElement.lang !== lang) return 'failed'; // A page to log in with, or one that says what is wrong.
      if (coreOf(found) !== coreOf(outline)) return 'newVersion';
      const edition = { document, outline: found };
      fetched.set(lang, edition);
      return edition;
    } catch {
      return 'failed';
    } finally {
      underWay.delete(lang);
    }
  };
  return (lang: Lang): Promise<FetchedEdition | FetchFault> => {
    const known = fetched.get(lang);
    if (known) return Promise.resolve(known);
    const asked = underWay.get(lang) ?? ask(lang);
    underWay.set(lang, asked);
    return asked;
  };
}

/** See `editionFetcher`. */
export type EditionFetcher = ReturnType<typeof editionFetcher>;

/** All that must be the same for answers to mean the same: version, and the place of every id in the state. */
const coreOf = ({ module, version, lessons, goals }: Outline): string =>
  JSON.stringify([
    module,
    version,
    goals,
    lessons.map(({ id, kind, slot, rules, questions }) => [
      ...[id, kind, slot, rules],
      questions.map((question) => [question.id, question.kind, question.slot]),
    ]),
  ]);

function outlineIn(document: Document): Outline | undefined {
  const text = document.getElementById('sam-outline')?.textContent;
  return text ? (JSON.parse(text) as Outline) : undefined;
}

const loadDocument = (file: string): Promise<Document> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new Error(`${file} did not come: ${request.status}`));
    request.open('GET', file);
    request.responseType = 'document';
    // What the browser has kept may be of an older version than what runs.
    request.setRequestHeader('Cache-Control', 'no-cache');
    request.timeout = 20_000;
    request.onload = () => (request.status === 200 && request.responseXML ? resolve(request.responseXML) : fail());
    request.onerror = fail;
    request.ontimeout = fail;
    request.send();
  });
