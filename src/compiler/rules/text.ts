import type { Link, Nodes, Root } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { directiveUse } from '../directives.ts';
import { languagePart } from '../language-part.ts';
import type { Place } from '../report.ts';

/** What a piece of text is to the one who reads it. */
export type TextRole = 'prose' | 'heading' | 'cell' | 'alt' | 'question';

/** A link in a text. */
export interface TextLink {
  readonly url: string;
  /** Index of the first and behind the last character. */
  readonly start: number;
  readonly end: number;
}

/** A paragraph, heading, cell or description of a picture, as it is read: without code, and without words in another language. */
export interface TextBlock {
  readonly role: TextRole;
  readonly text: string;
  readonly links: readonly TextLink[];
  /** Where the character at `index` is written. */
  placeAt(index: number): Place;
}

/** All text of a lesson, block by block. */
export function textBlocks(root: Root, source: string): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  const lines = lineStarts(source);
  const add = (node: Nodes, role: TextRole): void => {
    const block = new BlockText(role, node, source, lines);
    if (block.text.trim() !== '') blocks.push(block);
  };
  const walk = (node: Nodes, inQuestion: boolean): void => {
    if (node.type === 'paragraph') add(node, inQuestion ? 'question' : 'prose');
    else if (node.type === 'heading') add(node, 'heading');
    else if (node.type === 'tableCell') add(node, inQuestion ? 'question' : 'cell');
    if (node.type === 'image') add(node, 'alt');
    if (!('children' in node)) return;
    const use = node.type === 'containerDirective' ? directiveUse(node.name) : undefined;
    for (const child of node.children) walk(child, inQuestion || use === 'question' || use === 'test');
  };
  walk(root, false);
  return blocks;
}

/** A run of characters that stand together in the file, but for signs of Markdown. */
interface Run {
  readonly start: number;
  readonly value: string;
  /** Offset in the file. */
  readonly offset: number;
  readonly written: string;
}

class BlockText implements TextBlock {
  readonly role: TextRole;
  readonly text: string;
  readonly links: readonly TextLink[];
  private readonly runs: readonly Run[];
  private readonly lines: readonly number[];

  constructor(role: TextRole, node: Nodes, source: string, lines: readonly number[]) {
    const reading = new Reading(source);
    if (node.type === 'image') reading.take(node.alt ?? '', (node.position?.start.offset ?? 0) + 2, node.alt ?? '');
    else reading.read(node);
    this.role = role;
    this.text = reading.text;
    this.links = reading.links;
    this.runs = reading.runs;
    this.lines = lines;
  }

  placeAt(index: number): Place {
    const run = this.runs.filter(({ start }) => start <= index).at(-1) ?? this.runs[0];
    if (!run) return { line: 1, column: 1 };
    const offset = run.offset + writtenLength(run, Math.min(index - run.start, run.value.length));
    const line = this.lines.filter((start) => start <= offset).length;
    return { line, column: offset - (this.lines[line - 1] ?? 0) + 1 };
  }
}

/** Gathers what is read in a node. */
class Reading {
  text = '';
  readonly links: TextLink[] = [];
  readonly runs: Run[] = [];
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  read(node: Nodes): void {
    if (node.type === 'text') {
      const { start, end } = node.position ?? {};
      this.take(node.value, start?.offset ?? 0, this.source.slice(start?.offset, end?.offset));
    } else if (node.type === 'break') this.text += ' ';
    else if (node.type === 'link') this.readLink(node);
    else if ('children' in node) for (const child of node.children) this.read(child);
  }

  take(value: string, offset: number, written: string): void {
    this.runs.push({ start: this.text.length, value, offset, written });
    this.text += value;
  }

  private readLink(node: Link): void {
    if (languagePart(node.url)) {
      this.text += '…'; // So that the words round it do not become neighbours.
      return;
    }
    const start = this.text.length;
    for (const child of node.children) this.read(child);
    this.links.push({ url: node.url, start, end: this.text.length });
  }
}

/** How many characters of the file the first `count` characters of a text take: escapes, entities and marks of quotation are more. */
function writtenLength({ value, written }: Run, count: number): number {
  let at = 0;
  for (let index = 0; index < count; index++) {
    const sign = value[index];
    if (written[at] === '&' && sign !== '&') at = written.indexOf(';', at) + 1;
    else if (sign === '\n') at += /^\r?\n[ \t>]*/.exec(written.slice(at))?.[0].length ?? 1;
    else at += written[at] === '\\' && written[at + 1] === sign ? 2 : 1;
  }
  return at;
}

function lineStarts(source: string): readonly number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Words of a node on one line. */
export const wordsOf = (node: Nodes): string => plain(node).replaceAll(/\s+/g, ' ').trim();
