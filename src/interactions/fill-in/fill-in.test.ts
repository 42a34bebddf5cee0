import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../i18n/words.ts';
import { fold, tidy } from '../shared/fold.ts';
import { parsed } from '../shared/parsed.fixture.ts';
import { fillIn } from './fill-in.ts';
import { type Accepting, matchOf, tokenOf, variantsOf } from './match.ts';
import { patternsOf, responseOf } from './report.ts';
import { textOfToken, textToken } from './text-token.element.ts';

const parse = (...lines: readonly string[]) => parseBraces('{#q}', ...lines);

const parseBraces = (braces: string, ...lines: readonly string[]) =>
  parsed(fillIn, [`:::utfylling${braces}`, ...lines, ':::'].join('\n'));

const right = ['- [x] drøfting / drøftelse', '  > Riktig.'];
const wrong = ['- [ ] informasjon', '  > Nesten.'];
const other = ['- [ ] Andre svar', '  > Les en gang til.'];

const outcomes: readonly Accepting[] = [
  { id: 'b', variants: ['drøfting', 'å drøfte'] },
  { id: 'a', variants: ['Informasjon'] },
];

describe('comparing what is typed', () => {
  it.each([
    ['Drøfting', 'drøfting'],
    ['  drøfting. ', 'drøfting'],
    ['å   drøfte!', 'å drøfte'],
    ['a drofte', 'å drøfte'],
    ['aa droefte', 'å drøfte'],
    ['Aerlig', 'ærlig'],
    ['A\u030a', 'å'],
    ['drøfting ?!', 'drøfting'],
  ])('«%s» is as good as «%s»', (typed, wanted) => {
    expect(fold(typed)).toBe(fold(wanted));
  });

  it.each([
    ['drøft', 'drøfting'],
    ['drøfting nå', 'drøfting'],
    ['ikke drøfting', 'drøfting'],
    ['dr.øfting', 'drøfting'],
  ])('«%s» is another answer than «%s»', (typed, wanted) => {
    expect(fold(typed)).not.toBe(fold(wanted));
  });

  it('minds capitals where the author asks for it, and forgives the rest', () => {
    expect(tokenOf('informasjon', outcomes, true)).toBe(undefined);
    expect(tokenOf(' Informasjon.', outcomes, true)).toBe('0');
    expect(fold('OERLAND', true)).toBe(fold('ØRLAND', true));
    expect(fold('Oerland', true)).toBe(fold('Ørland', true));
    expect(fold('Oerland', true)).not.toBe(fold('ørland', true));
  });

  it('parts variants at a slash with blanks round it', () => {
    expect(variantsOf('km/t / kilometer i timen')).toEqual(['km/t', 'kilometer i timen']);
    expect(variantsOf('a / / b')).toEqual(['a', '', 'b']);
  });
});

describe('the token', () => {
  it('says which outcome by its letter, and which variant', () => {
    expect(tokenOf('Drofting', outcomes, false)).toBe('1');
    expect(tokenOf('å drøfte', outcomes, false)).toBe('27');
    expect(matchOf('27', outcomes)).toMatchObject({ outcome: { id: 'b' }, text: 'å drøfte' });
  });

  it('outlives what is moved, and a variant that is gone', () => {
    expect(
      matchOf('27', [
        { id: 'a', variants: ['nei'] },
        { id: 'b', variants: ['høring'] },
      ])?.text,
    ).toBe('høring');
  });

  it.each(['', '2', '99999', 'x', '-1', '_ZHI'])('%j stands for no outcome', (token) => {
    expect(matchOf(token, outcomes)).toBe(undefined);
  });

  it('comes back as it went, whichever variant is typed', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const many = fc
      .uniqueArray(fc.constantFrom(...letters), { minLength: 1 })
      .chain((ids) =>
        fc.record({
          ids: fc.constant(ids),
          counts: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: ids.length, maxLength: ids.length }),
        }),
      )
      .map(({ ids, counts }) =>
        ids.map((id, index) => ({
          id,
          variants: Array.from({ length: counts[index] ?? 1 }, (_, n) => `${id} nummer ${n} a`),
        })),
      );
    fc.assert(
      fc.property(many, (all) => {
        for (const { id, variants } of all) {
          for (const text of variants) {
            const token = tokenOf(text, all, false);
            expect(token).toMatch(/^(0|[1-9]\d{0,8})$/);
            expect(matchOf(token ?? '', all)).toMatchObject({ outcome: { id }, text });
          }
        }
      }),
    );
  });

  it('keeps the beginning of other words, whole letters of at most forty bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        const text = tidy(typed);
        const token = textToken(text);
        expect(token).toMatch(/^_[\w-]{0,54}$/);
        const kept = textOfToken(token);
        expect(text.startsWith(kept)).toBe(true);
        if (Buffer.byteLength(text) <= 40) expect(kept).toBe(text);
        expect(textToken(tidy(kept)), 'what is kept is kept again').toBe(token);
      }),
    );
  });

  it.each(['', '12', '_A', '_w', '_////', '_wyg', 'abc'])('%j is no text', (token) => {
    expect(textOfToken(token)).toBe('');
  });
});

