import { expect, it } from 'vitest';
import { exampleBlock } from '../../../test/example-block.ts';

it('folds what stands under each heading, deeper headings with it', () => {
  expect(exampleBlock([':::trekkspill', '### En', 'Tekst.', '#### Under', 'Mer.', '### To', '- Ja', ':::'])).toEqual({
    faults: [],
    html: '<div class="sam-accordion"><details class="sam-fold"><summary><h3>En</h3></summary><div><p>Tekst.</p><h4>Under</h4><p>Mer.</p></div></details><details class="sam-fold"><summary><h3>To</h3></summary><div><ul><li>Ja</li></ul></div></details></div>',
  });
});

it('may stand under a heading of the lesson, whose text goes on after it', () => {
  const lines = ['### Tema', '', ':::trekkspill', '#### En', 'Tekst.', ':::', '', '#### Etter', '', 'Mer.'];
  const { faults, html } = exampleBlock(lines);
  expect(faults).toEqual([]);
  expect(html).toContain('<summary><h4>En</h4></summary>');
});

it.each([
  [[':::trekkspill', ':::'], ['1 mangler-overskrift']],
  [[':::trekkspill', 'Tekst.', '', 'Mer.', ':::'], ['2 tekst-uten-overskrift']],
  [[':::trekkspill', 'Før.', '### En', 'Tekst.', ':::'], ['2 tekst-uten-overskrift']],
  [[':::trekkspill', '### En', '### To', 'Tekst.', ':::'], ['2 tom-del']],
  [[':::trekkspill', '###', 'Tekst.', ':::'], ['2 tom-overskrift']],
  [[':::trekkspill', '### Se [KS](https://ks.no)', 'Tekst.', ':::'], ['2 lenke-i-overskrift']],
  [[':::trekkspill', '## En', 'Tekst.', ':::'], ['2 overskriftsniva']],
  [['### A', '', ':::trekkspill', '#### En', 'Tekst.', '### To', 'Tekst.', ':::'], ['6 ulikt-niva']],
  [[':::trekkspill', '#### En', 'Tekst.', ':::'], ['2 overskriftsniva']],
  [[':::trekkspill', '### En', 'Tekst.', ':::', '', '#### Etter', '', 'Mer.'], ['6 overskriftsniva']],
])('%j gives %j', (lines, faults) => {
  expect(exampleBlock(lines).faults).toEqual(faults);
});
