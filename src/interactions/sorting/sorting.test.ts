import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { exampleSources } from '../../../test/example-sources.ts';
import { compile } from '../../compiler/compile.ts';
import { mixed } from './mix.ts';

/** Compiles one question, and gives its faults as `line rule`; line 1 is that of the fence. */
function compiled(...lines: readonly string[]) {
  const body = [':::sortering{#q_sorter}', ...lines, ':::'].join('\n');
  const { content, messages } = compile(exampleSources({ 'nb/start.md': body }), { newIds: 'memory' });
  const lesson = content?.editions[0].lessons[0];
  return {
    faults: messages.map(({ line, rule }) => `${line - 4} ${rule}`),
    html: toHtml({ type: 'root', children: [...(lesson?.body ?? [])] }),
    interaction: lesson?.interactions[0],
  };
}

const first = ['- **Teknologi**', '  - Ny telefon', '    > Et verktøy.', '  - En app', '    > Også det.'];
const second = [
  '- **Organisering**',
  '  - Ny vaktplan',
  '    > Arbeidet endrer seg.',
  '  - Nye lag',
  '    > Også her.',
];
const sound = ['Hva er hva?', '', ...first, ...second];

it('gives each item a list of the categories, in the order of the author, and mixes the items', () => {
  const { faults, html, interaction } = compiled(...sound);
  expect(faults).toEqual([]);
  expect(interaction).toEqual({
    kind: 'sorting',
    id: 'q_sorter',
    prompt: 'Hva er hva?',
    parts: [
      { id: 'a', text: 'Ny telefon' },
      { id: 'b', text: 'En app' },
      { id: 'c', text: 'Ny vaktplan' },
      { id: 'd', text: 'Nye lag' },
      { id: 'e', text: 'Teknologi' },
      { id: 'f', text: 'Organisering' },
    ],
    samples: { right: 'eeff', wrong: 'ffee' },
  });
  const order = [...html.matchAll(/data-source="(.)"/g)].map(([, id]) => id).join('');
  expect([...order].sort().join('')).toBe('abcd');
  expect(order).not.toMatch(/^(?:ab|ba|cd|dc)/);
  expect(html).toContain('Velg mellom: Teknologi · Organisering');
  expect(compiled(...sound).html, 'the same every time').toBe(html);
});

it('has a category that nothing belongs in', () => {
  const { faults, interaction } = compiled(...sound, '- Ingen av delene');
  expect(faults).toEqual([]);
  expect(interaction?.parts.at(-1)).toEqual({ id: 'g', text: 'Ingen av delene' });
});

describe('mixing', () => {
  it('loses nothing, and parts the groups wherever two of them have company', () => {
    const items = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(items, (texts) => {
        const group = (text: string) => (texts.indexOf(text) % 2 ? 'b' : 'a');
        const order = mixed(texts, (text) => text, group);
        expect([...order].sort()).toEqual([...texts].sort());
        expect(order.map(group).join('')).not.toMatch(/^(?:a+b+|b+a+)$/);
      }),
      { seed: 5 },
    );
  });
});

describe('faults', () => {
  it.each([
    ['an item without «why»', [...sound, '  - En ting'], ['14 mangler-hvorfor']],
    ['one category', ['?', ...first], ['1 for-fa-svar']],
    ['one item', ['?', ...first.slice(0, 3), '- Annet'], ['1 for-fa-svar']],
    ['two categories alike', [...sound, '- Teknologi'], ['1 like-svar']],
    ['two items alike', [...sound, '  - En app', '    > Nei.'], ['1 like-svar']],
    ['a «why» of a category', [...sound, '- Annet', '  > Nei.'], ['15 tekst-i-kategori']],
    ['an item with a box', [...sound, '  - [ ] En ting', '    > Nei.'], ['14 tom-linje']],
    ['an item without text', [...sound, '  -', '    > Nei.'], ['14 mangler-hvorfor', '14 tom-linje']],
    ['no list', ['Bare tekst.'], ['1 for-fa-svar', '1 for-fa-svar']],
    ['no question', [...first, ...second], ['1 tomt-sporsmal']],
    ['text behind', [...sound, '', 'Mer.'], ['15 tekst-etter-svar']],
    ['a line that goes on with the «why»', [...sound, '• En ting'], ['14 ikke-avkryssing']],
  ])('%s', (_, lines, expected) => {
    expect(compiled(...lines).faults).toEqual(expected);
  });
});