describe('the report', () => {
  it('has the words with their language, and patterns that say whether case matters', () => {
    expect(responseOf('  å drøfte ', 'nb')).toBe('{lang=nb}å drøfte');
    expect(patternsOf(['bil', 'buss'], 'nn', false)).toEqual([
      '{case_matters=false}{lang=nn}bil',
      '{case_matters=false}{lang=nn}buss',
    ]);
    expect(patternsOf(['Vigga'], 'nb', true)).toEqual(['{case_matters=true}{lang=nb}Vigga']);
  });

  it('has no sign that a report would read as its own, at most 250 characters, and at most ten patterns', () => {
    expect(responseOf('a[,]b {lang=en}c', 'nb')).toBe('{lang=nb}a , b lang=en c');
    expect(responseOf('{}', 'nb')).toBe('');
    expect(responseOf(`${'x'.repeat(249)}🙂`, 'nb')).toBe(`{lang=nb}${'x'.repeat(249)}`);
    expect(patternsOf(Array.from({ length: 12 }, String), 'nb', false)).toHaveLength(10);
  });
});

it('gives a labelled field and every outcome with its «why»', () => {
  const { draft, faults } = parse('Hva *er* det?', ...right, ...other, ...wrong);
  expect(faults).toEqual([]);
  expect(draft.parts).toEqual([
    { text: 'drøfting / drøftelse', correct: true },
    { text: 'informasjon', correct: false },
  ]);
  const { interaction, form } = draft.finish('q', ['c', 'a']);
  expect(interaction).toMatchObject({ kind: 'fill-in', prompt: 'Hva er det?', samples: { right: '2' } });
  expect(interaction.parts).toEqual([
    { id: 'c', text: 'drøfting / drøftelse' },
    { id: 'a', text: 'informasjon' },
  ]);
  expect(textOfToken(interaction.samples.wrong)).toBe('x'.repeat(40));
  const html = toHtml(form(wordsFor('nb'), 'practice'));
  expect(html).toContain('<label id="q_label" for="q_input">');
  expect(html).toMatch(/<input id="q_input" type="text" name="q" autocomplete="off" autocapitalize="off"/);
  expect(html).toContain('spellcheck="false"');
  expect(html).toContain('data-correct="" data-id="c"><p>Riktig svar: <b translate="no">drøfting / drøftelse</b></p>');
  expect(html).toContain('<li class="sam-outcome"><p><b translate="no">Andre svar</b></p><div><p>Les en gang til.</p>');
  expect(html.indexOf('Andre svar'), 'other answers last').toBeGreaterThan(html.indexOf('informasjon'));
});

it('knows {store_bokstaver}, which must be the same in every language', () => {
  const { draft, faults } = parseBraces(
    '{#q store_bokstaver}',
    '?',
    '- [x] NAV',
    '  > Ja.',
    '- [ ] nav',
    '  > Nei.',
    ...other,
  );
  expect(faults).toEqual([]);
  expect(draft.shape).not.toBe(parse('?', ...right, ...other).draft.shape);
  expect(toHtml(draft.finish('q', ['a', 'b']).form(wordsFor('nb'), 'test'))).toContain('data-case=""');
});

describe('faults', () => {
  it.each([
    ['none in a sound question', ['?', ...right, ...wrong, ...other], []],
    ['«Other answers» in English', ['?', ...right, '- [ ] Other answers:', '  > No.'], []],
    ['no accepted answer', ['?', ...wrong, ...other], ['1 ingen-riktig-svar']],
    ['no answers at all', ['?'], ['1 ingen-riktig-svar', '1 mangler-andre-svar']],
    ['nothing for other answers', ['?', ...right, ...wrong], ['1 mangler-andre-svar']],
    ['other answers twice', ['?', ...right, ...other, ...other], ['7 flere-andre-svar']],
    ['other answers that are right', ['?', ...right, '- [x] Andre svar', '  > Ja.'], ['5 andre-svar-riktig']],
    ['a variant without words', ['?', '- [x] drøfting / ', '  > Ja.', ...other], ['3 tomt-svar']],
    ['an empty variant', ['?', '- [x] drøfting / / å', '  > Ja.', ...other], ['3 tomt-svar']],
    ['nothing but signs', ['?', '- [x] ?!', '  > Ja.', ...other], ['3 tomt-svar']],
    ['two alike', ['?', ...right, '- [ ] Droftelse.', '  > Nei.', ...other], ['5 like-svar']],
    ['two alike in one line', ['?', '- [x] drøfting / drøfting', '  > Ja.', ...other], ['3 like-svar']],
    ['a slash without blanks', ['?', '- [x] drøfting/drøftelse', '  > Ja.', ...other], ['3 skrastrek']],
    ['a slash that is part of the word', ['?', '- [x] km/t / og/eller', '  > Ja.', ...other], []],
    ['bold words', ['?', '- [x] **drøfting**', '  > Ja.', ...other], ['3 formatert-svar']],
    ['too long', ['?', `- [x] ${'x'.repeat(251)}`, '  > Ja.', ...other], ['3 for-langt-svar']],
    ['no «why»', ['?', '- [x] drøfting', ...other], ['3 mangler-hvorfor']],
    ['no «why» for other answers', ['?', ...right, '- [ ] Andre svar'], ['5 mangler-hvorfor']],
    ['no question', [...right, ...other], ['1 tomt-sporsmal']],
    [
      '27 outcomes',
      ['?', ...Array.from({ length: 27 }, (_, n) => `- [x] svar ${n}\n  > Ja.`), ...other],
      ['1 for-mange-svar'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(parse(...lines).faults).toEqual(expected);
  });
});
