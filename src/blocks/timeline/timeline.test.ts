import { expect, it } from 'vitest';
import { exampleBlock } from '../../../test/example-block.ts';

it('is a list in order, with years and dates that a machine can read', () => {
  const lines = ['Slik gikk det:', '', '- **2017**: Først *dette*.', '- **3.5.2018:** Så det.', '- **Nå**: Og nå.'];
  expect(exampleBlock([':::tidslinje', ...lines, ':::'])).toEqual({
    faults: [],
    html:
      '<div class="sam-timeline"><p>Slik gikk det:</p><ol role="list">' +
      '<li><p class="sam-time"><time datetime="2017">2017</time></p><div><p>Først <em>dette</em>.</p></div></li>' +
      '<li><p class="sam-time"><time datetime="2018-05-03">3.5.2018</time></p><div><p>Så det.</p></div></li>' +
      '<li><p class="sam-time">Nå</p><div><p>Og nå.</p></div></li></ol></div>',
  });
});

it.each([
  [[':::tidslinje', 'Tekst.', ':::'], ['1 mangler-liste']],
  [
    [':::tidslinje', '- 2017: Noe', '- **2018** Noe', '- **2019**: Noe', ':::'],
    ['2 mangler-tidspunkt', '3 mangler-tidspunkt'],
  ],
  [[':::tidslinje', '- **2017**:', '- **2018**: Noe', ':::'], ['2 tomt-punkt']],
  [[':::tidslinje', '- **2017**: Noe', '-', ':::'], ['3 tomt-punkt']],
  [[':::tidslinje', '- **:** Noe', ':::'], ['2 mangler-tidspunkt']],
  [[':::tidslinje', '- **2017**: Noe', '', 'Etter.', ':::'], ['4 tekst-etter-liste']],
])('%j gives %j', (lines, faults) => {
  expect(exampleBlock(lines).faults).toEqual(faults);
});
