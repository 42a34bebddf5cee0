import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../i18n/words.ts';
import { decode } from '../shared/letters.ts';
import { parsed, parsedLines } from '../shared/parsed.fixture.ts';
import { likert } from './likert.ts';

const parse = (...lines: readonly string[]) => parsedLines(likert, ...lines);
const scale = (steps: number) =>
  Array.from({ length: steps }, (_, index) => [`${index + 1}. Trinn ${index + 1}`, `   > Tanke ${index + 1}.`]).flat();

it('gives a scale in the order of the author, in which nothing is right', () => {
  const { draft, faults } = parse('Jeg er *trygg*.', '', ...scale(3));
  expect(faults).toEqual([]);
  expect(draft.isMarked).toBe(false);
  expect(draft.parts).toEqual(['Trinn 1', 'Trinn 2', 'Trinn 3'].map((text) => ({ text, correct: false })));
  const { interaction, form } = draft.finish('q', ['b', 'a', 'c']);
  expect(interaction).toMatchObject({ kind: 'likert', prompt: 'Jeg er trygg.', samples: { right: '4', wrong: '2' } });
  const html = toHtml(form(wordsFor('nb'), 'practice'));
  expect(html).toContain('data-fixed');
  expect(html).not.toContain('data-correct');
  expect(html).not.toContain('Vis svaret');
  expect([...html.matchAll(/value="(\w)"/g)].map(([, letter]) => letter).join('')).toBe('bac');
});

it('takes two spaces before a «why», as everywhere else', () => {
  const { draft, faults } = parse(
    'Jeg er trygg.',
    '1. Nei',
    '  > Da så.',
    '2. Litt',
    '  > Godt.',
    '3. Ja',
    '  > Fint.',
  );
  expect(faults).toEqual([]);
  const html = toHtml(draft.finish('q', ['a', 'b', 'c']).form(wordsFor('nb'), 'practice'));
  for (const words of ['Da så.', 'Godt.', 'Fint.']) expect(html).toContain(`<div><p>${words}</p></div>`);
});

it('has samples that are steps of the scale, whatever its letters', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), { minLength: 3, maxLength: 7 }),
      (ids) => {
        const { samples } = parse('?', ...scale(ids.length)).draft.finish('q', ids).interaction;
        expect([...decode(samples.right, ids)]).toEqual(ids.slice(-1));
        expect([...decode(samples.wrong, ids)]).toEqual(ids.slice(0, 1));
      },
    ),
    { numRuns: 20 },
  );
});

describe('faults', () => {
  it.each([
    ['no scale', ['Bare tekst.'], ['1 for-fa-svar']],
    ['two steps', ['?', ...scale(2)], ['1 for-fa-svar']],
    ['eight steps', ['?', ...scale(8)], ['1 for-mange-svar']],
    ['a step without «why»', ['?', ...scale(3), '4. Ja'], ['9 mangler-hvorfor']],
    ['a «why» that is not indented', ['?', ...scale(3), '4. Ja', '> Fint.'], ['10 hvorfor-uten-innrykk']],
    ['steps that are alike', ['?', ...scale(3), '4. Trinn 1', '   > Fint.'], ['1 like-svar']],
    ['a step that is right', ['?', ...scale(3), '4. [x] Ja', '   > Fint.'], ['9 riktig-i-vurdering']],
    ['a line that belongs nowhere', ['?', ...scale(3), 'Mer tekst.'], ['9 linje-i-hvorfor']],
    ['text behind the scale', ['?', ...scale(3), '', 'Mer tekst.'], ['10 tekst-etter-svar']],
    ['no statement', scale(3), ['1 tomt-sporsmal']],
  ])('%s', (_, lines, expected) => {
    expect(parse(...lines).faults).toEqual(expected);
  });

  it('a list that is not numbered, at every step', () => {
    const steps = ['- Nei', '  > A.', '- Litt', '  > B.', '- Ja', '  > C.'];
    expect(parse('?', ...steps).faults).toEqual(['3 ikke-nummerert', '5 ikke-nummerert', '7 ikke-nummerert']);
  });

  it('never throw, whatever stands there', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('1. A', '2. B', '   > C', '> D', '- [x] E', '', 'F', '# G')), (lines) => {
        expect(() => parsed(likert, [':::vurdering{#q}', ...lines, ':::'].join('\n'))).not.toThrow();
      }),
      { numRuns: 50 },
    );
  });
});
