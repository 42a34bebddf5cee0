import { directiveUse, questionKind, suggestedNames } from './directives.ts';
import { parseMarkdown } from './markdown.ts';

/** A line that begins a directive. */
interface Opening {
  /** Empty if it cannot be read at all. */
  readonly name: string;
  /** The line as it should be; empty if it must be left out. */
  readonly line: string;
  /** Colons the directive has in `line`. */
  readonly size: number;
  /** What is wrong with the line, in Norwegian, if anything. */
  readonly fault?: string;
}

const word = String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*`;
const inOrder = new RegExp(String.raw`^(${word})(\{(?:\s*(?:#[\p{L}\p{N}_-]+|flere))*\s*\})?\s*$`, 'u');
const pieces = new RegExp(String.raw`^\s*(${word})\s*(\[[^\]]*\])?\s*(\{[^}]*\}?)?(.*)$`, 'u');

/** Reads what follows the colons of an opening line, and mends what is badly written so that the rest can be checked. */
export function readOpening(colons: number, rest: string): Opening {
  // Word and phones make them by themselves, and only straight ones can be read.
  const straight = rest.replaceAll(/=\s*[“”„«]([^“”„«»"]*)[“”»"]/g, '="$1"');
  const read = readStraight(colons, straight);
  if (straight === rest || read.line === '') return read;
  return { ...read, fault: `Her må det være rette anførselstegn. Skriv ${read.line}` };
}

function readStraight(colons: number, rest: string): Opening {
  const simple = inOrder.exec(rest)?.[1];
  const size = Math.max(3, colons);
  const fence = ':'.repeat(size);
  if (simple !== undefined) {
    const line = `${fence}${rest.trimEnd()}`;
    return { name: simple, line, size, ...(colons < 3 && { fault: `Det må være tre kolon foran. Skriv ${line}` }) };
  }
  const [, name = '', label = '', braces = '', after = ''] = pieces.exec(rest) ?? [];
  const written = mendBraces(braces);
  const text = after.trim();
  const line = `${fence}${name}${label}${written}`;
  const listed = directiveUse(name) !== undefined;
  if (name === '' || (!listed && (text !== '' || !isDirective(line, fence)))) {
    return { name: '', line: '', size: 0, fault: badlyWritten };
  }
  if (!isDirective(line, fence)) {
    // An example of a question says nothing to who writes something else.
    const fault = questionKind(name)
      ? badlyWritten
      : `Linjen begynner med :::${name}, men lar seg ikke lese. Se etter klammer og anførselstegn, slik: {navn="tekst"}`;
    return { name, line: `${fence}${name}${idIn(braces)}`, size, fault };
  }
  if (text !== '') {
    const fault = `Teksten kan ikke stå på samme linje. Flytt den til linjen under ${line}`;
    return { name, line: `${fence}${name}[${text.replaceAll(/[[\]]/g, '')}]${written}`, size, fault };
  }
  if (braces !== '' && !braces.endsWith('}')) {
    return { name, line, size, fault: `Klammen { blir aldri lukket. Skriv ${line}` };
  }
  if (colons < 3) return { name, line, size, fault: `Det må være tre kolon foran. Skriv ${line}` };
  const blank = line !== `${fence}${rest}`.trimEnd() && `Det skal ikke være mellomrom her. Skriv ${line}`;
  return { name, line, size, ...(blank && { fault: blank }) };
}

/** Without blanks behind `#`, and closed. */
function mendBraces(braces: string): string {
  const inside = braces.replaceAll(/[{}]/g, '').replaceAll(/#\s+/g, '#').trimEnd();
  if (braces === '') return '';
  return braces.endsWith('}') ? `{${inside}}` : `{${inside.trim().split(/\s+/)[0]}}`;
}

const idIn = (braces: string): string => /#\s*[A-Za-z]\w*/.exec(braces)?.[0].replace(/#\s*(.*)/, '{#$1}') ?? '';

const isDirective = (line: string, fence: string): boolean =>
  parseMarkdown(`${line}\n${fence}`).children[0]?.type === 'containerDirective';

/** What to say of a line that begins as a directive and is none. */
export const badlyWritten = `Linjen begynner med :::, men lar seg ikke lese. Skriv slik: :::${suggestedNames[0]}{#q_navn}`;
