import type { Blockquote, List, ListItem, PhrasingContent, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Join, toMarkdown } from 'mdast-util-to-markdown';
import { placeholderSign } from '../compiler/placeholders.ts';
import type { ImportedQuestion, QuestionLine } from './item.ts';
import { paragraph } from './item.ts';

/** Markdown as an author of ours writes it. */
export const writeMarkdown = (nodes: readonly RootContent[], join: readonly Join[] = []): string =>
  toMarkdown(
    { type: 'root', children: [...nodes] },
    {
      extensions: [gfmToMarkdown({ tablePipeAlign: false })],
      bullet: '-',
      listItemIndent: 'one',
      emphasis: '*',
      resourceLink: true,
      join: [...join],
      unsafe: [
        { character: ':', atBreak: true }, // A colon at the start of a line could begin a directive.
        { character: '{', before: '[^\\s]', inConstruct: 'phrasing' },
      ],
    },
  ).trimEnd();

/** A question as a directive, with a placeholder where the file has no «why». */
export function writeQuestion(question: ImportedQuestion): string {
  const { directive, flag, prompt } = question;
  const braces = flag ? `{${flag}}` : '';
  const text = writeMarkdown([...prompt, listOf(question)], [listBelowPrompt]);
  // A line that begins with a sign of equality is a heading only under a paragraph, so nothing need be escaped.
  return `:::${directive}${braces}\n${directive === 'par' ? text.replaceAll(/^- \\= /gm, '- = ') : text}\n:::`;
}

/** The options stand right under what is asked. */
const listBelowPrompt: Join = (left, right) => (left.type === 'paragraph' && right.type === 'list' ? 0 : undefined);

/** A question that cannot be one of ours, as text that loses nothing. */
export function questionAsText({ prompt, lines }: ImportedQuestion): RootContent[] {
  const items = lines.map(
    ({ text, why, correct }): ListItem => ({
      type: 'listItem',
      spread: false,
      children: [
        { type: 'paragraph', children: [...text, ...(correct ? [{ type: 'text', value: ' (riktig)' } as const] : [])] },
        ...(why && why !== 'none' ? [{ type: 'blockquote', children: [...why] } as Blockquote] : []),
      ],
    }),
  );
  const words = `${placeholderSign} Dette var et spørsmål i filen, men kunne ikke bli det her. Rapporten sier hvorfor.`;
  return [...prompt, { type: 'list', ordered: false, spread: false, children: items }, paragraph(words)];
}

const listOf = ({ directive, lines }: ImportedQuestion): List => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: lines.map(
    (line): ListItem => ({
      type: 'listItem',
      spread: false,
      ...(line.correct !== undefined && { checked: line.correct }),
      children: [
        { type: 'paragraph', children: oneLine(line.text) },
        ...(line.why === 'none' ? [] : [{ type: 'blockquote', children: whyOf(directive, line) } as Blockquote]),
      ],
    }),
  ),
});

/** An option is one line. */
const oneLine = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
  nodes.map((node): PhrasingContent => {
    if (node.type === 'break') return { type: 'text', value: ' ' };
    return node.type === 'text' ? { ...node, value: node.value.replaceAll(/\s*\n\s*/g, ' ') } : node;
  });

const whyOf = (directive: ImportedQuestion['directive'], { why, correct, text }: QuestionLine): RootContent[] =>
  why !== undefined && why !== 'none'
    ? [...why]
    : [paragraph(`${placeholderSign} ${missingWhy(directive, correct, text)}`)];

/** What an author has to write, in the place of a «why» that the file does not have. */
function missingWhy(
  directive: ImportedQuestion['directive'],
  correct: boolean | undefined,
  text: readonly PhrasingContent[],
): string {
  const [first] = text;
  if (directive === 'par') return 'Skriv hvorfor disse to hører sammen.';
  if (first?.type === 'text' && first.value === otherAnswers) return 'Skriv noe som hjelper den som svarer noe annet.';
  return correct ? 'Skriv hvorfor dette er riktig.' : 'Skriv hvorfor dette ikke er riktig.';
}

/** The line of a typed question that holds for all that nobody expected. */
export const otherAnswers = 'Andre svar';
