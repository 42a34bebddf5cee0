import { expect, it } from 'vitest';
import { exampleBlock } from '../../../test/example-block.ts';

it('is a list in order, with more than a line to a step', () => {
  expect(exampleBlock([':::steg', '1. **Se.** Følg med.', '', '   Mer.', '2. Spør.', ':::'])).toEqual({
    faults: [],
    html: '<div class="sam-step-list"><ol role="list"><li><div><p><strong>Se.</strong> Følg med.</p><p>Mer.</p></div></li><li><div><p>Spør.</p></div></li></ol></div>',
  });
});

it.each([
  [[':::steg', '- Se', '- Spør', ':::'], ['2 steg-uten-tall']],
  [[':::steg', 'Tekst.', ':::'], ['1 mangler-liste']],
  [[':::steg', '1. Se', '', 'Etter.', ':::'], ['4 tekst-etter-liste']],
  [[':::steg', '1. [ ] Se', ':::'], ['2 avkryssing-utenfor']],
])('%j gives %j', (lines, faults) => {
  expect(exampleBlock(lines).faults).toEqual(faults);
});
