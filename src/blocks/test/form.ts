import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../../i18n/words.ts';
import type { TestRules } from '../../model/module.ts';

/** How a test is given; `passMark` is 0–1. */
interface TestTerms extends TestRules {
  readonly passMark: number;
}

/** The test as one form round its questions; all of them, for only the player can draw. */
export const testForm = (lessonId: string, questions: readonly Element[], t: Words, terms: TestTerms): Element =>
  h('sam-test', { dataLesson: lessonId, ...(isDrawn(terms) && { dataWords: JSON.stringify(wordsOf(t)) }) }, [
    h('form', { noValidate: true, autoComplete: 'off' }, [
      h('p.sam-lead', [
        `${terms.tries ? t('quiz.testIntroTries', { count: terms.tries }) : t('quiz.testIntro')} `,
        ...(terms.draw ? [`${t('quiz.testDraw', { n: terms.draw, m: questions.length })} `] : []),
        // An LMS may want another pass mark; the player writes it here.
        h('span', { dataPassMark: '' }, `${t('quiz.needed', { n: Math.round(terms.passMark * 100) })}.`),
      ]),
      h(
        'ol.sam-questions',
        questions.map((question, index) =>
          h('li', [
            h('p.sam-eyebrow', { ariaHidden: 'true' }, t('quiz.question', { n: index + 1, m: questions.length })),
            question,
          ]),
        ),
      ),
      h('div.sam-problem', { role: 'alert' }),
      h('button.ds-button', { type: 'submit' }, t('quiz.submit')),
    ]),
  ]);

const isDrawn = ({ tries, draw, shuffle }: TestTerms): boolean => Boolean(tries || draw || shuffle);

/** What only such a test says, handed to its element as it stands here. */
const wordsOf = (t: Words) => ({
  question: t('quiz.question', { n: '{n}', m: '{m}' }),
  again: t('quiz.again'),
  left: t('quiz.triesLeft', { n: '{n}' }),
  closed: t('quiz.triesUsed'),
});
