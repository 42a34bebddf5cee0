import { expect, it } from 'vitest';
import { exampleBlock } from '../../../test/example-block.ts';

const head = ['| | Før | Etter |', '|---|---|---|'];

it('is a table with headers for rows and columns', () => {
  expect(exampleBlock([':::sammenlign', 'Før og etter', '', ...head, '| Tur | Ark | *Telefon* |', ':::'])).toEqual({
    faults: [],
    html:
      '<table class="sam-compare" role="table"><caption><p>Før og etter</p></caption>' +
      '<thead role="rowgroup"><tr role="row"><td role="cell"></td><th scope="col" role="columnheader">Før</th><th scope="col" role="columnheader">Etter</th></tr></thead>' +
      '<tbody role="rowgroup"><tr role="row"><th scope="row" role="rowheader">Tur</th><td role="cell">Ark</td><td role="cell"><em>Telefon</em></td></tr></tbody></table>',
  });
});

it.each([
  [['Tittel', ''], ['1 mangler-tabell']],
  [[...head, '| A | b | c |'], ['2 mangler-tabelltittel']],
  [['Tittel', '', '| A | B |', '|---|---|', '| c | d |'], ['4 for-fa-kolonner']],
  [['Tittel', '', '| A | B | C | D | E |', '|---|---|---|---|---|', '| 1 | 2 | 3 | 4 | 5 |'], ['4 for-mange-kolonner']],
  [['Tittel', '', '| A | | C |', '|---|---|---|', '| 1 | 2 | 3 |'], ['4 kolonne-uten-overskrift']],
  [['Tittel', '', ...head], ['4 tom-tabell']],
  [['Tittel', '', ...head, '| | b | c |'], ['6 rad-uten-overskrift']],
  [
    ['Tittel', '', ...head, '| A | b | |', '| A | b |'],
    ['6 tom-celle', '7 tom-celle'],
  ],
  [['Tittel', '', ...head, '| A | b | c |', '', 'Etter.'], ['8 tekst-etter-tabell']],
])('%j gives %j', (lines, faults) => {
  expect(exampleBlock([':::sammenlign', ...lines, ':::']).faults).toEqual(faults);
});
