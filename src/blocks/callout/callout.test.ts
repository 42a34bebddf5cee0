import { expect, it } from 'vitest';
import { exampleBlock } from '../../../test/example-block.ts';

it('says in words what it is', () => {
  expect(exampleBlock([':::merk', 'Les **dette**.', '', '- Ett', ':::']).html).toMatch(
    /^<div class="sam-callout" role="note" aria-labelledby="l_start_b1" data-variant="merk"><p class="sam-label"><svg.*<\/svg><span id="l_start_b1">Merk<\/span><\/p><p>Les <strong>dette<\/strong>.<\/p><ul><li>Ett<\/li><\/ul><\/div>$/,
  );
});

it.each([
  ['tips', 'Tips'],
  ['viktig', 'Viktig'],
  ['eksempel', 'Eksempel'],
])('{%s} is called «%s»', (variant, word) => {
  const { html, faults } = exampleBlock([`:::merk{${variant}}`, 'Tekst.', ':::']);
  expect(faults).toEqual([]);
  expect(html).toContain(`data-variant="${variant}"`);
  expect(html).toContain(`>${word}</span>`);
});

it.each([
  [['Før.', '', ':::merk', ':::'], ['3 tom-blokk']],
  [[':::merk{tips viktig}', 'Tekst.', ':::'], ['1 to-slag']],
  [[':::merk{tipps}', 'Tekst.', ':::'], ['1 ukjent-egenskap']],
  [[':::merk[Husk]', 'Tekst.', ':::'], ['1 tekst-i-klammer']],
  [[':::merk Husk dette', 'Tekst.', ':::'], ['1 gjerde-ugyldig']],
  [[':::merk', 'Tekst.'], ['1 gjerde-ikke-lukket']],
  [
    ['::::merk', ':::sitat{kilde="Solveig"}', 'Ord.', ':::', '::::'],
    ['1 tom-blokk', '2 direktiv-i-blokk'],
  ],
  [[':::merk', '- [ ] Rute', ':::'], ['2 avkryssing-utenfor']],
  [[':::merk', '##### Dypt', ':::'], ['2 overskriftsniva']],
])('%j gives %j', (lines, faults) => {
  expect(exampleBlock(lines).faults).toEqual(faults);
});
