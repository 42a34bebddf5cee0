import { expect, it } from 'vitest';
import { readTestRules } from './test-rules.ts';

/** Reads the braces of a test with six questions. */
function read(attributes: Readonly<Record<string, string>>) {
  const told: string[] = [];
  const rules = readTestRules(attributes, 6, (rule, text) => told.push(`${rule}: ${text}`));
  return { rules, told };
}

it('reads how often, how many, and in what order', () => {
  expect(read({ forsøk: '3', trekk: '4', stokk: '' })).toEqual({
    rules: { tries: 3, draw: 4, shuffle: true },
    told: [],
  });
  expect(read({ forsok: '3' }).rules).toEqual({ tries: 3 });
  expect(read({})).toEqual({ rules: {}, told: [] });
});

it.each([
  [{ forsøk: '0' }, 'ugyldig-egenskap: «forsøk» må være et helt tall fra 1. Skriv for eksempel forsøk=3'],
  [{ trekk: 'noen' }, 'ugyldig-egenskap: «trekk» må være et helt tall fra 1. Skriv for eksempel trekk=3'],
  [
    { trekk: '6' },
    'trekk-for-mange: Testen skal trekke 6 spørsmål, men har bare 6. Skriv flere spørsmål, eller et lavere tall.',
  ],
  [{ forsk: '3' }, 'ukjent-egenskap: «forsk» er ikke noe en test kan ha. Mente du «forsøk»?'],
])('tells of %o', (attributes, expected) => {
  expect(read(attributes).told).toEqual([expected]);
});
