import { expect, it } from 'vitest';
import { exampleBlock } from '../../../test/example-block.ts';

it('is headed sections, one after the other, with the tabs that script brings to life', () => {
  expect(exampleBlock([':::faner', '### En', 'Tekst.', '### To', 'Mer.', ':::'])).toEqual({
    faults: [],
    html:
      '<sam-tabs class="sam-tabs"><div class="sam-tab-list" role="tablist">' +
      '<button class="sam-tab" type="button" role="tab" id="l_start_b1_t1" aria-controls="l_start_b1_p1" aria-selected="true">En</button>' +
      '<button class="sam-tab" type="button" role="tab" id="l_start_b1_t2" aria-controls="l_start_b1_p2" aria-selected="false" tabindex="-1">To</button></div>' +
      '<div class="sam-panel" id="l_start_b1_p1"><h3>En</h3><p>Tekst.</p></div>' +
      '<div class="sam-panel" id="l_start_b1_p2"><h3>To</h3><p>Mer.</p></div></sam-tabs>',
  });
});

it.each([
  [[':::faner', '### En', 'Tekst.', ':::'], ['1 for-fa-faner']],
  [[':::faner', ':::'], ['1 mangler-overskrift']],
  [[':::faner', '### En', 'Tekst.', '### To', ':::'], ['4 tom-del']],
  [[':::faner', '### En', '- [ ] Rute', '### To', 'Tekst.', ':::'], ['3 avkryssing-utenfor']],
])('%j gives %j', (lines, faults) => {
  expect(exampleBlock(lines).faults).toEqual(faults);
});
