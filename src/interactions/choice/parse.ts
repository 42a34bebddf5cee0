import type { ElementContent } from 'hast';
import type { Blockquote, List, ListItem, RootContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import type {} from 'remark-directive';
import type { ChoiceInteraction } from '../../model/interaction.ts';

/** What an author calls the question: `:::spørsmål`, with an alias for keyboards without ø and å. */
export const choiceNames = ['spørsmål', 'sporsmal'] as const;

/** A letter for each option, since SCORM 1.2 allows one letter or digit a choice (RTE 3.4, CMIFeedback). */
export const maxOptions = 26;

/** A container directive of Markdown, `:::name{…}` to `:::`. */
export type ContainerDirective = Extract<RootContent, { type: 'containerDirective' }>;

/** A choice question with its text as hast. */
export interface ChoiceSource {
  readonly interaction: ChoiceInteraction;
  /** Blocks, of which the first is a paragraph. */
  readonly prompt: readonly ElementContent[];
  /** In the order of the author; `text` is phrasing, `why` is blocks. */
  readonly options: readonly { readonly text: readonly ElementContent[]; readonly why: readonly ElementContent[] }[];
}

/** A choice question as the author wrote it, before its options have their letters. */
export interface ChoiceDraft {
  readonly kind: 'choice';
  readonly prompt: readonly ElementContent[];
  /** The question as plain words. */
  readonly promptText: string;
  readonly multiple: boolean;
  readonly options: readonly ChoiceDraftOption[];
}

/** One way to answer, as the author wrote it. */
interface ChoiceDraftOption {
  readonly text: readonly ElementContent[];
  readonly why: readonly ElementContent[];
  /** The text as plain words; the letter follows it. */
  readonly plainText: string;
  readonly plainWhy: string;
  readonly correct: boolean;
}

/** What the compiler lends to the parsing of a question. */
interface ChoiceContext {
  /** Tells of a fault at the start of `node`. */
  report(node: RootContent, rule: string, text: string): void;
  /** Tells of a fault in a line, from 1. */
  reportLine(line: number, rule: string, text: string): void;
  toHast(nodes: readonly RootContent[]): ElementContent[];
  /** The lines the tree was parsed from. */
  readonly lines: readonly string[];
}

/** Reads a choice question; reports every fault in it, and gives what could be read all the same. */
export function parseChoice(node: ContainerDirective, context: ChoiceContext): ChoiceDraft {
  const { prompt, items } = divide(node, context);
  const options = items.map((item) => parseOption(item, context));
  const right = options.filter(({ correct }) => correct).length;
  checkPrompt(node, prompt, context);
  checkOptions(node, options, context);
  return {
    kind: 'choice',
    prompt: context.toHast(prompt),
    promptText: plainText(prompt),
    multiple: right > 1 || node.attributes?.flere !== undefined,
    options,
  };
}

/** Gives the options their letters, `letters[n]` to option n; throws if there are too few. */
export function choiceSource(draft: ChoiceDraft, id: string, letters: readonly string[]): ChoiceSource {
  const options = draft.options.map(({ plainText, plainWhy, correct }, index) => {
    const letter = letters[index];
    if (letter === undefined) throw new Error(`${id}: option ${index} has no letter`);
    return { id: letter, text: plainText, why: plainWhy, correct };
  });
  return {
    interaction: { kind: 'choice', id, prompt: draft.promptText, multiple: draft.multiple, options },
    prompt: draft.prompt,
    options: draft.options.map(({ text, why }) => ({ text, why })),
  };
}

/** An option, with the «why» that the author forgot to indent, if so. */
interface Item {
  readonly item: ListItem;
  readonly stray: Blockquote[];
}

/** Prompt and options; what follows the first option belongs to the options, or does not belong here. */
function divide(node: ContainerDirective, { report }: ChoiceContext): { prompt: RootContent[]; items: Item[] } {
  const lists = node.children.filter((child) => child.type === 'list');
  const first = lists.find(hasTask) ?? lists.at(-1);
  const start = first ? node.children.indexOf(first) : node.children.length;
  const items: Item[] = [];
  for (const child of node.children.slice(start)) {
    const last = items.at(-1);
    if (child.type === 'list') items.push(...child.children.map((item) => ({ item, stray: [] })));
    else if (child.type === 'blockquote' && last) {
      report(child, 'hvorfor-uten-innrykk', 'Forklaringen er ikke rykket inn. Sett to mellomrom foran >.');
      last.stray.push(child);
    } else {
      const text = 'Teksten etter svarene hører ikke til noe svar. Flytt den over svarene eller ut av spørsmålet.';
      report(child, 'tekst-etter-svar', text);
    }
  }
  return { prompt: node.children.slice(0, start), items };
}

const hasTask = (list: List): boolean => list.children.some(({ checked }) => typeof checked === 'boolean');

function parseOption({ item, stray }: Item, context: ChoiceContext): ChoiceDraftOption {
  const { report, toHast } = context;
  const [text, ...rest] = item.children;
  const whys = [...rest.filter((child) => child.type === 'blockquote'), ...stray];
  if (typeof item.checked !== 'boolean' || text?.type !== 'paragraph') {
    report(
      item,
      'ikke-avkryssing',
      'Svaret er ikke skrevet som et valg. Begynn linjen med - [ ] eller - [x], og så teksten.',
    );
  }
  for (const why of whys) checkLines(why, context);
  if (plainText(whys) === '') {
    report(
      item,
      'mangler-hvorfor',
      'Svaret mangler forklaring. Skriv den på linjen under, med to mellomrom og > foran.',
    );
  }
  for (const child of rest.filter(({ type }) => type !== 'blockquote')) {
    report(child, 'for-mye-i-svaret', 'Et svar er ett avsnitt og forklaringen under. Flytt resten over svarene.');
  }
  return {
    text: text?.type === 'paragraph' ? toHast(text.children) : [],
    why: toHast(whys.flatMap(({ children }) => children)),
    plainText: text?.type === 'paragraph' ? plainText([text]) : '',
    plainWhy: plainText(whys.flatMap(({ children }) => children)),
    correct: item.checked === true,
  };
}

/** Markdown lets a line without `>` go on with the quote above it, so it would vanish into another option's «why». */
function checkLines({ position }: Blockquote, { lines, reportLine }: ChoiceContext): void {
  for (let line = position?.start.line ?? 1; line <= (position?.end.line ?? 0); line++) {
    const text = lines[line - 1] ?? '';
    if (/^\s*>/.test(text)) continue;
    if (/^\s*(?:[-*+•·▪◦‣–—]|\d+[.)])/u.test(text)) {
      reportLine(line, 'ikke-avkryssing', 'Er dette et svar? Begynn linjen med - [ ] eller - [x], og så teksten.');
    } else {
      const wayOut = 'Sett to mellomrom og > foran, eller flytt den ut av spørsmålet.';
      reportLine(line, 'linje-i-hvorfor', `Linjen hører ikke til noe svar. ${wayOut}`);
    }
  }
}

