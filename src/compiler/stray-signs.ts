import type { Root, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Place, Report } from './report.ts';

const heading = 'Overskriften mangler mellomrom. Skriv ### og et mellomrom foran den.';
const link = 'Lenken er ikke gyldig. Skriv [tekst](https://…), uten mellomrom mellom klammene og i adressen.';
const picture = 'Bildet er ikke skrevet riktig. Skriv ![tekst](../media/navn.png), uten mellomrom i navnet på filen.';
const table =
  'Tabellen mangler linjen under overskriftene. Skriv | --- | --- | der, med like mange ruter som overskriftene.';
const reference = 'Lenken mangler adresse. Skriv [tekst](https://…), eller skriv adressen på en egen linje.';

/** Signs that were meant as Markdown, and that the learner would see. */
const stray: readonly (readonly [pattern: RegExp, text: string, rule?: 'ulovlig-bilde'])[] = [
  [/^#{1,6}[^\s#]/gm, heading],
  [/(?<!\\)\*\*/g, 'Her står ** igjen i teksten. Sett ** både foran og etter ordet, uten mellomrom på innsiden.'],
  [/(?<!\\)!\[[^\]\n]*\](?:\(| \(\.\.\/)/g, picture, 'ulovlig-bilde'],
  [/(?<!!\[[^\]\n]*)(?<!\\)\](?:\(| \((?:https?:|mailto:|#))/g, link],
  [/^\|.*\|[ \t]*\n\|.*\|[ \t]*(?=\n|$)/g, table],
  [/(?<!\\)\]\[[^\]\n]+\]/g, reference],
];

/** Warns of Markdown that did not take, and stands in the text as it was typed. */
export function checkSigns(root: Root, source: string, report: Report): void {
  visit(root, 'text', (node) => {
    for (const [pattern, text, rule] of stray) {
      reportSigns(node, source, pattern, text, (at) =>
        rule ? report(at, rule, text) : report(at, 'merkelig-tegn', text, 'warning'),
      );
    }
  });
}

function reportSigns(node: Text, source: string, pattern: RegExp, text: string, tell: (at: Place) => void): void {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return;
  // An address behind the text is a link of its own, so what tells of it may stand outside.
  for (const match of source.slice(start.offset, end.offset + 8).matchAll(pattern)) {
    const offset = start.offset + match.index;
    if (offset >= end.offset) return;
    const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
    if (text === heading && !/^[\s>]*$/.test(source.slice(lineStart, offset))) continue;
    const line = start.line + source.slice(start.offset, offset).split('\n').length - 1;
    tell({ line, column: offset - lineStart + 1 });
  }
}
