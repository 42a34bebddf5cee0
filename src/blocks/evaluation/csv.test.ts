import { expect, it } from 'vitest';
import { toCsv } from './csv.ts';

it('makes a file that a spreadsheet opens, with every sign in its cell', () => {
  expect(
    toCsv([
      ['Spørsmål', 'Svar'],
      ['Hva manglet?', 'Mer; «tid»\n"ro"'],
    ]),
  ).toBe('\uFEFF"Spørsmål";"Svar"\r\n"Hva manglet?";"Mer; «tid»\n""ro"""\r\n');
});

it.each(['=1+1', '+47', '-bare', '@navn', '\t=x'])('keeps %j from being a formula', (text) => {
  expect(toCsv([[text]])).toContain(`"'${text}"`);
});
