import { expect, it } from 'vitest';
import { exampleBlock } from '../../../test/example-block.ts';

it.each(['hososs', 'hos-oss'])(':::%s is a part of the page with a name', (name) => {
  const { html, faults } = exampleBlock([`:::${name}`, 'Hva gjør dere?', ':::']);
  expect(faults).toEqual([]);
  expect(html).toMatch(
    /^<section class="sam-ours" aria-labelledby="l_start_b1"><p class="sam-label"><svg.*<\/svg><span id="l_start_b1">Hos oss<\/span><\/p><p>Hva gjør dere\?<\/p><\/section>$/,
  );
});

it.each([
  [[':::hososs', ':::'], ['1 tom-blokk']],
  [[':::hososs{tips}', 'Tekst.', ':::'], ['1 ukjent-egenskap']],
])('%j gives %j', (lines, faults) => {
  expect(exampleBlock(lines).faults).toEqual(faults);
});
