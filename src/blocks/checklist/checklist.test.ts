import { expect, it } from 'vitest';
import { exampleBlock } from '../../../test/example-block.ts';

const note = 'Kryssene er bare til hjelp mens du leser. De blir ikke lagret.';

it('is native boxes to tick, and says that nothing is kept', () => {
  expect(exampleBlock([':::sjekkliste', 'Før *start*', '- [ ] Vi har **snakket** sammen.', ':::'])).toEqual({
    faults: [],
    html:
      '<fieldset class="sam-checklist" aria-describedby="l_start_b1"><legend>Før <em>start</em></legend><ul role="list">' +
      '<li><label><input type="checkbox" autocomplete="off"><span>Vi har <strong>snakket</strong> sammen.</span></label></li>' +
      `</ul><p class="sam-hint" id="l_start_b1">${note}</p></fieldset>`,
  });
});

it('has a name also where the author gives none', () => {
  expect(exampleBlock([':::sjekkliste', '- [ ] En', ':::']).html).toContain('<legend>Sjekkliste</legend>');
});

it.each([
  [[':::sjekkliste', 'Tittel', ':::'], ['1 mangler-liste']],
  [[':::sjekkliste', '- [ ] En', '- To', '-[ ] Tre', ':::'], ['3 punkt-uten-rute']],
  [[':::sjekkliste', '- [x] En', ':::'], ['2 krysset-av']],
  [[':::sjekkliste', '- [ ] En', '', '  Mer.', ':::'], ['4 for-mye-i-punktet']],
  [[':::sjekkliste', '- [ ] En', '', 'Etter.', ':::'], ['4 tekst-etter-liste']],
])('%j gives %j', (lines, faults) => {
  expect(exampleBlock(lines).faults).toEqual(faults);
});