function checkPrompt(node: ContainerDirective, prompt: readonly RootContent[], { report }: ChoiceContext): void {
  const [first] = prompt;
  if (first?.type === 'paragraph' && plainText([first]) !== '') return;
  report(node, 'tomt-sporsmal', 'Spørsmålet mangler tekst. Skriv spørsmålet på linjen over svarene.');
}

function checkOptions(
  node: ContainerDirective,
  options: readonly ChoiceDraftOption[],
  { report }: ChoiceContext,
): void {
  const right = options.filter(({ correct }) => correct).length;
  if (options.length === 0) {
    report(
      node,
      'for-fa-svar',
      'Spørsmålet har ingen svar å velge mellom. Skriv minst to linjer som begynner med - [ ] eller - [x].',
    );
    return;
  }
  if (options.length === 1) report(node, 'for-fa-svar', 'Spørsmålet har bare ett svar. Skriv minst to.');
  if (options.length > maxOptions) {
    report(node, 'for-mange-svar', `Spørsmålet har ${options.length} svar. Det kan ha høyst ${maxOptions}.`);
  }
  if (right === 0) {
    report(node, 'ingen-riktig-svar', 'Spørsmålet har ingen riktige svar. Sett [x] foran minst ett.');
  } else if (right === options.length && options.length > 1) {
    report(node, 'ingen-galt-svar', 'Alle svarene er riktige, så det er ikke noe å velge. Sett [ ] foran minst ett.');
  }
  const texts = options.map(({ plainText }) => plainText).filter((text) => text !== '');
  if (new Set(texts).size < texts.length) {
    report(node, 'like-svar', 'To av svarene har samme tekst. Skriv dem så de kan skilles fra hverandre.');
  }
}

const plainText = (nodes: readonly RootContent[]): string =>
  nodes
    .map((node) => plain(node))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
