import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';
import { type PlayerWordKey, playerWordsFor } from './player-words.ts';
import { nb as runtime } from './runtime/nb.ts';
import { en as toolsEn } from './tools/en.ts';
import { nb as toolsNb } from './tools/nb.ts';
import { nn as toolsNn } from './tools/nn.ts';
import { wordsFor } from './words.ts';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('words of the interface', () => {
  it.each(Object.entries({ nn, en }))('%s has every word, with the same blanks to fill in', (_lang, words) => {
    for (const [key, text] of Object.entries(nb)) {
      const other = words[key as keyof typeof nb];
      expect(other, key).toBeTruthy();
      expect(placeholders(other), key).toEqual(placeholders(text));
    }
  });

  it.each(Object.entries({ nn: toolsNn, en: toolsEn }))(
    '%s has every word of the tools, with the same blanks',
    (_lang, words) => {
      expect(Object.keys(words).sort()).toEqual(Object.keys(toolsNb).sort());
      for (const [key, text] of Object.entries(toolsNb))
        expect(placeholders(words[key as keyof typeof toolsNb]), key).toEqual(placeholders(text));
    },
  );

  it('fills in blanks and chooses the plural form', () => {
    const t = wordsFor('nb');
    expect(t('course.duration', { count: 1 })).toBe('Tar omtrent 1 minutt');
    expect(t('course.duration', { count: 12 })).toBe('Tar omtrent 12 minutter');
    expect(t('status.saved', { time: '12.04' })).toBe('Lagret 12.04');
  });

  it('leaves markup in a value alone, since words only become text', () => {
    expect(wordsFor('nb')('nav.nextLesson', { title: '<b>' })).toBe('Neste: <b>');
  });
});

describe.each(['nb', 'nn', 'en'] as const)('the words of the player in %s', (lang) => {
  const values = { n: 3, time: '12.04', word: '<b>', x: '$&' };

  it('are what i18next makes of them, whatever is filled in', () => {
    const [player, whole] = [playerWordsFor(lang), wordsFor(lang)];
    const names = new Set(Object.keys(runtime).map((key) => key.replace(/_(?:one|other)$/, '')));
    for (const name of names) {
      const key = name as PlayerWordKey;
      for (const count of [undefined, 0, 1, 2, 5, 21, 1.5]) {
        const given = count === undefined ? values : { ...values, count };
        if (count === undefined && !Object.hasOwn(runtime, key)) continue; // A plural is never asked for without its count.
        expect(player(key, given), `${key} ${count}`).toBe(whole(key, given));
      }
    }
    expect(names.size).toBeGreaterThan(50);
  });
});
