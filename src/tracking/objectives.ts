import type { Outline, OutlineGoal } from '../model/outline.ts';
import type { Snapshot } from './snapshot.ts';
import type { ObjectiveProgress } from './tracker.ts';

/** Half a hundredth: an answer's result is kept in hundredths. */
const tolerance = 0.005;

/** How far the learner has come with each learning goal; a goal that no question asks for follows the module. */
export const objectivesOf = (outline: Outline, snapshot: Snapshot): readonly ObjectiveProgress[] =>
  outline.goals.map((goal) =>
    goal.questions.length > 0 ? byQuestions(goal, outline.passMark, snapshot) : byModule(goal.id, snapshot),
  );

const byModule = (id: string, { completed }: Snapshot): ObjectiveProgress => ({
  id,
  completed,
  passed: completed || undefined,
  scaled: completed ? 1 : undefined,
});

function byQuestions({ id, questions }: OutlineGoal, passMark: number, snapshot: Snapshot): ObjectiveProgress {
  const results = questions.flatMap((question) => {
    const answer = Object.hasOwn(snapshot.answers, question) ? snapshot.answers[question] : undefined;
    return answer && answer.tries > 0 ? [answer.scaled] : [];
  });
  const scaled = results.reduce((sum, result) => sum + result, 0) / questions.length;
  const all = results.length === questions.length;
  return {
    id,
    completed: all || snapshot.completed,
    passed: (all && scaled + tolerance >= passMark) || undefined,
    scaled: results.length > 0 ? scaled : undefined,
  };
}
