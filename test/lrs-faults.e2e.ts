import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chromiumArgs } from '../src/build/chromium.ts';
import { type FaultRun, openLane, type ReportingFormat } from './support/fault-run.ts';

/** Runs of each: 200 in all. */
const plan: readonly (readonly [ReportingFormat, number])[] = [
  ['scorm12', 80],
  ['cmi5', 70],
  ['xapi', 50],
];
const lanesAtOnce = 4;

type Lane = Awaited<ReturnType<typeof openLane>>;

let browser: Browser;
let lanes: Lane[] = [];

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: inject('chromium'),
    args: [...chromiumArgs, '--renderer-process-limit=1'],
  });
  lanes = await Promise.all(Array.from({ length: lanesAtOnce }, () => openLane(browser, inject('dist'))));
});
afterAll(async () => {
  await browser.close();
  await Promise.all(lanes.map((lane) => lane.close()));
});

const anyLane = (): Lane => {
  const [lane] = lanes;
  if (!lane) throw new Error('there is no lane');
  return lane;
};

/** How many of each there are. */
const tally = (all: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
};

/**
 * What is missing from a run, and what it tells more than once, against one without faults. Under cmi5 a `terminated` that got no
 * answer never goes again (standards.md §9), so it is not lost, but left.
 */
function compare(whole: readonly string[], { told, unanswered }: FaultRun, format: ReportingFormat) {
  const [wanted, got] = [tally(whole), tally(told)];
  const keys = [...new Set([...whole, ...told])];
  const more = (these: Map<string, number>, those: Map<string, number>) =>
    keys.flatMap((key) => Array(Math.max(0, (these.get(key) ?? 0) - (those.get(key) ?? 0))).fill(key));
  const missing = more(wanted, got);
  const left = format === 'cmi5' && unanswered === 1 ? missing.filter((each) => each.startsWith('terminated')) : [];
  return { lost: missing.filter((each) => !left.includes(each)), left, doubled: more(got, wanted) };
}

describe.each(plan)('%s between faults', (format, count) => {
  let whole: readonly string[];
  beforeAll(async () => {
    ({ told: whole } = await anyLane().run({ format, seed: 0, most: 0, temper: 'takes' }));
    expect(whole.length).toBeGreaterThan(10);
    expect(new Set(whole).size, 'every statement of a course says something else').toBe(whole.length);
  });

  it(`loses and doubles no statement in ${count} runs`, async () => {
    const seeds = Array.from({ length: count }, (_, index) => index + 1);
    const runs: (FaultRun & { seed: number })[] = [];
    const work = async (lane: Lane) => {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
        runs.push({ seed, ...(await lane.run({ format, seed, share: 0.5, hasFile: seed % 2 === 0 })) });
      }
    };
    await Promise.all(lanes.map(work));
    const results = runs.map((run) => ({ seed: run.seed, temper: run.temper, ...compare(whole, run, format) }));
    const faults = runs.flatMap(({ requests }) => requests.flatMap(({ fault }) => fault ?? []));
    process.stdout.write(
      `${JSON.stringify({
        format,
        runs: runs.length,
        statements: runs.reduce((sum, { told }) => sum + told.length, 0),
        requests: runs.reduce((sum, { requests }) => sum + requests.length, 0),
        faults: faults.length,
        ...Object.fromEntries(tally([...faults, ...runs.map(({ temper }) => `LRS ${temper}`)])),
        refused: runs.flatMap(({ requests }) => requests.filter(({ status }) => status === 409 || status === 403))
          .length,
        'terminated left': results.reduce((sum, { left }) => sum + left.length, 0),
        lost: results.reduce((sum, { lost }) => sum + lost.length, 0),
        doubled: results.reduce((sum, { doubled }) => sum + doubled.length, 0),
      })}\n`,
    );
    expect(results.filter(({ lost, doubled }) => lost.length + doubled.length > 0)).toEqual([]);
    expect(runs.flatMap(({ violations }) => violations)).toEqual([]);
  }, 600_000);

  it('would notice one that is lost, and one that is doubled', async () => {
    const damaged = async (prepare: (page: Page) => Promise<unknown>) =>
      compare(whole, await anyLane().run({ format, seed: 0, most: 0, temper: 'takes', prepare }), format);
    expect((await damaged(loseOne)).lost).toHaveLength(1);
    expect((await damaged(doubleOne)).doubled).toHaveLength(1);
  });
});

/** The first request that carries an answer is taken for delivered, and never sent. */
const loseOne = (page: Page) =>
  page.addInitScript(() => {
    const { fetch } = window;
    let isLost = false;
    window.fetch = async (url, init) => {
      const body = String(init?.body);
      if (isLost || !/verbs\/(?:responded|answered)"/.test(body)) return fetch(url, init);
      isLost = true;
      const [, ...others] = JSON.parse(body);
      if (others.length > 0) await (await fetch(url, { ...init, body: JSON.stringify(others) })).text();
      return Response.json([]);
    };
  });

/** The first request that carries an answer goes twice, the second time under another id. */
const doubleOne = (page: Page) =>
  page.addInitScript(() => {
    const { fetch } = window;
    let isDoubled = false;
    window.fetch = async (url, init) => {
      const body = String(init?.body);
      if (isDoubled || !/verbs\/(?:responded|answered)"/.test(body)) return fetch(url, init);
      isDoubled = true;
      const [first] = JSON.parse(body);
      await (await fetch(url, { ...init, body: JSON.stringify([{ ...first, id: crypto.randomUUID() }]) })).text();
      return fetch(url, init);
    };
  });
