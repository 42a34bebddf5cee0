import { expect, it } from 'vitest';
import { readArgs } from './read-args.ts';

const known = { nb: 'text', 'samme-mening': 'yes' } as const;

it('gives words and flags, without blanks around them', () => {
  expect(readArgs([' en ', '--nb', ' Å  være ', '--samme-mening'], known, {})).toEqual({
    words: ['en'],
    flags: new Map([
      ['nb', 'Å  være'],
      ['samme-mening', ''],
    ]),
  });
});

it.each([
  [['--samme-mening=ja'], 'Flagget --samme-mening tar ingen verdi.'],
  [['--samme-menig'], 'Flagget --samme-menig finnes ikke. Mente du --samme-mening?'],
  [['-x'], 'Flagget -x finnes ikke. Du kan bruke --nb, --samme-mening, --help.'],
  [['--nb', ''], 'Flagget --nb mangler teksten sin.'],
])('%j: says what is wrong', (args, fault) => {
  expect(readArgs(args, known, {})).toEqual({ fault });
});

it('says so when npm has kept a flag for itself', () => {
  const env = { npm_config_samme_mening: 'true', npm_lifecycle_event: 'ny:versjon' };
  expect(readArgs(['m1', 'minor'], known, env)).toEqual({
    fault: 'Flagget --samme-mening kom ikke fram. Skriv -- rett etter kommandoen, slik: npm run ny:versjon -- …',
  });
});

it('gives help whatever else is there', () => {
  expect(readArgs(['en', '--help'], known, {})).toEqual({ help: true });
});
