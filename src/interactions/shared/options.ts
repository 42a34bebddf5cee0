import type { ElementContent } from 'hast';
import type { Blockquote, List, ListItem, RootContent } from 'mdast';
import type { ContainerDirective, QuestionContext } from '../kind.ts';
import { plainText } from './plain-text.ts';

/** A letter for each option, since SCORM 1.2 allows one letter or digit a choice (RTE 3.4, CMIFeedback). */
export const maxOptions = 26;

/** A question with options as the author wrote it, before they have their letters. */
export interface OptionsDraft {
  /** Blocks, of which the first is a paragraph. */
  readonly prompt: readonly ElementContent[];
  /** The question as plain words. */
  readonly promptText: string;
  readonly options: readonly OptionDraft[];
  /** Where each option stands, for faults that only one kind knows of. */
  readonly items: readonly ListItem[];
}

/** One way to answer, as the author wrote it. */
export interface OptionDraft {
  /** Phrasing. */
  readonly text: readonly ElementContent[];
  /** Blocks. */
  readonly why: readonly ElementContent[];
  /** The text as plain words; the letter follows it. */
  readonly plainText: string;
  readonly correct: boolean;
}

/** An option with its letter. */
export interface LetteredOption extends OptionDraft {
  readonly id: string;
}

/** Reads prompt and options, `- [ ]` with a `>` under each; reports every fault, and gives what could be read all the same. */
export function parseOptions(node: ContainerDirective, context: QuestionContext): OptionsDraft {
  const { prompt, items } = divide(node, context);
  const options = items.map((item) => parseOption(item, context));
  checkPrompt(node, prompt, context);
  return {
    prompt: context.toHast(prompt),
    promptText: plainText(prompt),
    options,
    items: items.map(({ item }) => item),
  };
}

/** Gives parts their letters, `letters[n]` to part n; throws if there are too few. */
export function withLetters<Part>(parts: readonly Part[], id: string, letters: readonly string[]) {
  return parts.map((part, index) => {
    const letter = letters[index];
    if (letter === undefined) throw new Error(`${id}: part ${index} has no letter`);
    return { ...part, id: letter };
  });
}

/** An option, with the «why» that the author forgot to indent, if so. */
interface Item {
  readonly item: ListItem;
  readonly stray: Blockquote[];
}

/** Prompt and options; what follows the first option belongs to the options, or does not belong here. */
function divide(node: ContainerDirective, { report }: QuestionContext): { prompt: RootContent[]; items: Item[] } {
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

function parseOption({ item, stray }: Item, context: QuestionContext): OptionDraft {
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
    correct: item.checked === true,
  };
}

/** Markdown lets a line without `>` go on with the quote above it, so it would vanish into another option's «why». */
function checkLines({ position }: Blockquote, { lines, reportLine }: QuestionContext): void {
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

/** Reports a question that asks nothing. */
export function checkPrompt(
  node: ContainerDirective,
  prompt: readonly RootContent[],
  { report }: Pick<QuestionContext, 'report'>,
): void {
  const [first] = prompt;
  if (first?.type === 'paragraph' && plainText([first]) !== '') return;
  report(node, 'tomt-sporsmal', 'Spørsmålet mangler tekst. Skriv spørsmålet på linjen over svarene.');
}

/** Reports options that are too few or too many, none of which is right or all, or that look alike. */
export function checkOptions(
  node: ContainerDirective,
  options: readonly OptionDraft[],
  { report }: QuestionContext,
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
