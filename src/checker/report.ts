import type { Severity } from '../model/message.ts';
import type { PackageFormat } from '../model/package.ts';
import type { Rule } from './rules.ts';

/** A fault in a package, told in Norwegian. */
export interface Finding {
  readonly rule: Rule;
  /** A package with an error must not be used; a warning is about what some LMS takes differently. */
  readonly severity: Severity;
  /** Path in the zip. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  /** What is wrong, where, and the way out. */
  readonly text: string;
}

/** What the checker says of a package. */
export interface PackageReport {
  /** Missing when the zip holds no package, or could not be read. */
  readonly format?: PackageFormat;
  readonly title?: string;
  /** Of ours the module's version; of others what the manifest says. */
  readonly version?: string;
  /** Whether Samspill made it; then more is asked of it. */
  readonly ours: boolean;
  /** Number of files in the zip. */
  readonly files: number;
  /** Size of the zip. */
  readonly bytes: number;
  /** Errors first. */
  readonly findings: readonly Finding[];
}

/** Where a finding is. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
}

/** Makes an error. */
export const error = (rule: Rule, text: string, place: Place = {}): Finding => ({
  rule,
  severity: 'error',
  ...place,
  text,
});

/** Makes a warning. */
export const warning = (rule: Rule, text: string, place: Place = {}): Finding => ({
  rule,
  severity: 'warning',
  ...place,
  text,
});

/** What we hold ourselves to, and only warn of in the packages of others. */
export const held = (ours: boolean, rule: Rule, text: string, place: Place = {}): Finding =>
  ours ? error(rule, text, place) : warning(rule, text, place);

/** `a, b og 3 til`: names some of many. */
export function some(names: readonly string[], limit = 3): string {
  const shown = names.slice(0, limit).map((name) => `«${name}»`);
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} og ${rest} til` : shown.join(', ');
}
