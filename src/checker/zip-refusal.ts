import type { Rule } from './rules.ts';

/** A zip that is not read any further; the text is Norwegian, and says why and what to do. */
export class ZipRefusal extends Error {
  readonly rule: Rule;
  readonly file: string | undefined;

  constructor(rule: Rule, text: string, file?: string) {
    super(text);
    this.name = 'ZipRefusal';
    this.rule = rule;
    this.file = file;
  }
}
