import type { AnswerRecord } from '../model/answer.ts';
import type { Interaction } from '../model/interaction.ts';
import type { Outline } from '../model/outline.ts';
import type { ReleasedState } from '../model/release.ts';
import { encodeSnapshot } from './codec.ts';
import { type LearningEvent, reduce } from './session.ts';
import { emptySnapshot, type Snapshot } from './snapshot.ts';

/** The same in every record, so that releasing a version twice gives the same file. */
const registration = '5a3d5b11-0000-4000-8000-000000000000';

/**
 * Learners who have come differently far in a module, packed as the player packs them: what every later version must be able to
 * read.
 * @param questions every question of the outline
 */
export function sampleStates(outline: Outline, questions: readonly Interaction[]): readonly ReleasedState[] {
  const record: Recorder = (id, isRight) => answerTo(questions, id, isRight);
  const learner = (name: string, events: readonly LearningEvent[]): ReleasedState => {
    const launched: LearningEvent = { type: 'launched' };
    const snapshot = [launched, ...events].reduce<Snapshot>(
      (before, event) => reduce(outline, before, event),
      emptySnapshot(registration),
    );
    return { name, state: encodeSnapshot(outline, snapshot), snapshot: JSON.parse(JSON.stringify(snapshot)) };
  };
  const lessons = outline.lessons.filter(({ kind }) => kind === 'lesson');
  const half = lessons.slice(0, Math.ceil(lessons.length / 2));
  const done = lessons.flatMap((lesson) => readThrough(lesson.id));
  const submit = (how: Mark) =>
    outline.lessons.flatMap((lesson): readonly LearningEvent[] =>
      lesson.kind === 'lesson'
        ? lesson.questions.map(({ id }) => ({ type: 'answered', answer: record(id, how(0)) }))
        : [
            { type: 'viewed', lessonId: lesson.id },
            {
              type: 'submitted',
              lessonId: lesson.id,
              answers: lesson.questions.map(({ id }, index) => record(id, how(index))),
            },
          ],
    );
  return [
    learner('untouched', []),
    learner('halfway', [...half.flatMap((lesson) => readThrough(lesson.id)), ...tried(half, record)]),
    learner('tested', [...done, ...submit((index) => index % 2 === 0)]),
    learner('completed', [...done, ...submit(() => false), ...submit(() => true), { type: 'launched' }]),
  ];
}

/** An answer to a question, by its id. */
type Recorder = (interactionId: string, isRight: boolean) => AnswerRecord;

/** Whether the question at a place is answered right. */
type Mark = (index: number) => boolean;

const readThrough = (lessonId: string): readonly LearningEvent[] => [
  { type: 'viewed', lessonId },
  { type: 'finished', lessonId },
];

/** One question right at the second try, the next one wrong, and one ticked but not submitted. */
function tried(lessons: Outline['lessons'], record: Recorder): readonly LearningEvent[] {
  const [first, second, third] = lessons.flatMap(({ questions }) => questions).map(({ id }) => id);
  const answered = (id: string | undefined, isRight: boolean): readonly LearningEvent[] =>
    id === undefined ? [] : [{ type: 'answered', answer: record(id, isRight) }];
  return [
    ...answered(first, false),
    ...answered(first, true),
    ...answered(second, false),
    ...(third === undefined
      ? []
      : [{ type: 'picked', interactionId: third, token: record(third, true).token } as const]),
  ];
}

function answerTo(questions: readonly Interaction[], interactionId: string, isRight: boolean): AnswerRecord {
  const question = questions.find(({ id }) => id === interactionId);
  if (!question) throw new Error(`${interactionId} is not among the questions`);
  const { prompt, samples } = question;
  return {
    interactionId,
    type: 'choice', // A snapshot does not keep it.
    token: isRight ? samples.right : samples.wrong,
    response: '',
    correctPatterns: [],
    scaled: isRight ? 1 : 0,
    at: new Date(0),
    latencySeconds: undefined,
    prompt,
    components: {},
  };
}
