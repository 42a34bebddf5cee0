import type { ElementContent } from 'hast';
import type { Blockquote, List, ListItem, RootContent } from 'mdast';
import type { Interaction } from '../../model/interaction.ts';
import type { ContainerDirective, QuestionContext } from '../kind.ts';
import { encode } from './letters.ts';
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

/** How the options of a question are written, and what to say where they are not. */
export interface OptionStyle {
  fits(item: ListItem, list: List): boolean;
  readonly rule: string;
  readonly fault: string;
  /** What to say of a line in a «why» that looks like an option. */
  readonly doubt: string;
  /** Spaces that put a «why» inside its option, in words. */
  readonly indent: string;
  /** Column from which a «why» is taken for indented, though to Markdown it is not. */
  readonly leastColumn: number;
}

/** `- [ ]` and `- [x]`. */
export const tasks: OptionStyle = {
  fits: ({ checked }) => typeof checked === 'boolean',
  rule: 'ikke-avkryssing',
  fault: 'Svaret er ikke skrevet som et valg. Begynn linjen med - [ ] eller - [x], og så teksten.',
  doubt: 'Er dette et svar? Begynn linjen med - [ ] eller - [x], og så teksten.',
  indent: 'to',
  leastColumn: Number.POSITIVE_INFINITY,
};

/** `1.`, `2.`, …: an order that means something, and no option that is right. */
export const numbers: OptionStyle = {
  fits: (_item, { ordered }) => ordered === true,
  rule: 'ikke-nummerert',
  fault: 'Svaret er ikke nummerert. Begynn linjen med tallet og et punktum, slik: 1. Helt uenig',
  doubt: 'Er dette et svar? Begynn linjen med tallet og et punktum, slik: 2. Uenig',
  indent: 'tre',
  leastColumn: 2, // Under `1.` Markdown wants three spaces; authors know of two.
};

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

/** Reads prompt and options with a `>` under each; reports every fault, and gives what could be read all the same. */
export function parseOptions(node: ContainerDirective, context: QuestionContext, style = tasks): OptionsDraft {
  const fits = (list: List) => list.children.some((item) => style.fits(item, list));
  const { prompt, items } = divide(node, context, fits, style);
  const options = items.map((item) => parseOption(item, context, style));
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

/** Whether several options are to be ticked: more than one is right, or the author says so. */
export const isMultiple = (node: ContainerDirective, options: readonly OptionDraft[]): boolean =>
  options.filter(({ correct }) => correct).length > 1 || node.attributes?.flere !== undefined;

/** A question whose options are ticked, without its markup. */
export function tickedInteraction(
  kind: string,
  id: string,
  prompt: string,
  options: readonly LetteredOption[],
): Interaction {
  const lettersOf = (isRight: boolean) => options.filter(({ correct }) => correct === isRight).map((each) => each.id);
  return {
    kind,
    id,
    prompt,
    parts: options.map((option) => ({ id: option.id, text: option.plainText })),
    samples: { right: encode(new Set(lettersOf(true))), wrong: encode(new Set(lettersOf(false).slice(0, 1))) },
  };
}

/** An option, with the «why» that the author forgot to indent, if so. */
export interface Item {
  readonly item: ListItem;
  /** Whether it is written in the style of its kind. */
  readonly fits: boolean;
  readonly stray: Blockquote[];
}

/** Prompt and items; what follows the first item, in the list that `isFirst` or else in the last one, belongs to them, or not here. */
export function divide(
  node: ContainerDirective,
  { report }: Pick<QuestionContext, 'report'>,
  isFirst: (list: List) => boolean,
  style = tasks,
): { prompt: RootContent[]; items: Item[] } {
  const lists = node.children.filter((child) => child.type === 'list');
  const first = lists.find(isFirst) ?? lists.at(-1);
  const start = first ? node.children.indexOf(first) : node.children.length;
  const items: Item[] = [];
  let isNumbered = false;
  for (const child of node.children.slice(start)) {
    const last = items.at(-1);
    if (child.type === 'list') {
      isNumbered = style === tasks && child.ordered === true;
      items.push(...child.children.map((item) => ({ item, fits: style.fits(item, child), stray: [] })));
    } else if (child.type === 'blockquote' && last) {
      last.stray.push(child);
      if ((child.position?.start.column ?? 1) >= style.leastColumn) continue;
      const text = isNumbered
        ? 'Forklaringen er ikke rykket inn. Begynn svaret med - i stedet for et tall, eller sett tre mellomrom foran >.'
        : `Forklaringen er ikke rykket inn. Sett ${style.indent} mellomrom foran >.`;
      report(child, 'hvorfor-uten-innrykk', text);
    } else {
      const text = 'Teksten etter svarene hører ikke til noe svar. Flytt den over svarene eller ut av spørsmålet.';
      report(child, 'tekst-etter-svar', text);
    }
  }
  return { prompt: node.children.slice(0, start), items };
}

/** Reads one option; reports every fault in it. */
export function parseOption(option: Item, context: QuestionContext, style = tasks): OptionDraft {
  const { item, fits } = option;
  const [text] = item.children;
  if (!fits || text?.type !== 'paragraph') context.report(item, style.rule, style.fault);
  return {
    text: text?.type === 'paragraph' ? context.toHast(text.children) : [],
    why: parseWhy(option, context, style),
    plainText: text?.type === 'paragraph' ? plainText([text]) : '',
    correct: item.checked === true,
  };
}

/** Reads what stands under the first line of an item: its «why», which it must have, and nothing else. */
export function parseWhy(
  { item, stray }: Pick<Item, 'item' | 'stray'>,
  context: QuestionContext,
  style = tasks,
): ElementContent[] {
  const { report, toHast } = context;
  const rest = item.children.slice(1);
  const whys = [...rest.filter((child) => child.type === 'blockquote'), ...stray];
  for (const why of whys) checkLines(why, context, style);
  if (plainText(whys) === '') {
    const wayOut = `Skriv den på linjen under, med ${style.indent} mellomrom og > foran.`;
    report(item, 'mangler-hvorfor', `Svaret mangler forklaring. ${wayOut}`);
  }
  for (const child of rest.filter(({ type }) => type !== 'blockquote')) {
    report(child, 'for-mye-i-svaret', 'Et svar er ett avsnitt og forklaringen under. Flytt resten over svarene.');
  }
  return toHast(whys.flatMap(({ children }) => children));
}

/** Markdown lets a line without `>` go on with the quote above it, so it would vanish into another option's «why». */
function checkLines({ position }: Blockquote, { lines, reportLine }: QuestionContext, style: OptionStyle): void {
  for (let line = position?.start.line ?? 1; line <= (position?.end.line ?? 0); line++) {
    const text = lines[line - 1] ?? '';
    if (/^\s*>/.test(text)) continue;
    if (/^\s*(?:[-*+•·▪◦‣–—]|\d+[.)])/u.test(text)) {
      reportLine(line, style.rule, style.doubt);
    } else {
      const wayOut = `Sett ${style.indent} mellomrom og > foran, eller flytt den ut av spørsmålet.`;
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
  const isHeading = first?.type === 'heading' && plainText([first]) !== '';
  const wayOut = isHeading
    ? 'Spørsmålet kan ikke være en overskrift. Ta bort # foran teksten.'
    : 'Spørsmålet mangler tekst. Skriv spørsmålet på linjen over svarene.';
  report(isHeading ? first : node, 'tomt-sporsmal', wayOut);
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
