import { encode } from '../../src/interactions/shared/letters.ts';
import type { Outline } from '../../src/model/outline.ts';
import type { LmsState } from '../../src/preview/lms.ts';
import { decodeSnapshot } from '../../src/tracking/codec.ts';

/** Random numbers from a seed, 0–1: the same run again. */
export function randomOf(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    among: <T>(list: readonly [T, ...T[]]): T => list[Math.floor(next() * list.length)] ?? list[0],
    whole: (from: number, to: number): number => from + Math.floor(next() * (to - from + 1)),
  };
}

/** See `randomOf`. */
export type Random = ReturnType<typeof randomOf>;

/** What was submitted to one question. */
interface Submitted {
  tries: number;
  token: string;
  best: number;
}

/** What a learner has done, written down by the test as it happens: nothing of it comes from the product. */
export class ChaosModel {
  readonly answers = new Map<string, Submitted>();
  readonly done = new Set<string>();
  /** Ids of what was submitted, each time. */
  readonly submitted: string[] = [];
  testTries = 0;
  best: number | undefined;
  private readonly outline: Outline;
  /** Whether the LMS keeps a list of answers, and has told the truth about it. */
  hasInteractions: boolean;

  constructor(outline: Outline, hasInteractions: boolean) {
    this.outline = outline;
    this.hasInteractions = hasInteractions;
  }

  get isComplete(): boolean {
    const isRead = this.outline.lessons.every(({ id, kind }) => kind === 'test' || this.done.has(id));
    return isRead && (this.best ?? 0) >= this.outline.passMark;
  }

  /** The same options again are no new try at a practice question. */
  isNew(question: string, picked: readonly string[]): boolean {
    return this.answers.get(question)?.token !== encode(new Set(picked));
  }

  submit(question: string, picked: readonly string[], isRight: boolean): void {
    const { tries = 0, best = 0 } = this.answers.get(question) ?? {};
    this.submitted.push(question);
    this.answers.set(question, {
      tries: tries + 1,
      token: encode(new Set(picked)),
      best: Math.max(best, isRight ? 1 : 0),
    });
  }

  submitTest(lesson: string, right: number, of: number): void {
    this.testTries++;
    this.best = Math.max(this.best ?? 0, right / of);
    this.done.add(lesson);
  }

  /** What a server has otherwise than it happened; empty if all is there. */
  missingIn({ cmi }: Pick<LmsState, 'cmi'>): string[] {
    const decoded = decodeSnapshot(this.outline, cmi['cmi.suspend_data'] ?? '');
    const snapshot = 'snapshot' in decoded ? decoded.snapshot : undefined;
    const faults: string[] = [];
    const compare = (what: string, expected: unknown, actual: unknown) => {
      if (!Object.is(expected, actual))
        faults.push(`${what}: ${String(expected)} happened, ${String(actual)} is stored`);
    };
    for (const [id, { tries, token, best }] of this.answers) {
      const stored = snapshot?.answers[id];
      compare(`tries at ${id}`, tries, stored?.tries);
      compare(`answer to ${id}`, token, stored?.draft ? `draft ${stored.token}` : stored?.token);
      // A question of several right ones may be partly right: then the model knows no more than that it was not right.
      if (best === 1) compare(`result of ${id}`, best, stored?.scaled);
    }
    for (const lesson of this.done) compare(`read ${lesson}`, true, snapshot?.done.includes(lesson));
    compare('tries at the test', this.testTries, snapshot?.testTries ?? 0);
    const told = Object.entries(cmi).flatMap(([element, id]) =>
      /^cmi\.interactions\.\d+\.id$/.test(element) ? [id] : [],
    );
    if (this.hasInteractions) compare('answers told', [...this.submitted].sort().join(), told.sort().join());
    const status = cmi['cmi.core.lesson_status'] ?? cmi['cmi.completion_status'];
    if (this.isComplete) compare('status', 'completed', status);
    else if (this.answers.size > 0) compare('status', 'incomplete', status);
    if (this.best !== undefined) {
      const raw = Number(cmi['cmi.core.score.raw'] ?? cmi['cmi.score.raw']);
      if (this.testTries === 1 || this.best === 1) compare('score', Math.round(this.best * 100), Math.round(raw));
    }
    return faults;
  }
}
