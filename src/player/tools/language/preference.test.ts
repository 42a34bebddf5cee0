import { expect, it } from 'vitest';
import { preferredLang } from './preference.ts';

const all = ['nb', 'nn', 'en'] as const;

it.each([
  ['nb', 'nb'],
  ['nb-NO', 'nb'],
  ['NN_no', 'nn'],
  ['no', 'nb'],
  ['no-NO-NY', 'nn'],
  ['en-GB', 'en'],
  ['sv, nn-NO;q=0.9, nb;q=0.8', 'nn'],
  [' en,nb', 'en'],
])('understands %s', (preferred, lang) => {
  expect(preferredLang(preferred, all)).toBe(lang);
});

it.each([[undefined], [''], ['norsk'], ['{}'], ['zxx'], ['se'], [';,;'], ['constructor'], ['__proto__']])(
  'makes nothing of %s',
  (preferred) => {
    expect(preferredLang(preferred, all)).toBeUndefined();
  },
);

it('gives whoever reads one kind of Norwegian the other, before a foreign language', () => {
  expect(preferredLang('nn,en', ['nb', 'en'])).toBe('nb');
  expect(preferredLang('nb', ['nn', 'en'])).toBe('nn');
  expect(preferredLang('en', ['nb', 'nn'])).toBeUndefined();
});
