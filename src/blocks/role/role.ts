import { h } from 'hastscript';
import type { BlockDefinition } from '../block.ts';
import { privateForm } from '../shared/private-form.ts';
import { roles } from '../shared/roles.ts';

/** Asks for the learner's role, so that the texts for others can be folded. */
export const role: BlockDefinition = {
  kind: 'role',
  isPrivate: true,
  names: ['rollevalg'],
  attributes: [],
  hasElement: true,
  parse(node, context) {
    const intro = context.toHast(node.children);
    return {
      finish({ t, id }) {
        const option = (value: string, text: string) =>
          h('label.sam-pill', [h('input', { type: 'radio', name: id, value }), h('span', text)]);
        const names = Object.fromEntries(roles.map(({ value, word }) => [value, t(word).toLowerCase()]));
        const words = { ...names, will: t('role.private'), kept: t('role.private'), shown: t('role.shown', blank) };
        const content = [
          ...intro,
          h('fieldset', [
            h('legend', t('role.choose')),
            h('p.sam-hint.sam-js', t('role.hint')),
            h('div.sam-pills', [
              ...roles.map(({ value, word }) => option(value, t(word))),
              option('', t('act.showAll')),
            ]),
          ]),
        ];
        return [privateForm({ tag: 'sam-role', id, content, words }, t)];
      },
    };
  },
};

/** Is filled in by the element. */
const blank = { role: '{role}' };
