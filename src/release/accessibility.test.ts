import axe from 'axe-core';
import { expect, it } from 'vitest';
import { criteria, criteriaFor } from './accessibility.ts';

it('has each criterion of WCAG 2.2 A and AA once', () => {
  expect(new Set(criteria.map(({ id }) => id)).size).toBe(criteria.length);
  expect(criteria).toHaveLength(55);
});

it('credits axe with nothing but what axe has a rule for', () => {
  const known = axe
    .getRules(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .filter(({ tags }) => !tags.includes('experimental') && !tags.includes('deprecated'))
    .flatMap(({ tags }) => tags);
  const claimed = criteria.filter(({ method }) => method === 'automatisk').map(({ id }) => id);
  expect(claimed.filter((id) => !known.includes(`wcag${id.replaceAll('.', '')}`))).toEqual([]);
  expect(claimed.length).toBeGreaterThan(5);
});

it('says nothing of missing media where there is some, and nothing else is changed', () => {
  const ids = (list: typeof criteria) => list.map(({ id }) => id);
  const noMedia = (list: typeof criteria) =>
    ids(list.filter(({ result }) => result.includes('verken lyd eller video')));
  expect(criteriaFor([{ path: 'media/kart.png' }])).toBe(criteria);
  const shown = criteriaFor([{ path: 'media/kart.png' }, { path: 'media/samtale.mp4' }]);
  expect(ids(shown)).toEqual(ids(criteria));
  expect(noMedia(criteria)).toHaveLength(6);
  expect(noMedia(shown)).toEqual([]);
});
