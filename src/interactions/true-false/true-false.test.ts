import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../i18n/words.ts';
import { parsedLines } from '../shared/parsed.fixture.ts';
import { trueFalse } from './true-false.ts';

const parse = (...lines: readonly string[]) => parsedLines(trueFalse, ...lines);
const isTrue = ['- [x] Sant', '  > Riktig.'];
const isFalse = ['- [ ] Usant', '  > Tenk igjen.'];

it('gives the same two answers, in whatever order and language they are written', () => {
  for (const lines of [
    [...isTrue, ...isFalse],
    ['- [ ] USANT.', '  > Nei.', '- [x] sant', '  > Ja.'],
    ['- [x] True', '  > Yes.', '- [ ] False', '  > No.'],
  ]) {
    const { draft, faults } = parse('Slik er det.', ...lines);
    expect(faults).toEqual([]);
    expect(draft).toMatchObject({ promptText: 'Slik er det.', parts: [], shape: 'sant', isMarked: true });
    expect(draft.finish('q', []).interaction).toEqual({
      kind: 'true-false',
      id: 'q',
      prompt: 'Slik er det.',
      parts: [],
      samples: { right: '1', wrong: '2' },
    });
  }
});

it('says in its shape which answer is right, so that languages must agree', () => {
  const { draft } = parse('Slik er det.', '- [ ] Sant', '  > Nei.', '- [x] Usant', '  > Ja.');
  expect(draft.shape).toBe('usant');
  expect(draft.finish('q', []).interaction.samples).toEqual({ right: '2', wrong: '1' });
});

it('makes a form that keeps its order', () => {
  const { draft } = parse('Slik er det.', '- [ ] Usant', '  > Nei.', '- [x] Sant', '  > Ja.');
  const html = toHtml(draft.finish('q', []).form(wordsFor('nb'), 'practice'));
  expect(html).toContain('<sam-true-false id="q" class="sam-question" data-role="practice" data-fixed="">');
  expect(html.indexOf('value="b"')).toBeLessThan(html.indexOf('value="a"'));
  expect(html).toMatch(/data-correct="".*value="a"/);
});

describe('faults', () => {
  it.each([
    ['no answers', ['Slik er det.'], ['1 for-fa-svar']],
    ['one answer', ['Slik er det.', ...isTrue], ['1 for-fa-svar']],
    ['other answers', ['?', '- [x] Ja', '  > Ja.', ...isFalse], ['3 ikke-sant-usant']],
    ['a third answer', ['?', ...isTrue, ...isFalse, '- [ ] Vet ikke', '  > Gjett.'], ['7 ikke-sant-usant']],
    ['two answers that mean the same', ['?', ...isTrue, '- [ ] True', '  > Nei.'], ['5 ikke-sant-usant']],
    ['two answers alike', ['?', ...isTrue, '- [ ] Sant', '  > Nei.'], ['1 like-svar']],
    ['nothing right', ['?', '- [ ] Sant', '  > Nei.', ...isFalse], ['1 ingen-riktig-svar']],
    ['both right', ['?', ...isTrue, '- [x] Usant', '  > Ja.'], ['1 ingen-galt-svar']],
    ['an answer without «why»', ['?', ...isTrue, '- [ ] Usant'], ['5 mangler-hvorfor']],
    ['no statement', [...isTrue, ...isFalse], ['1 tomt-sporsmal']],
  ])('%s', (_, lines, expected) => {
    expect(parse(...lines).faults).toEqual(expected);
  });
});
