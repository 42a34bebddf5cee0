import type { ContentMessage, Severity } from '../model/message.ts';

/** A place in a file, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Tells an author of a fault at a place; `rule` is ASCII, `text` is Norwegian and names the way out. */
export type Report = (at: Place, rule: string, text: string, severity?: Severity) => void;

/** How a fault counts in this project; `undefined` where it is switched off. */
export type SeverityOf = (rule: string, severity: Severity) => Severity | undefined;

/** Every fault of a module, file by file. */
export class Messages {
  private found: ContentMessage[] = [];
  private severityOf: SeverityOf = (_, severity) => severity;

  /** Lets the project decide how faults that are reported from now on count. */
  countBy(severityOf: SeverityOf): void {
    this.severityOf = severityOf;
  }

  /** The report of one file. */
  in(file: string): Report {
    return ({ line, column }, rule, text, usual = 'error') => {
      const severity = this.severityOf(rule, usual);
      if (severity) this.found.push({ file, line, column, severity, rule, text });
    };
  }

  /** Tells once more what was found before in something that has not changed. */
  repeat(found: readonly ContentMessage[]): void {
    for (const { file, line, column, rule, text, severity } of found)
      this.in(file)({ line, column }, rule, text, severity);
  }

  /** Takes back faults by some rules in lines that turned out not to be shown. */
  withdraw(file: string, lines: { readonly from: number; readonly to: number }, rules: readonly string[]): void {
    this.found = this.found.filter(
      (each) => each.file !== file || each.line < lines.from || each.line > lines.to || !rules.includes(each.rule),
    );
  }

  /** Whether there is an error by another rule than those in `except`. */
  hasErrors(except: readonly string[] = []): boolean {
    return this.found.some(({ severity, rule }) => severity === 'error' && !except.includes(rule));
  }

  /** Sorted by file, line and column; the same fault at the same place once. */
  sorted(): readonly ContentMessage[] {
    return distinctMessages(this.found).sort(
      (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule),
    );
  }
}

/** Each message once; what several modules share is read, and told of, with each of them. */
export const distinctMessages = (messages: readonly ContentMessage[]): ContentMessage[] => [
  ...new Map(messages.map((message) => [JSON.stringify(message), message])).values(),
];

/** By code unit, so that the order is the same on every machine. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
