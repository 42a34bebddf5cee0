import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';
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
