import { describe, expect, it } from 'vitest';
import { type LaunchedWindow, openLaunch } from './launch-memory.ts';

/** A window at an address; a reload is another window with the same storage. */
function windowAt(href: string, kept: Map<string, string> | 'blocked' = new Map()) {
  const location = new URL(href);
  return {
    location,
    history: {
      state: null,
      replaceState(_state: unknown, _title: string, address: string) {
        location.href = new URL(address, location.href).href;
      },
    },
    get sessionStorage() {
      if (kept === 'blocked') throw new DOMException('The operation is insecure.', 'SecurityError');
      return {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => void kept.set(key, value),
        removeItem: (key: string) => void kept.delete(key),
      };
    },
  } satisfies LaunchedWindow;
}

const isLaunch = (search: string) => search.includes('fetch=');
const base = 'https://lms.example/m1/index.html';

describe('a launch', () => {
  it('is taken out of the address, and the lesson stays in it', () => {
    const win = windowAt(`${base}?fetch=1#l_to`);
    expect(openLaunch(win, isLaunch).search).toBe('?fetch=1');
    expect(win.location.href).toBe(`${base}#l_to`);
  });

  it('is forgotten when another is to have the machine, whatever is put there after that', () => {
    const kept = new Map<string, string>();
    const { memory, forget } = openLaunch(windowAt(`${base}?fetch=1&actor=kari`, kept), isLaunch);
    memory.set('token', 'abc');
    forget();
    memory.set('seconds', '12');
    expect([...kept]).toEqual([]);
    expect(memory.get('token'), 'what is going on goes on').toBe('abc');
    expect(openLaunch(windowAt(base, kept), isLaunch).search).toBe('');
    expect(openLaunch(windowAt(`${base}?fetch=1`, 'blocked'), isLaunch).forget).not.toThrow();
  });

  it('is remembered through a reload, with all that was put there', () => {
    const kept = new Map<string, string>();
    openLaunch(windowAt(`${base}?fetch=1`, kept), isLaunch).memory.set('token', 'abc');
    for (const again of [base, `${base}?fetch=1`]) {
      const { search, memory } = openLaunch(windowAt(again, kept), isLaunch);
      expect([search, memory.get('token')]).toEqual(['?fetch=1', 'abc']);
    }
  });

  it('forgets the one before it, and that of another module is none of its business', () => {
    const kept = new Map<string, string>();
    openLaunch(windowAt(`${base}?fetch=1`, kept), isLaunch).memory.set('token', 'abc');
    const other = openLaunch(windowAt('https://lms.example/m2/index.html', kept), isLaunch);
    expect([other.search, other.memory.get('token')]).toEqual(['', undefined]);
    const next = openLaunch(windowAt(`${base}?fetch=2`, kept), isLaunch);
    expect([next.search, next.memory.get('token')]).toEqual(['?fetch=2', undefined]);
  });

  it('that is none leaves the address alone', () => {
    const win = windowAt(`${base}?utgave=nn`);
    expect(openLaunch(win, isLaunch).search).toBe('?utgave=nn');
    expect(win.location.href).toBe(`${base}?utgave=nn`);
  });

  it('stays in the address where the browser keeps nothing, or the reload would be lost', () => {
    const win = windowAt(`${base}?fetch=1`, 'blocked');
    const { search, memory } = openLaunch(win, isLaunch);
    memory.set('token', 'abc');
    expect([search, memory.get('token'), win.location.search]).toEqual(['?fetch=1', 'abc', '?fetch=1']);
  });

  it('is not confused by what others have left', () => {
    for (const junk of ['{half', '[]', 'null', '{"token":1}']) {
      const kept = new Map([['samspill:launch:/m1/index.html', junk]]);
      expect(openLaunch(windowAt(base, kept), isLaunch).memory.get('token')).toBeUndefined();
    }
  });
});
