import type { Report } from './report.ts';

/** The numbers (from 0) of the lines that stand in fenced code; a fence that is never closed is reported, not counted. */
export function codeLines(lines: readonly string[], report: Report): ReadonlySet<number> {
  const inCode = new Set<number>();
  for (let index = 0; index < lines.length; index++) {
    const fence = /^ {0,3}(`{3,}(?!.*`)|~{3,})/.exec(lines[index] ?? '')?.[1];
    if (!fence) continue;
    const end = lines.findIndex((line, other) => other > index && closesCode(line, fence));
    if (end < 0) {
      const text = `Kodeeksemplet blir aldri lukket. Sett ${fence} på en egen linje etter det.`;
      report({ line: index + 1, column: 1 }, 'kode-ikke-lukket', text);
      return inCode;
    }
    for (let line = index; line <= end; line++) inCode.add(line);
    index = end;
  }
  return inCode;
}

/** A closing fence is of the same sign, at least as long, and has nothing behind it (CommonMark 4.5). */
function closesCode(line: string, fence: string): boolean {
  const bare = line.trim();
  return /^ {0,3}\S/.test(line) && bare.length >= fence.length && bare === fence.charAt(0).repeat(bare.length);
}
