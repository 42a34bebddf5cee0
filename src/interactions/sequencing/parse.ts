import type { ElementContent } from 'hast';
import type { Blockquote, ListItem, RootContent } from 'mdast';
import type { ContainerDirective, QuestionContext } from '../kind.ts';
import { checkPrompt } from '../shared/options.ts';
import { plainText } from '../shared/plain-text.ts';

/** An item as the author wrote it, before it has its letter. */
export interface ItemDraft {
  /** Phrasing. */
  readonly text: readonly ElementContent[];
  /** Blocks. */
  readonly why: readonly ElementContent[];
  /** The text as plain words; the letter follows it. */
  readonly plainText: string;
}

/** A question as the author wrote it. */
export interface SequencingDraft {
  /** Blocks, of which the first is a paragraph. */
  readonly prompt: readonly ElementContent[];
  readonly promptText: string;
  /** In the right order. */
  readonly items: readonly ItemDraft[];
}

/** Two are in order or not, which is a choice; more than ten nobody sorts by heart. */
const [fewest, most] = [3, 10];

/** Reads prompt and numbered list, a `>` under each item; reports every fault, and gives what could be read all the same. */
export function parseSequencing(node: ContainerDirective, context: QuestionContext): SequencingDraft {
  const { prompt, items } = divide(node, context);
  const drafts = items.map((item) => parseItem(item, context));
  checkPrompt(node, prompt, context);
  checkItems(node, drafts, context);
  return { prompt: context.toHast(prompt), promptText: plainText(prompt), items: drafts };
}

/** An item, with the «why» that the author did not indent far enough, if so. */
interface Item {
  readonly item: ListItem;
  readonly stray: Blockquote[];
}

function divide(node: ContainerDirective, { report }: QuestionContext): { prompt: RootContent[]; items: Item[] } {
  const lists = node.children.filter((child) => child.type === 'list');
  const first = lists.find(({ ordered }) => ordered) ?? lists.at(-1);
  const start = first ? node.children.indexOf(first) : node.children.length;
  const items: Item[] = [];
  for (const child of node.children.slice(start)) {
    const last = items.at(-1);
    if (child.type === 'list') {
      items.push(...child.children.map((item) => ({ item, stray: [] })));
      if (!child.ordered) {
        report(child, 'ikke-nummerert', 'Listen er ikke nummerert. Begynn linjene med 1. og 2. og så videre.');
      }
    } else if (child.type === 'blockquote' && last) {
      const text =
        'Forklaringen er ikke rykket langt nok inn. Sett tre mellomrom foran >, og fire etter tosifrede tall.';
      report(child, 'hvorfor-uten-innrykk', text);
      last.stray.push(child);
    } else {
      const text = 'Teksten etter listen hører ikke til noen linje. Flytt den over listen eller ut av rekkefølgen.';
      report(child, 'tekst-etter-listen', text);
    }
  }
  return { prompt: node.children.slice(0, start), items };
}

function parseItem({ item, stray }: Item, context: QuestionContext): ItemDraft {
  const { report, toHast } = context;
  const [first, ...rest] = item.children;
  const text = first?.type === 'paragraph' ? first : undefined;
  const whys = [...item.children.filter((child) => child.type === 'blockquote'), ...stray];
  if (typeof item.checked === 'boolean') {
    report(item, 'avkryssing-i-rekkefolge', 'Her er det rekkefølgen som er svaret. Ta bort [ ] eller [x] fra linjen.');
  }
  if (!text) report(item, 'tom-linje', 'Linjen har ingen tekst. Skriv den etter tallet.');
  for (const why of whys) checkLines(why, context);
  if (plainText(whys) === '') {
    const wayOut = 'Skriv på linjen under hvorfor den står her, med tre mellomrom og > foran.';
    report(item, 'mangler-hvorfor', `Linjen mangler forklaring. ${wayOut}`);
  }
  for (const child of rest.filter(({ type }) => type !== 'blockquote')) {
    report(child, 'for-mye-i-linjen', 'En linje er ett avsnitt og forklaringen under. Flytt resten over listen.');
  }
  return {
    text: text ? toHast(text.children) : [],
    why: toHast(whys.flatMap(({ children }) => children)),
    plainText: text ? plainText([text]) : '',
  };
}

/** Markdown lets a line without `>` go on with the quote above it, so it would vanish into another item's «why». */
function checkLines({ position }: Blockquote, { lines, reportLine }: QuestionContext): void {
  for (let line = position?.start.line ?? 1; line <= (position?.end.line ?? 0); line++) {
    if (/^\s*>/.test(lines[line - 1] ?? '')) continue;
    const wayOut = 'Sett tre mellomrom og > foran, eller begynn en ny linje i listen med tall og punktum.';
    reportLine(line, 'linje-i-hvorfor', `Linjen hører ikke til noe i listen. ${wayOut}`);
  }
}

function checkItems(node: ContainerDirective, items: readonly ItemDraft[], { report }: QuestionContext): void {
  const count = items.length;
  if (count === 0) {
    report(node, 'for-fa-linjer', 'Det er ingenting å sette i rekkefølge. Skriv minst tre linjer: 1. og 2. og 3.');
  } else if (count < fewest) {
    report(
      node,
      'for-fa-linjer',
      `Listen har bare ${count} ${count === 1 ? 'linje' : 'linjer'}. Skriv minst ${fewest}.`,
    );
  }
  if (count > most) report(node, 'for-mange-linjer', `Listen har ${count} linjer. Den kan ha høyst ${most}.`);
  const texts = items.map(({ plainText }) => plainText).filter((text) => text !== '');
  if (new Set(texts).size < texts.length) {
    report(node, 'like-linjer', 'To av linjene har samme tekst. Skriv dem så de kan skilles fra hverandre.');
  }
}
