import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../i18n/words.ts';
import { exampleOf } from '../shared/example.fixture.ts';
import { parsed, parsedLines } from '../shared/parsed.fixture.ts';
import { decode, encode } from './encode.ts';
import { mark } from './mark.ts';
import { mixed } from './mix.ts';
import { sequencing } from './sequencing.ts';

const parse = (...lines: readonly string[]) => parsedLines(sequencing, ...lines);
const item = (number: number, text = `Linje ${number}`) => [
  `${number}. ${text}`,
  `${number > 9 ? '    ' : '   '}> Fordi ${number}.`,
];
const items = (...numbers: readonly number[]) => numbers.flatMap((number) => item(number));
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const lettersOf = (count: number) => letters.slice(0, count);

it('gives prompt, items and «why», mixed in the form, and in the right order as its parts', () => {
  const { draft, faults } = parse('Hva *først*?', '', 'Tenk over det.', '', ...item(1, '**Si** fra'), ...items(2, 3));
  expect(faults).toEqual([]);
  const { interaction, form } = draft.finish('q', ['c', 'a', 'b']);
  expect(interaction).toEqual({
    kind: 'sequencing',
    id: 'q',
    prompt: 'Hva først? Tenk over det.',
    parts: [
      { id: 'c', text: 'Si fra' },
      { id: 'a', text: 'Linje 2' },
      { id: 'b', text: 'Linje 3' },
    ],
    samples: { right: encode([...'cab']), wrong: encode([...'bac']) },
  });
  const html = toHtml(form(wordsFor('nb'), 'practice'));
  expect(html).toContain('<legend>Hva <em>først</em>?</legend><p>Tenk over det.</p>');
  const places = [...html.matchAll(/data-place="(\d)"/g)].map(([, place]) => place);
  expect([...places].sort()).toEqual(['1', '2', '3']);
  expect(places).not.toEqual(['1', '2', '3']);
  expect(html).toContain(
    '<div class="sam-place" data-place="1"><label><span><strong>Si</strong> fra</span><select class="sam-select" name="q_c" data-part="c">' +
      '<option value="">Plass</option><option value="1">1</option><option value="2">2</option><option value="3">3</option></select>',
  );
  expect(html).toContain('<div><p class="sam-right-place">Plass 1</p><p>Fordi 1.</p></div>');
});

it('reads the example of its own page', async () => {
  const page = await readFile(new URL('forfatter.md', import.meta.url), 'utf8');
  const { draft, faults } = parsed(sequencing, exampleOf(page));
  expect(faults).toEqual([]);
  expect(draft.parts).toHaveLength(4);
});

describe('faults', () => {
  it.each([
    ['no list', ['Bare tekst.'], ['1 for-fa-linjer']],
    ['two items', ['?', ...items(1, 2)], ['1 for-fa-linjer']],
    ['ten items', ['?', ...items(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)], []],
    ['eleven items', ['?', ...items(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)], ['1 for-mange-linjer']],
    ['a list without numbers', ['?', '', '- A', '  > 1', '- B', '  > 2', '- C', '  > 3'], ['4 ikke-nummerert']],
    ['an item without «why»', ['?', ...items(1, 2), '3. Linje 3'], ['7 mangler-hvorfor']],
    ['an empty «why»', ['?', ...items(1, 2), '3. Linje 3', '   >'], ['7 mangler-hvorfor']],
    ['an item without text', ['?', ...items(1, 2), '3.', '   > Fordi.'], ['7 tom-linje']],
    [
      'a «why» that is not indented enough',
      ['?', '1. Linje 1', '  > Fordi.', ...items(2, 3)],
      ['4 hvorfor-uten-innrykk'],
    ],
    ['a box to tick', ['?', ...items(1, 2), '3. [x] Linje 3', '   > Fordi.'], ['7 avkryssing-i-rekkefolge']],
    ['no question', items(1, 2, 3), ['1 tomt-sporsmal']],
    ['text behind the list', ['?', ...items(1, 2, 3), '', 'Mer tekst.'], ['10 tekst-etter-listen']],
    ['a line that goes on with the «why» above it', ['?', ...items(1, 2, 3), 'Husk dette.'], ['9 linje-i-hvorfor']],
    [
      'a second paragraph in an item',
      ['?', ...items(1, 2), '3. Linje 3', '', '   Mer.', '', '   > Fordi.'],
      ['9 for-mye-i-linjen'],
    ],
    ['two items alike', ['?', ...items(1, 2), ...item(3, 'Linje 1')], ['1 like-linjer']],
  ])('%s', (_, lines, expected) => {
    expect(parse(...lines).faults).toEqual(expected);
  });

  it('are all told of at once', () => {
    expect(parse('1. [ ] Ja', '2. Ja').faults).toEqual([
      '2 avkryssing-i-rekkefolge',
      '2 mangler-hvorfor',
      '3 mangler-hvorfor',
      '1 tomt-sporsmal',
      '1 for-fa-linjer',
      '1 like-linjer',
    ]);
  });
});

describe('marking an order', () => {
  it('gives a share for each item in its right place, and 1 only for all of them', () => {
    expect(mark([...'abcd'], [...'abcd'])).toBe(1);
    expect(mark([...'abdc'], [...'abcd'])).toBe(0.5);
    expect(mark([...'bcda'], [...'abcd'])).toBe(0);
    expect(mark([], [...'abcd'])).toBe(0);
  });
});

describe('packing an order', () => {
  const orders = fc.shuffledSubarray(letters, { minLength: 1 });

  it('comes back as it went', () => {
    fc.assert(
      fc.property(orders, (order) => {
        expect(encode(order)).toMatch(/^[a-z]+$/);
        expect(decode(encode(order), [...order].sort())).toEqual(order);
      }),
    );
  });

  it('keeps the order of what is left when items are gone, and puts new ones last', () => {
    fc.assert(
      fc.property(orders, fc.subarray(letters), (order, gone) => {
        const left = order.filter((id) => !gone.includes(id));
        expect(decode(encode(order), [...left].sort())).toEqual(left);
        const come = letters.filter((id) => !order.includes(id));
        expect(decode(encode(order), letters)).toEqual([...order, ...come]);
      }),
    );
  });

  it.each(['', '21', 'x_9', '-1'])('reads nothing out of «%s»', (token) => {
    expect(decode(token, lettersOf(3))).toEqual([]);
  });

  it('puts no item in two places', () => {
    expect(decode('abab', lettersOf(3))).toEqual([...'abc']);
  });
});

describe('mixing', () => {
  const given = fc.record({
    question: fc.stringMatching(/^q_[a-z]{1,9}$/),
    order: fc.shuffledSubarray(lettersOf(10), { minLength: 3 }),
  });

  it('leaves one item in its right place at most, and is the same every time', () => {
    fc.assert(
      fc.property(given, ({ question, order }) => {
        const right = order.map((id) => ({ id }));
        const shown = mixed(question, right);
        expect([...shown].sort((a, b) => right.indexOf(a) - right.indexOf(b))).toEqual(right);
        expect(shown.filter((each, index) => each === right[index]).length).toBeLessThan(2);
        expect(mixed(question, right)).toEqual(shown);
      }),
    );
  });

  it('does not follow the letters, so that the answer cannot be guessed from question to question', () => {
    const orderOf = (question: string) =>
      mixed(
        question,
        lettersOf(5).map((id) => ({ id })),
      )
        .map(({ id }) => id)
        .join('');
    const seen = new Set(Array.from({ length: 40 }, (_, index) => orderOf(`q_${index}`)));
    expect(seen.size).toBeGreaterThan(15);
  });
});
