import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../i18n/words.ts';
import { parsed, parsedLines } from '../shared/parsed.fixture.ts';
import { hotspot } from './hotspot.ts';

const parse = (...lines: readonly string[]) => parsedLines(hotspot, ...lines);
const picture = '![En skjerm](../media/a.png)';
const right = ['- [x] Knappen (12 %, 80 %)', '  > Riktig.'];
const wrong = ['- [ ] *Menyen* øverst (90%,5%)', '  > Tenk igjen.'];
const htmlOf = ({ draft }: ReturnType<typeof parse>) =>
  toHtml(draft.finish('q', ['b', 'a']).form(wordsFor('nb'), 'practice'));

it('gives the picture, its places and the list of them', () => {
  const found = parse(picture, '', 'Hvor?', '', ...right, ...wrong);
  expect(found.faults).toEqual([]);
  expect(found.draft).toMatchObject({ promptText: 'Hvor?', shape: 'ett', isMarked: true });
  expect(found.draft.parts).toEqual([
    { text: 'Knappen', correct: true },
    { text: 'Menyen øverst', correct: false },
  ]);
  const { interaction } = found.draft.finish('q', ['b', 'a']);
  expect(interaction).toMatchObject({ kind: 'hotspot', samples: { right: '2', wrong: '1' } });
  const html = htmlOf(found);
  expect(html).toContain('<legend>Hvor?</legend>');
  expect(html).toContain('alt="En skjerm"');
  expect(html).toContain('<circle cx="12%" cy="80%"');
  expect(html).toMatch(/data-x="90" data-y="5"[^>]*><label><input type="radio" name="q" value="a"><span[^>]*>2</);
  expect(html).not.toContain('style=');
  expect(html).not.toContain('90%,5%)');
});

it('takes the picture from the line above the question, too', () => {
  const found = parse(picture, 'Hvor?', ...right, ...wrong);
  expect(found.faults).toEqual([]);
  expect(found.draft.promptText).toBe('Hvor?');
  expect(htmlOf(found).match(/<img/g)).toHaveLength(1);
});

it('is to be ticked for all where several are right, or the author says so', () => {
  expect(parse(picture, '?', ...right, '- [x] Også (50 %, 50 %)', '  > Ja.', ...wrong).draft.shape).toBe('flere');
  const { draft } = parsed(
    hotspot,
    `:::bildepunkt{#q flere}\n${picture}\n\n?\n${[...right, ...wrong].join('\n')}\n:::`,
  );
  expect(draft.shape).toBe('flere');
});

describe('faults', () => {
  it.each([
    ['no picture', ['Hvor?', ...right, ...wrong], ['1 mangler-bilde']],
    ['no question', [picture, '', ...right, ...wrong], ['1 tomt-sporsmal']],
    ['no place', [picture, 'Hvor?', ...right, '- [ ] Menyen', '  > Nei.'], ['6 mangler-sted']],
    ['a place that is not in percent', [picture, '?', ...right, '- [ ] Der (a, b)', '  > Nei.'], ['6 mangler-sted']],
    ['a place outside', [picture, '?', ...right, '- [ ] Der (101 %, 5 %)', '  > Nei.'], ['6 ugyldig-sted']],
    ['places upon each other', [picture, '?', ...right, '- [ ] Der (20 %, 75 %)', '  > Nei.'], ['6 steder-for-tett']],
    ['one place', [picture, '?', ...right], ['1 for-fa-svar']],
    ['nothing right', [picture, '?', ...wrong, '- [ ] Der (5 %, 5 %)', '  > Nei.'], ['1 ingen-riktig-svar']],
    ['no «why»', [picture, '?', ...right, '- [ ] Der (5 %, 5 %)'], ['6 mangler-hvorfor']],
    ['a place alone', [picture, '?', ...right, ...wrong, '- [ ] (5 %, 5 %)', '  > Nei.'], ['8 tomt-svar']],
  ])('%s', (_, lines, expected) => {
    expect(parse(...lines).faults).toEqual(expected);
  });

  it('never throw, whatever stands there', () => {
    const line = fc.constantFrom(picture, '- [x] A (1 %, 2 %)', '- [ ] (3, 4)', '  > C', '> D', '1. E', '', 'F', '- ');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        expect(() => parsed(hotspot, [':::bildepunkt{#q}', ...lines, ':::'].join('\n'))).not.toThrow();
      }),
      { numRuns: 50 },
    );
  });
});
