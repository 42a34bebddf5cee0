import { visit } from 'unist-util-visit';
import type { EditionFigures } from '../../model/edition-figures.ts';
import type { QuestionDraft } from '../lesson.ts';
import { lessonKind, questionsOf } from '../module-draft.ts';
import { hasOneRight, isLongest, placeOfRight } from './answer-patterns.ts';
import { wordsOf } from './length.ts';
import { liksOf } from './readability.ts';
import type { EditionView, LessonView } from './rule.ts';

/** Counts what a reader meets in an edition. */
export function figuresOf(edition: EditionView): EditionFigures {
  const { lang, lessons } = edition;
  const plain = lessons.filter(({ draft }) => lessonKind(draft) === 'lesson');
  const words = plain.map(wordsOf);
  const asked = lessons.flatMap(({ draft }) => questionsOf(draft));
  const cases = asked.filter(({ kind }) => kind.kind === 'case');
  const one = asked.filter(hasOneRight);
  const places = one.map(placeOfRight);
  return {
    lang,
    lessons: plain.length,
    words: sum(words),
    wordsInLesson: [Math.min(...words), Math.max(...words)],
    minutes: sum(lessons.map(({ draft }) => draft.front?.minutes ?? 0)),
    questions: asked.length - cases.length,
    decisions: sum(cases.map(decisionsIn)),
    pictures: sum(lessons.map(picturesIn)),
    sources: new Set(lessons.flatMap(({ draft }) => draft.front?.sources ?? [])).size,
    liks: lang === 'en' ? undefined : { prose: liksOf(edition, 'prose'), questions: liksOf(edition, 'question') },
    guessable: {
      asked: one.length,
      longest: one.filter(isLongest).length,
      places: Array.from(
        { length: Math.max(0, ...places) + 1 },
        (_, at) => places.filter((each) => each === at).length,
      ),
    },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** A part of a case is a choice, named after its step: `start: …`. */
const decisionsIn = ({ interaction: { parts } }: QuestionDraft): number =>
  new Set(parts.map(({ text }) => text.slice(0, text.indexOf(':')))).size;

function picturesIn({ root }: LessonView): number {
  let count = 0;
  visit(root, 'image', () => {
    count++;
  });
  return count;
}
