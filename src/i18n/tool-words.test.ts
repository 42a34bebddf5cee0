import { expect, it } from 'vitest';
import { toolWordsFor } from './tool-words.ts';
import { en } from './tools/en.ts';
import { nb } from './tools/nb.ts';
import { nn } from './tools/nn.ts';

const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

it.each(Object.entries({ nn, en }))(
  'the tools have every word in %s, with the same blanks to fill in',
  (_lang, words) => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(nb).sort());
    for (const [key, text] of Object.entries(nb))
      expect(blanks(words[key as keyof typeof nb]), key).toEqual(blanks(text));
  },
);

it('chooses the plural form, and fills in text as it is', () => {
  expect(toolWordsFor('en')('search.hits', { count: 1 })).toBe('1 match');
  expect(toolWordsFor('en')('search.hits', { count: 2 })).toBe('2 matches');
  expect(toolWordsFor('nb')('search.none', { text: '$&{n}' })).toContain('«$&{n}»');
});
