import { expect, it } from 'vitest';
import { exampleBlock } from '../../../test/example-block.ts';

it('stands with whose words they are', () => {
  expect(exampleBlock([':::sitat{kilde="Solveig, styrer"}', 'Jeg *trodde* det.', ':::'])).toEqual({
    faults: [],
    html: '<figure class="sam-quote"><blockquote><p>Jeg <em>trodde</em> det.</p></blockquote><figcaption><cite>Solveig, styrer</cite></figcaption></figure>',
  });
});

it('leaves a quote of Markdown alone, such as «Hos oss»', () => {
  expect(exampleBlock(['> **Hos oss:** Hva gjør dere?']).html).toBe(
    '<blockquote><p><strong>Hos oss:</strong> Hva gjør dere?</p></blockquote>',
  );
});

it.each([
  [[':::sitat', 'Ord.', ':::'], ['1 sitat-uten-kilde']],
  [[':::sitat{kilde=" "}', 'Ord.', ':::'], ['1 sitat-uten-kilde']],
  [[':::sitat{kilde="Solveig"}', ':::'], ['1 tom-blokk']],
  [
    [':::sitat{kilder="Solveig"}', 'Ord.', ':::'],
    ['1 sitat-uten-kilde', '1 ukjent-egenskap'],
  ],
])('%j gives %j', (lines, faults) => {
  expect(exampleBlock(lines).faults).toEqual(faults);
});
