import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../../i18n/words.ts';
import type { ChoiceSource } from './parse.ts';

/** Where a question stands: on the way in a lesson, with its own button, or as one of many in a test. */
export type ChoiceRole = 'practice' | 'test';

/**
 * The question as the form that stands in the document; read, filled in and printed without JavaScript. The «why» of
 * each option folds out beneath it; the element reads it from there, so no text is carried twice.
 */
export function choiceForm(source: ChoiceSource, t: Words, role: ChoiceRole): Element {
  const { interaction } = source;
  const hintId = `${interaction.id}_hint`;
  const fieldset = h('fieldset', { ariaDescribedBy: [hintId] }, [
    h('legend', inline(source.prompt.slice(0, 1))),
    ...source.prompt.slice(1),
    h('p.sam-hint', { id: hintId }, t(interaction.multiple ? 'quiz.chooseMany' : 'quiz.chooseOne')),
    ...interaction.options.map((_, index) => optionRow(source, index, t)),
  ]);
  const feedback = h('div.sam-feedback', { role: 'status' });
  const content =
    role === 'test'
      ? [fieldset, feedback]
      : [
          h('form', { noValidate: true, autoComplete: 'off' }, [
            fieldset,
            h('button.ds-button', { type: 'submit' }, t('quiz.check')),
          ]),
          feedback,
        ];
  return h('sam-choice', { id: interaction.id, dataRole: role }, content);
}

function optionRow(source: ChoiceSource, index: number, t: Words): Element {
  const { interaction } = source;
  const option = interaction.options[index];
  const content = source.options[index];
  if (!option || !content) throw new Error(`${interaction.id}: option ${index} has no text`);
  const input = h('input', {
    type: interaction.multiple ? 'checkbox' : 'radio',
    name: interaction.id,
    value: option.id,
  });
  return h('div.sam-option', option.correct ? { dataCorrect: '' } : {}, [
    h('label', [input, h('span', inline(content.text))]),
    h('details.sam-why', [h('summary', t('quiz.showSolution')), h('div', [...content.why])]),
  ]);
}

/** A label may hold phrasing content only, so a lone paragraph gives up its wrapper. */
function inline(content: readonly ElementContent[]): ElementContent[] {
  return content.flatMap((node) => (node.type === 'element' && node.tagName === 'p' ? node.children : [node]));
}
