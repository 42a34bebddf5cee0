import { codeLines } from './code-lines.ts';
import { type DirectiveUse, directiveUse, questionKind } from './directives.ts';
import { readOpening } from './opening-line.ts';
import { mendOptionLine, optionIndent } from './option-lines.ts';
import type { Report } from './report.ts';

/** The text with its directive fences in order, line for line the same. */
export interface Fenced {
  readonly text: string;
  /** Lines (from 1) where a directive should begin. */
  readonly openings: readonly number[];
  /** Those of them that were badly written. */
  readonly mended: ReadonlySet<number>;
}

/** A directive that is open at a line. */
interface Open {
  /** From 0. */
  readonly index: number;
  readonly name: string;
  readonly use: DirectiveUse | undefined;
  /** Colons as the author wrote them. */
  readonly written: number;
  /** Colons as they must be to hold what is inside; 0 for a line that is no directive after all. */
  size: number;
  /** Columns in front of its first option. */
  indent?: number;
}

const openingLine = /^ {0,3}(:{3,})(\s*[^\s:].*)$/;
const closingLine = /^ {0,3}(:{3,})\s*$/;
const shortOpening = /^ {0,3}(:{1,2})([\p{L}\p{M}]+(?:\{.*)?)$/u;
const shortClosing = /^ {0,3}(:{1,2})\s*$/;

/**
 * Finds the fences that are not closed, closed twice or badly written, which a Markdown parser takes for text or lets
 * swallow the rest of the file. Each is reported and mended, so that the rest of the faults can be found in the same run.
 */
export function checkFences(text: string, firstLine: number, report: Report): Fenced {
  const scan = new FenceScan(text.split('\n'), report);
  scan.run(firstLine - 1);
  return { text: scan.lines.join('\n'), openings: scan.openings, mended: scan.mended };
}

class FenceScan {
  readonly lines: string[];
  readonly openings: number[] = [];
  readonly mended = new Set<number>();
  private readonly open: Open[] = [];
  private readonly report: Report;

  constructor(lines: string[], report: Report) {
    this.lines = lines;
    this.report = report;
  }

  /** Goes through the lines from `start` (from 0). */
  run(start: number): void {
    const code = codeLines(this.lines, this.report);
    for (let index = start; index < this.lines.length; index++) {
      const line = this.lines[index] ?? '';
      const closing = closingLine.exec(line)?.[1];
      if (code.has(index)) {
        if (closing) this.closedInCode(index, closing.length);
      } else if (closing) this.close(index, closing.length);
      else this.other(index, line);
    }
    for (const left of this.open.splice(0).reverse()) this.mendUnclosed(left, this.lines.length);
  }

  private other(index: number, line: string): void {
    const [, colons = '', rest = ''] = openingLine.exec(line) ?? this.shortOpening(index, line) ?? [];
    const shortClose = shortClosing.exec(line)?.[1];
    if (colons !== '') this.begin(index, colons.length, rest);
    else if (shortClose && this.open.some(({ size }) => size > 0)) this.close(index, shortClose.length);
    else this.mendInQuestion(index, line);
  }

  /** A listed name with too few colons begins a directive only if something closes it. */
  private shortOpening(index: number, line: string): RegExpExecArray | undefined {
    const match = shortOpening.exec(line);
    if (!match || directiveUse(/^[^{]*/.exec(match[2] ?? '')?.[0] ?? '') === undefined) return undefined;
    const next = this.lines.find((later, other) => other > index && /^ {0,3}:{2,}/.test(later));
    return next !== undefined && /^[ :]*$/.test(next) ? match : undefined;
  }

  private mendInQuestion(index: number, line: string): void {
    const question = this.open.at(-1);
    if (!question || !questionKind(question.name)?.hasTasks) return;
    const indent = optionIndent(line);
    if (indent !== undefined) question.indent ??= Math.min(indent, 3);
    const mended = mendOptionLine(line, question.indent);
    if (!mended) return;
    this.report({ line: index + 1, column: mended.column }, mended.rule, mended.fault);
    this.lines[index] = mended.line;
  }

  private begin(index: number, colons: number, rest: string): void {
    const { name, line, size, fault } = readOpening(colons, rest);
    if (fault) {
      this.fault(index, 'gjerde-ugyldig', fault);
      this.lines[index] = line;
      this.mended.add(index + 1);
    }
    if (name === '') {
      this.open.push({ index, name, use: undefined, written: colons, size });
      return;
    }
    this.fitInside(index, size);
    this.openings.push(index + 1);
    this.open.push({ index, name, use: directiveUse(name), written: colons, size });
  }

  /** A directive holds another only if it has more colons; if not, the author forgot to close it or to widen it. */
  private fitInside(index: number, size: number): void {
    const outer = this.open.at(-1);
    if (!outer || outer.size > size || outer.size === 0) return;
    if (outer.use !== 'test') {
      this.open.pop();
      this.mendUnclosed(outer, index);
      this.fitInside(index, size);
      return;
    }
    if (outer.size === outer.written) {
      const wanted = ':'.repeat(size + 1);
      const text = `Testen må ha flere kolon enn spørsmålene i den. Skriv ${wanted}${outer.name} her, og ${wanted} der den slutter.`;
      this.fault(outer.index, 'for-fa-kolon', text);
    }
    outer.size = size + 1;
    this.lines[outer.index] = (this.lines[outer.index] ?? '').replace(/:{3,}/, ':'.repeat(outer.size));
  }

  private close(index: number, size: number): void {
    const match = this.open.map(({ written }) => written).lastIndexOf(size);
    for (const left of match < 0 ? [] : this.open.splice(match + 1).reverse()) this.mendUnclosed(left, index);
    const top = this.open.at(-1);
    const fits = top && (top.written <= size || top.use !== 'test');
    if (!top || !fits) {
      this.fault(index, 'gjerde-uten-start', `Her er ${':'.repeat(size)} uten noe å lukke. Slett linjen.`);
      this.lines[index] = '';
      return;
    }
    if (top.written > size) {
      const text = `Her er det færre kolon enn i linje ${top.index + 1}. Skriv ${':'.repeat(Math.max(3, top.written))}`;
      this.fault(index, 'gjerde-for-kort', text);
    }
    this.lines[index] = ':'.repeat(top.size);
    this.open.pop();
  }

  /** The parser does not know of code while it looks for the end of a directive. */
  private closedInCode(index: number, size: number): void {
    if (!this.open.some((entry) => entry.size > 0 && entry.size <= size)) return;
    const text = 'Linjen lukker det som står rundt kodeeksemplet. Bruk flere kolon rundt enn i eksemplet.';
    this.fault(index, 'gjerde-i-kode', text);
    this.lines[index] = '';
  }

  private mendUnclosed(entry: Open, limit: number): void {
    if (entry.size === 0) return;
    const colons = ':'.repeat(Math.max(3, entry.written));
    const text = `«${entry.name}» blir aldri lukket. Sett ${colons} på en egen linje der det slutter.`;
    this.fault(entry.index, 'gjerde-ikke-lukket', text);
    const end = this.likelyEnd(entry, limit);
    if (end === undefined) {
      this.lines[entry.index] = '';
      this.openings.splice(this.openings.indexOf(entry.index + 1), 1);
    } else this.lines[end] = ':'.repeat(entry.size);
  }

  /** A blank line behind the options, where the author most likely meant to end; `undefined` if there is none. */
  private likelyEnd(entry: Open, limit: number): number | undefined {
    let inOptions = false;
    const endsAtBlank = entry.use === 'question' && !questionKind(entry.name)?.hasHeadings;
    for (let index = entry.index + 1; index < limit && endsAtBlank; index++) {
      const line = this.lines[index] ?? '';
      inOptions ||= /^\s*(?:[-*+]|\d+[.)]|>)(?:\s|$)/.test(line);
      if (inOptions && line.trim() === '' && !/^(?:\s|[-*+])/.test(this.nextText(index, limit))) return index;
    }
    if (limit === this.lines.length) return limit;
    return this.lines[limit - 1]?.trim() === '' ? limit - 1 : undefined;
  }

  private nextText(index: number, limit: number): string {
    return this.lines.slice(index, limit).find((line) => line.trim() !== '') ?? '';
  }

  private fault(index: number, rule: string, text: string): void {
    this.report({ line: index + 1, column: 1 }, rule, text);
  }
}
