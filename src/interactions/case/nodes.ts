import type { ElementContent } from 'hast';
import type { Blockquote, Heading, List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { ContainerDirective, QuestionContext } from '../kind.ts';
import { plainText } from '../shared/plain-text.ts';
import { divideEnd, type EndBlocks, endParts, labelOf } from './ends.ts';

/** A case as the author wrote it. */
export interface CaseSource {
  /** What stands above the first node. */
  readonly intro: readonly RootContent[];
  readonly nodes: readonly CaseNode[];
}

/** A heading in a case with what stands under it. */
export interface CaseNode {
  readonly heading: Heading;
  /** Missing if it must be mended. */
  readonly id: string | undefined;
  /** Phrasing. */
  readonly title: readonly ElementContent[];
  readonly plainTitle: string;
  readonly blocks: EndBlocks;
  readonly choices: readonly CaseChoice[];
  readonly isEnd: boolean;
}

/** One way on from a node. */
export interface CaseChoice {
  readonly item: ListItem;
  /** Phrasing. */
  readonly text: readonly ElementContent[];
  readonly plainText: string;
  /** Blocks. */
  readonly why: readonly ElementContent[];
  /** Id of the node where it leads, as it is written; missing if none is. */
  readonly target: string | undefined;
}

const idPattern = /\s*\{#?([^{}]*)\}\s*$/;
const endPrefix = /^(?:slutt|end|the end)(?:\s*:\s*|$)/i;
/** A word processor makes an arrow, or a dash, of `->`. */
const targetPattern = /\s*(?:-+>|→|–>|⇒)\s*#?(\S*)\s*$/u;

/** Reads the nodes of a case; reports every fault within a node, and gives what could be read all the same. */
export function readNodes(node: ContainerDirective, context: QuestionContext): CaseSource {
  const first = node.children.findIndex(isNodeHeading);
  const intro = first < 0 ? node.children : node.children.slice(0, first);
  const sections: { heading: Heading; body: RootContent[] }[] = [];
  for (const child of first < 0 ? [] : node.children.slice(first)) {
    if (isNodeHeading(child)) sections.push({ heading: child, body: [] });
    else sections.at(-1)?.body.push(child);
  }
  return { intro, nodes: sections.map(({ heading, body }) => readNode(heading, body, context)) };
}

/** A heading of the third level, or one that has an id. */
const isNodeHeading = (node: RootContent): node is Heading =>
  node.type === 'heading' && (node.depth <= 3 || idPattern.test(plainText([node])));

function readNode(heading: Heading, body: readonly RootContent[], context: QuestionContext): CaseNode {
  const { id, title } = readHeading(heading, context);
  const { text, items } = divide(body, context);
  const blocks = divideEnd(text);
  const choices = items.map((item) => readChoice(item, context));
  const plainTitle = plainText(title);
  const isEnd = endPrefix.test(plainTitle) || blocks.parts.size > 0;
  const shown = isEnd ? withoutPrefix(title) : title;
  if (isEnd) checkEnd(heading, blocks, choices, context);
  else if (choices.length > 0) checkChoices(heading, choices, context);
  return { heading, id, title: context.toHast(shown), plainTitle: plainText(shown), blocks, choices, isEnd };
}

function readHeading(heading: Heading, { report }: QuestionContext): { id?: string; title: PhrasingContent[] } {
  const written = idPattern.exec(plainText([heading]))?.[1]?.trim();
  const last = heading.children.at(-1);
  const title =
    written === undefined || last?.type !== 'text'
      ? heading.children
      : [...heading.children.slice(0, -1), { ...last, value: last.value.replace(idPattern, '') }];
  if (plainText(title) === '') {
    report(
      heading,
      'case-uten-tittel',
      'Steget mangler overskrift. Skriv den foran id-en: ### Tidlig drøfting {#tidlig}',
    );
  }
  if (!written) {
    const text = 'Overskriften mangler id, så ingen valg kan gå hit. Skriv en kort id bak den, slik: {#tidlig}';
    report(heading, 'case-uten-id', text);
    return { title };
  }
  if (!/^[A-Za-z][A-Za-z0-9_]{0,31}$/.test(written)) {
    const text = `Id-en «${written}» kan ikke brukes. Bruk bokstavene a–z, tall og _, og begynn med en bokstav (høyst 32 tegn).`;
    report(heading, 'case-ugyldig-id', text);
    return { title };
  }
  return { id: written, title };
}

function withoutPrefix(title: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const [first, ...rest] = title;
  if (first?.type !== 'text') return title;
  const value = first.value.replace(endPrefix, '');
  return value === '' && rest.length === 0 ? title : [{ ...first, value }, ...rest];
}

/** A list item, with the «why» that the author forgot to indent, if so. */
interface Item {
  readonly item: ListItem;
  readonly stray: Blockquote[];
}

/** Text and choices; a list is one of choices if any of it points somewhere or says why. */
function divide(body: readonly RootContent[], { report }: QuestionContext): { text: RootContent[]; items: Item[] } {
  const text: RootContent[] = [];
  const items: Item[] = [];
  for (const child of body) {
    const last = items.at(-1);
    if (child.type === 'list' && (last || isChoices(child))) {
      items.push(...child.children.map((item) => ({ item, stray: [] })));
    } else if (child.type === 'blockquote' && last) {
      report(child, 'hvorfor-uten-innrykk', 'Forklaringen er ikke rykket inn. Sett to mellomrom foran >.');
      last.stray.push(child);
    } else if (last && child.type !== 'definition') {
      const wayOut = 'Flytt den over valgene, eller lag en ny overskrift med id.';
      report(child, 'tekst-etter-valg', `Teksten etter valgene hører ikke til noe steg. ${wayOut}`);
    } else text.push(child);
  }
  return { text, items };
}

const isChoices = (list: List): boolean =>
  list.children.some(({ children }) =>
    children.some((child) => child.type === 'blockquote' || (child.type === 'paragraph' && pointsOn(child))),
  );

const pointsOn = (paragraph: Paragraph): boolean => targetPattern.test(plainText([paragraph]));

function readChoice({ item, stray }: Item, context: QuestionContext): CaseChoice {
  const { report, toHast } = context;
  const [first, ...rest] = item.children;
  const paragraph = first?.type === 'paragraph' ? first : undefined;
  const whys = [...rest.filter((child) => child.type === 'blockquote'), ...stray];
  for (const why of whys) checkLines(why, context);
  if (plainText(whys) === '') {
    report(
      item,
      'mangler-hvorfor',
      'Valget mangler forklaring. Skriv den på linjen under, med to mellomrom og > foran.',
    );
  }
  for (const child of rest.filter(({ type }) => type !== 'blockquote')) {
    report(
      child,
      'for-mye-i-valget',
      'Et valg er ett avsnitt og forklaringen under. Flytt resten til steget det går til.',
    );
  }
  const target = (paragraph && targetPattern.exec(plainText([paragraph]))?.[1]) || undefined;
  const text = paragraph ? withoutTarget(paragraph.children) : [];
  checkChoice(item, { text, target }, context);
  const why = toHast(whys.flatMap(({ children }) => children));
  return { item, text: toHast(text), plainText: plainText(text), why, target };
}

function withoutTarget(children: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const last = children.at(-1);
  return last?.type === 'text'
    ? [...children.slice(0, -1), { ...last, value: last.value.replace(targetPattern, '') }]
    : children;
}

function checkChoice(
  item: ListItem,
  { text, target }: { readonly text: readonly PhrasingContent[]; readonly target: string | undefined },
  { report }: QuestionContext,
): void {
  if (target === undefined) {
    report(
      item,
      'case-uten-maal',
      'Valget går ikke noe sted. Skriv id-en til neste steg etter teksten, slik: -> tidlig',
    );
  }
  if (plainText(text) === '' || typeof item.checked === 'boolean') {
    report(
      item,
      'case-tomt-valg',
      'Valget er ikke skrevet riktig. Begynn linjen med - og teksten, uten klammer: - Ring Marit -> tidlig',
    );
  }
  if (text.some(({ type }) => type === 'link' || type === 'linkReference')) {
    report(item, 'lenke-i-valg', 'Et valg kan ikke ha en lenke i seg. Flytt lenken til teksten over valgene.');
  }
}

/** Markdown lets a line without `>` go on with the quote above it, so it would vanish into another choice's «why». */
function checkLines({ position }: Blockquote, { lines, reportLine }: QuestionContext): void {
  for (let line = position?.start.line ?? 1; line <= (position?.end.line ?? 0); line++) {
    if (/^\s*>/.test(lines[line - 1] ?? '')) continue;
    const wayOut = 'Sett to mellomrom og > foran, eller sett en tom linje over.';
    reportLine(line, 'linje-i-hvorfor', `Linjen hører ikke til noe valg. ${wayOut}`);
  }
}

function checkChoices(heading: Heading, choices: readonly CaseChoice[], { report }: QuestionContext): void {
  const texts = choices.map((choice) => choice.plainText);
  if (choices.length < 2) {
    report(heading, 'for-fa-valg', 'Steget har bare ett valg. Skriv minst to, eller slå det sammen med neste steg.');
  }
  if (choices.length > 4) {
    report(heading, 'for-mange-valg', `Steget har ${choices.length} valg. Det kan ha høyst fire.`);
  }
  if (new Set(texts).size < texts.length) {
    report(heading, 'like-valg', 'To av valgene har samme tekst. Skriv dem så de kan skilles fra hverandre.');
  }
}

function checkEnd(
  heading: Heading,
  { parts }: EndBlocks,
  choices: readonly CaseChoice[],
  { report }: QuestionContext,
): void {
  for (const name of endParts) {
    const part = parts.get(name);
    if (part && plainText(part.blocks) !== '') continue;
    const label = labelOf(name);
    const text = part
      ? `Det står ingenting etter «${label}». Skriv teksten på samme linje.`
      : `Slutten mangler «${label}». Skriv **${label}:** og teksten på en egen linje.`;
    report(part?.label ?? heading, 'case-mangler-del', text);
  }
  if (choices[0]) {
    report(
      choices[0].item,
      'case-slutt-med-valg',
      'En slutt kan ikke ha valg. Slett valgene, eller slett det som gjør steget til en slutt.',
    );
  }
}
