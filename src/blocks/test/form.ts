import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../../i18n/words.ts';

/** The test as one form round its questions; `passMark` is 0–1. */
export const testForm = (lessonId: string, questions: readonly Element[], t: Words, passMark: number): Element =>
  h('sam-test', { dataLesson: lessonId }, [
    h('form', { noValidate: true, autoComplete: 'off' }, [
      h('p.sam-lead', [
        `${t('quiz.testIntro')} `,
        // An LMS may want another pass mark; the player writes it here.
        h('span', { dataPassMark: '' }, `${t('quiz.needed', { n: Math.round(passMark * 100) })}.`),
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
