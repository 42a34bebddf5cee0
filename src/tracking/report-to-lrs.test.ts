import { beforeEach, expect, it } from 'vitest';
import type { Statement } from '../model/statement.ts';
import type { LrsConfig } from './launch-data.ts';
import type { StatementLrs } from './lrs.ts';
import { outline } from './outline.fixture.ts';
import { reportToLrs } from './report-to-lrs.ts';
import { createReporter } from './reporter.ts';
import { emptySnapshot } from './snapshot.ts';
import { type LaunchState, nothingKnown } from './tracker.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.fixture.ts';

const endpoint = 'https://lrs.example/xapi';
const snapshot = emptySnapshot('0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001');

let clock: VirtualClock;
let loaded: LrsConfig[];
let sent: Statement[];
/** The key that the LRS takes. */
let key: string;
/** What the file says when it is read again. */
let inFile: LrsConfig;
let rereads: number;

beforeEach(() => {
  clock = virtualClock();
  [loaded, sent, key, rereads] = [[], [], 'Basic old', 0];
  inFile = { endpoint, auth: 'Basic new' };
});

const report = (launch: Partial<LaunchState>) => {
  const reporter = reportToLrs({
    edition: { lang: 'nb', title: outline.title },
    clock,
    random: (length) => new Uint8Array(length),
    async loadReporter(config) {
      loaded.push(config);
      const lrs: StatementLrs = {
        async send(statements) {
          if (config.auth !== key) return { status: 401 };
          sent.push(...statements);
          return { status: 200 };
        },
        find: async () => ({ status: 404 }),
      };
      return { lrs, createReporter };
    },
    lrsFile: {
      lrs: { endpoint, auth: 'Basic old' },
      async reread() {
        rereads++;
        return inFile;
      },
    },
  })({ outline, launch: { ...nothingKnown, ...launch }, snapshot });
  reporter?.report(snapshot, snapshot, { type: 'launched' });
  return reporter;
};

it('tells the LRS of the file', async () => {
  expect(report({})?.endpoint).toBe(endpoint);
  await clock.advance(0);
  expect(sent).toHaveLength(1);
});

it('tells the LRS of the launch data, where both name one', async () => {
  const given = { endpoint: 'https://annen.example/', auth: 'Basic given' };
  expect(report({ launchData: JSON.stringify({ lrs: given }) })?.endpoint).toBe(given.endpoint);
  await clock.advance(100_000);
  expect(loaded).toEqual([given]);
  expect(rereads).toBe(0);
});

it.each(['review', 'browse'] as const)('tells nobody in %s', (mode) => {
  expect(report({ mode })).toBe(undefined);
});

it('goes on with the key that has taken the place of an old one', async () => {
  key = 'Basic new';
  report({});
  await clock.advance(0);
  expect(sent).toHaveLength(1);
  expect(rereads).toBe(1);
});

it.each<LrsConfig>([
  { endpoint, auth: 'Basic old' },
  { endpoint: 'https://annen.example/', auth: 'Basic new' },
])('stops where the file now says %j', async (now) => {
  key = 'Basic new';
  inFile = now;
  report({});
  await clock.advance(1_000_000);
  expect([sent.length, rereads, loaded.length]).toEqual([0, 1, 1]);
});
