import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closedRings, shortestPaths } from './graph.ts';
import { type CaseStep, extend, pack, performed, walk } from './path.ts';

const steps: readonly CaseStep[] = [
  { letter: 'a', from: 'start', to: 'sent' },
  { letter: 'b', from: 'start', to: 'god' },
  { letter: 'c', from: 'sent', to: 'midt' },
  { letter: 'd', from: 'midt', to: 'start' },
  { letter: 'e', from: 'midt', to: 'sent' },
  { letter: 'f', from: 'midt', to: 'god' },
];
const choices = new Map(steps.map((step) => [step.letter, step]));

it('comes back as it went, and is never longer than there are nodes, however a learner goes', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { maxLength: 40 }), (picks) => {
      let path: readonly CaseStep[] = [];
      for (const pick of picks) {
        const open = steps.filter(({ from }) => from === (path.at(-1)?.to ?? 'start'));
        const step = open[pick % Math.max(1, open.length)];
        if (step) path = extend(path, step);
      }
      expect(walk('start', choices, pack(path))).toEqual(path);
      expect(path.length).toBeLessThan(4);
    }),
  );
});

it('follows a token as far as its choices are still there', () => {
  expect(pack(walk('start', choices, 'acf'))).toBe('acf');
  expect(pack(walk('start', choices, 'acx'))).toBe('ac');
  expect(pack(walk('start', choices, 'af'))).toBe('a');
  fc.assert(fc.property(fc.string(), (token) => walk('start', choices, token).length < 4));
});

it('takes away what a way back makes undone', () => {
  expect(pack(walk('start', choices, 'acecf'))).toBe('acf');
  expect(pack(walk('start', choices, 'acd'))).toBe('');
});

it('is reported as pairs of step and answer', () => {
  expect(performed(walk('start', choices, 'acf'))).toBe('start[.]a[,]sent[.]c[,]midt[.]f');
});

it('finds each ring that nobody gets out of, and not the node that leads into it', () => {
  const node = (id: string, targets: string, stops = false) => ({ id, targets: [...targets], stops });
  const nodes = [node('a', 'bx'), node('b', 'c'), node('c', 'd'), node('d', 'c'), node('e', 'e'), node('x', '', true)];
  expect(closedRings(nodes)).toEqual([['c', 'd'], ['e']]);
});

it('finds the shortest way to each end, the nearest first', () => {
  expect(shortestPaths('start', steps, (id) => id === 'god' || id === 'midt').map(pack)).toEqual(['b', 'ac']);
});
