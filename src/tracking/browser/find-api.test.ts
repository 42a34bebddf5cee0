import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findScorm12Api, findScorm2004Api } from './find-api.ts';

const api = { LMSInitialize: () => 'true' };

/** A window as far as the search looks; a property that is an `Error` throws, as one of another origin does. */
function frame(properties: Record<string, unknown> = {}): Window {
  const win = {};
  for (const [name, value] of Object.entries({ parent: win, top: win, opener: null, ...properties })) {
    Object.defineProperty(win, name, {
      get() {
        if (value instanceof Error) throw value;
        return value;
      },
    });
  }
  return win as Window;
}

const foreign = new Error('SecurityError');
const deep = (levels: number, top: Window): Window =>
  levels === 0 ? top : frame({ parent: deep(levels - 1, top), top });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it.each<[string, Window]>([
  ['its own window', frame({ API: api })],
  ['the parent', frame({ parent: frame({ API: api }) })],
  ['twenty levels up', deep(20, frame({ API: api }))],
  ['above a window of another origin', frame({ parent: frame({ API: foreign, parent: frame({ API: api }) }) })],
])('finds it in %s at once', async (_, win) => {
  await expect(findScorm12Api(win)).resolves.toBe(api);
  expect(vi.getTimerCount()).toBe(0);
});

it.each<[string, Window]>([
  ['the opener', frame({ opener: frame({ API: api }) })],
  ['a parent of the opener', frame({ opener: frame({ parent: frame({ API: api }) }) })],
  ['the opener of the top window', frame({ parent: frame(), top: frame({ opener: frame({ API: api }) }) })],
])('finds it in %s at once, and calls it there', async (_, win) => {
  const found = await findScorm12Api(win);
  expect(found?.LMSInitialize('')).toBe('true');
  expect(vi.getTimerCount()).toBe(0);
});

it('calls an API in its opener by itself, also one that cannot be changed, with the parts that only it can reach', async () => {
  class Secretive {
    readonly #answer = 'true';
    LMSInitialize = () => this.#answer;
    LMSCommit() {
      return this.#answer;
    }
  }
  const found = await findScorm12Api(frame({ opener: frame({ API: Object.freeze(new Secretive()) }) }));
  expect([found?.LMSInitialize(''), found?.LMSCommit('')]).toEqual(['true', 'true']);
});

it.each<[string, (opener: Record<string, unknown>) => void]>([
  ['is closed', (opener) => Object.assign(opener, { closed: true })],
  ['shows another page', (opener) => Object.assign(opener, { API: undefined })],
  [
    'shows a page of another origin',
    (opener) =>
      Object.defineProperty(opener, 'API', {
        get() {
          throw foreign;
        },
      }),
  ],
])('does not believe what is left of the API when the opener %s', async (_, change) => {
  const opener: Record<string, unknown> = { API: api, closed: false };
  opener.parent = opener;
  const found = await findScorm12Api(frame({ opener }));
  expect(found?.LMSInitialize('')).toBe('true');
  change(opener);
  expect(() => found?.LMSInitialize('')).toThrow('the window with API is gone');
});

const api2004 = { Initialize: () => 'true' };

it('finds each version by its own name, wherever the other is', async () => {
  const both = frame({ API: api, parent: frame({ API_1484_11: api2004 }) });
  await expect(findScorm12Api(both)).resolves.toBe(api);
  await expect(findScorm2004Api(both)).resolves.toBe(api2004);
  const mixed = frame({ API: api2004, API_1484_11: api });
  await expect(findScorm12Api(mixed)).resolves.toBe(undefined);
  await expect(findScorm2004Api(mixed)).resolves.toBe(undefined);
});

it('waits for SCORM 2004 where only the API of 1.2 is there', async () => {
  const parent: Record<string, unknown> = { API: api };
  parent.parent = parent;
  const found = findScorm2004Api(frame({ parent }));
  await vi.advanceTimersByTimeAsync(1000);
  parent.API_1484_11 = api2004;
  await vi.advanceTimersByTimeAsync(100);
  await expect(found).resolves.toBe(api2004);
});

it.each<[string, unknown]>([
  ['of SCORM 2004', { Initialize: () => 'true' }],
  ['that is a string', 'LMSInitialize'],
  ['that is null', null],
  ['that is a frame of another origin', frame({ LMSInitialize: foreign })],
])('does not take an API %s', async (_, other) => {
  await expect(findScorm12Api(frame({ API: other }))).resolves.toBe(undefined);
});

it('does not wait where there is no other window', async () => {
  await expect(findScorm12Api(frame())).resolves.toBe(undefined);
  expect(vi.getTimerCount()).toBe(0);
});

it('waits for an API that comes late', async () => {
  const parent: { API?: unknown; parent?: unknown } = {};
  parent.parent = parent;
  const found = findScorm12Api(frame({ parent }));
  await vi.advanceTimersByTimeAsync(2950);
  parent.API = api;
  await vi.advanceTimersByTimeAsync(100);
  await expect(found).resolves.toBe(api);
});

it('gives up after five seconds, and in a circle of windows', async () => {
  const [a, b]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  a.parent = b;
  b.parent = a;
  const found = findScorm12Api(frame({ parent: a }));
  await vi.advanceTimersByTimeAsync(5000);
  await expect(found).resolves.toBe(undefined);
  expect(vi.getTimerCount()).toBe(0);
});

it('lives with windows that throw on everything', async () => {
  const wall = frame({ parent: foreign, opener: foreign, top: foreign, API: foreign });
  await expect(findScorm12Api(wall)).resolves.toBe(undefined);
  const found = findScorm12Api(frame({ parent: wall }));
  await vi.advanceTimersByTimeAsync(5000);
  await expect(found).resolves.toBe(undefined);
});
