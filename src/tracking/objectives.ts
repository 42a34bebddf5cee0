import type { Outline, OutlineGoal } from '../model/outline.ts';
import type { Snapshot } from './snapshot.ts';
import type { ObjectiveProgress } from './tracker.ts';

/** Half a hundredth: an answer's result is kept in hundredths. */
const tolerance = 0.005;

/** How far the learner has come with each learning goal; a goal that no question asks for follows the module. */
export const objectivesOf = (outline: Outline, snapshot: Snapshot): readonly ObjectiveProgress[] =>
  outline.goals.map((goal) =>
    goal.questions.length > 0 ? byQuestions(goal, outline, snapshot) : byModule(goal.id, snapshot),
  );

const byModule = (id: string, { completed }: Snapshot): ObjectiveProgress => ({
  id,
  completed,
  passed: completed || undefined,
  scaled: completed ? 1 : undefined,
});

/** What a test draws among its questions may never be asked: of those, a goal counts what has been answered. */
function byQuestions(
  { id, questions }: OutlineGoal,
  { passMark, lessons }: Outline,
  snapshot: Snapshot,
): ObjectiveProgress {
  const pools = lessons.filter(({ rules }) => rules?.draw !== undefined);
  const drawn = new Set(pools.flatMap((lesson) => lesson.questions.map((question) => question.id)));
  const results = questions.flatMap((question) => {
    const answer = Object.hasOwn(snapshot.answers, question) ? snapshot.answers[question] : undefined;
    return answer && answer.tries > 0 ? [answer.scaled] : [];
  });
  const asked = Math.max(results.length, questions.filter((question) => !drawn.has(question)).length);
  const scaled = results.reduce((sum, result) => sum + result, 0) / Math.max(1, asked);
  const all = results.length > 0 && results.length === asked;
  return {
    id,
    completed: all || snapshot.completed,
    passed: (all && scaled + tolerance >= passMark) || undefined,
    scaled: results.length > 0 ? scaled : undefined,
  };
}
