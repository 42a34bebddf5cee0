/** Words in one language, to be said by one voice. */
export interface SpokenPart {
  readonly text: string;
  readonly lang: string;
}

/** What is said, and marked, at a time. */
export interface Sentence {
  /** Where it stands; live, so that it goes along with what changes on the page. */
  readonly range: Range;
  /** The paragraph, option or heading that it stands in. */
  readonly block: Element;
  readonly parts: readonly SpokenPart[];
}

/** What is there to be pressed, to be filled in or for the eye alone; and an answer that is still folded away. A card is text. */
const unread =
  'nav, button:not(.sam-pick), textarea, script, style, noscript, svg, video, audio, .sam-steps, .sam-acts, .sam-kept, .sam-read, .sam-sr, [aria-hidden="true"], .sam-why:not([open])';

/** Abbreviations whose full stop ends no sentence, which the browser's own rules do not know. */
const abbreviation = /(?:^|[\s(«])(?:f\.\s?eks|bl\.\s?a|m\.\s?a|jf|kl|nr|ca|dvs|pkt|kap|art|mr|dr|e\.g|i\.e)\.\s*$/i;

/** The first sentence of a view that begins behind `after`, or the very first. Read anew each time: the page changes while it is read. */
export function nextSentence(view: Element, after?: Range): Sentence | undefined {
  for (const texts of textBlocks(view)) {
    for (const sentence of sentencesOf(texts)) {
      if (!after || after.compareBoundaryPoints(Range.START_TO_END, sentence.range) <= 0) return sentence;
    }
  }
  return undefined;
}

/** The texts of a view, those of one paragraph together. */
function* textBlocks(view: Element): Generator<readonly Text[]> {
  const walker = document.createTreeWalker(view, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && !isRead(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  let block: Element | undefined;
  let texts: Text[] = [];
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    const own = node instanceof Text ? blockOf(node) : undefined;
    if (own === block && node instanceof Text) texts.push(node);
    if ((own === undefined || own === block) && !(node instanceof HTMLBRElement)) continue;
    if (texts.length > 0) yield texts;
    block = own;
    texts = node instanceof Text ? [node] : [];
  }
  if (texts.length > 0) yield texts;
}

const isRead = (element: Element): boolean =>
  element instanceof HTMLOptionElement
    ? isReadOption(element)
    : !element.matches(unread) &&
      (element.checkVisibility?.({ visibilityProperty: true }) ?? !element.matches('[hidden]'));

/** What is chosen in a list; else all that can be, once where the lists of a question are alike. No list draws its options while it is closed. */
function isReadOption({ value, selected, parentElement: list }: HTMLOptionElement): boolean {
  if (!(list instanceof HTMLSelectElement) || value === '') return false;
  if (list.value !== '') return selected;
  const lists = list.closest('.sam-question')?.querySelectorAll('select') ?? [];
  return [...lists].find(({ textContent }) => textContent === list.textContent) === list;
}

/** The nearest element that makes a block of its own. */
function blockOf(text: Text): Element | undefined {
  let element = text.parentElement;
  while (element && /^(?:inline|contents|ruby)$/.test(getComputedStyle(element).display))
    element = element.parentElement;
  return element ?? undefined;
}

function* sentencesOf(texts: readonly Text[]): Generator<Sentence> {
  const block = texts[0] && blockOf(texts[0]);
  const whole = texts.map(({ data }) => data).join('');
  if (!block) return;
  let start = 0;
  for (const end of sentenceEnds(whole, langOf(texts[0]))) {
    const parts = partsOf(texts, start, end);
    if (parts.length > 0) yield { block, parts, range: rangeOf(texts, start, end) };
    start = end;
  }
}

/** Where the sentences of a text end. */
function sentenceEnds(text: string, lang: string): number[] {
  const pieces = Intl.Segmenter
    ? [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text)].map(({ segment }) => segment)
    : (text.match(/.+?(?:[.!?…]+["»”)]*\s+|$)/gs) ?? [text]);
  const ends: number[] = [];
  let end = 0;
  for (const piece of pieces) {
    end += piece.length;
    if (!abbreviation.test(piece) || end === text.length) ends.push(end);
  }
  return ends;
}

const langOf = (text: Text | undefined): string => text?.parentElement?.closest('[lang]')?.getAttribute('lang') ?? 'nb';

/** The words between two places, one part for each language. */
function partsOf(texts: readonly Text[], start: number, end: number): SpokenPart[] {
  const parts: SpokenPart[] = [];
  let at = 0;
  for (const text of texts) {
    const piece = text.data.slice(Math.max(0, start - at), Math.max(0, end - at));
    at += text.length;
    const lang = langOf(text);
    const last = parts.at(-1);
    if (last?.lang === lang) parts[parts.length - 1] = { lang, text: last.text + piece };
    else if (piece.trim() !== '') parts.push({ lang, text: piece });
  }
  return parts.map((part) => ({ ...part, text: part.text.replace(/\s+/g, ' ').trim() })).filter(isSaid);
}

/** A sign alone is not said. */
const isSaid = ({ text }: SpokenPart): boolean => /[\p{L}\p{N}]/u.test(text);

function rangeOf(texts: readonly Text[], start: number, end: number): Range {
  const range = document.createRange();
  let at = 0;
  for (const text of texts) {
    if (start >= at && start < at + text.length) range.setStart(text, start - at);
    if (end > at && end <= at + text.length) range.setEnd(text, end - at);
    at += text.length;
  }
  return range;
}
