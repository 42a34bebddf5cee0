import { h } from 'hastscript';
import type { BlockDefinition } from '../block.ts';
import { roles } from '../shared/roles.ts';

/** Text for one role or several: with its label for everybody, and folded for whoever has chosen another role. */
export const roleText: BlockDefinition = {
  kind: 'role-text',
  isPrivate: true,
  names: ['rolle'],
  attributes: roles.flatMap(({ names }) => names),
  hasElement: true,
  parse(node, context) {
    const wanted = roles.filter(({ names }) => names.some((name) => node.attributes?.[name] !== undefined));
    if (Object.keys(node.attributes ?? {}).length === 0) {
      const all = roles.map(({ names: [name] }) => name).join(', ');
      context.report(node, 'mangler-rolle', `Skriv hvem teksten er for, slik: :::rolle{leder}. Velg blant ${all}.`);
    }
    const body = context.toHast(node.children);
    if (body.length === 0)
      context.report(node, 'tom-rolle', 'Det står ingen tekst for rollen. Skriv den på linjene under.');
    const list = new Intl.ListFormat(context.lang, { type: 'conjunction' });
    return {
      finish({ t, id }) {
        const names = list.format(wanted.map(({ word }) => t(word).toLowerCase()));
        return [
          h(
            'sam-role-text.sam-private.sam-role-text',
            {
              dataRoles: wanted.map(({ value }) => value).join(' '),
              dataWords: JSON.stringify({ show: t('role.unfold'), hide: t('role.fold') }),
            },
            [
              h('div.sam-role-head', [
                h('p.sam-role-label', { id: `${id}_for` }, t('role.for', { roles: names })),
                h('span.sam-role-fold'),
              ]),
              h('div.sam-role-body', { id: `${id}_tekst` }, body),
            ],
          ),
        ];
      },
    };
  },
};
