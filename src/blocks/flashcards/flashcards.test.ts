import { expect, it } from 'vitest';
import { exampleBlock } from '../../../test/example-block.ts';

it('has both sides of every card in the document', () => {
  const { html, faults } = exampleBlock([
    ':::kort',
    '- Pilot = En prøve, *a = b*',
    '- **To** = [Svar](https://ks.no)',
    ':::',
  ]);
  expect(faults).toEqual([]);
  expect(html.replaceAll(/<svg.*?<\/svg>/g, '')).toBe(
    '<sam-flashcards class="sam-cards"><dl>' +
      '<div class="sam-card"><dt><span id="l_start_b1_f1">Pilot</span><button class="sam-turn" type="button" id="l_start_b1_s1" aria-expanded="false" aria-controls="l_start_b1_a1" aria-labelledby="l_start_b1_s1 l_start_b1_f1">Snu kortet</button></dt><dd id="l_start_b1_a1">En prøve, <em>a = b</em></dd></div>' +
      '<div class="sam-card"><dt><span id="l_start_b1_f2"><strong>To</strong></span><button class="sam-turn" type="button" id="l_start_b1_s2" aria-expanded="false" aria-controls="l_start_b1_a2" aria-labelledby="l_start_b1_s2 l_start_b1_f2">Snu kortet</button></dt><dd id="l_start_b1_a2"><a href="https://ks.no">Svar</a></dd></div>' +
      '</dl></sam-flashcards>',
  );
});

it.each([
  [[':::kort', 'Tekst.', ':::'], ['1 mangler-liste']],
  [
    [':::kort', '- Bare forside', '- Uten=mellomrom', ':::'],
    ['2 kort-uten-bakside', '3 kort-uten-bakside'],
  ],
  [
    [':::kort', '- Forside =', '- = Bakside', ':::'],
    ['2 kort-uten-bakside', '3 kort-uten-bakside'],
  ],
  [[':::kort', '- A = b', '', 'Etter.', ':::'], ['4 tekst-etter-liste']],
])('%j gives %j', (lines, faults) => {
  expect(exampleBlock(lines).faults).toEqual(faults);
});

it('has a button that prints the cards, where the author wants it', () => {
  const { html, faults } = exampleBlock([':::kort{utskrift}', '- A = B', ':::']);
  expect(faults).toEqual([]);
  expect(html).toContain('data-act="print">Skriv ut kortene</button></p></sam-flashcards>');
});
