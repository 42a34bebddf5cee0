import type { Lrs } from '../lrs.ts';

/** Answers of an LMS that takes statements, and lets nobody ask for them: no right to it, or no such method. */
const refusals: ReadonlySet<number> = new Set([403, 405, 501]);

/**
 * An LRS as cmi5 needs it, where what was never answered is asked for before it goes again. One that refuses the first question,
 * at launch when the session surely lives, is asked no more: what would be asked for counts as not stored and so is sent, and if
 * the LRS refuses it then, as stored. Otherwise the session would count as over at its first doubt.
 */
export function unansweringLrs(lrs: Lrs): Lrs {
  let answers: boolean | undefined;
  const sent = new Set<string>();
  return {
    ...lrs,
    async find(statementId) {
      if (answers !== false) {
        const answer = await lrs.find(statementId);
        if (answer.status === 200 || answer.status === 404) answers = true;
        else if (refusals.has(answer.status)) answers ??= false;
        return answer;
      }
      const status = sent.has(statementId) ? 200 : 404;
      sent.add(statementId);
      return { status };
    },
  };
}
