import { describe, expect, it } from 'vitest';
import { type DepartingWindow, watchDeparture } from './departure.ts';

/** A window, alone or in a frame, that can be navigated. */
function newWindow(where: 'alone' | 'framed', hasNavigation = true) {
  const events = new EventTarget();
  const navigation = new EventTarget();
  const parent = {};
  const win: DepartingWindow = {
    addEventListener: events.addEventListener.bind(events),
    ...(hasNavigation && { navigation }),
    get parent() {
      return where === 'alone' ? win : parent;
    },
  };
  return {
    win,
    hide: () => events.dispatchEvent(new Event('pagehide')),
    show: () => events.dispatchEvent(new Event('pageshow')),
    navigate: (navigationType: string, sameDocument = false) =>
      navigation.dispatchEvent(Object.assign(new Event('navigate'), { navigationType, destination: { sameDocument } })),
  };
}

describe('a page on its way out', () => {
  it.each([
    ['alone', 'reload', true],
    ['alone', 'push', false],
    ['alone', 'traverse', false],
    ['framed', 'reload', true],
    ['framed', 'replace', false],
  ] as const)('%s by %s may come straight back: %s', (where, way, back) => {
    const { win, navigate, hide } = newWindow(where);
    const mayReturn = watchDeparture(win);
    navigate(way);
    hide();
    expect(mayReturn()).toBe(back);
  });

  it.each([
    ['alone', true],
    ['framed', false],
  ] as const)('%s in a way that nobody tells: %s, with and without the Navigation API', (where, back) => {
    for (const hasNavigation of [true, false]) {
      const { win, navigate, hide } = newWindow(where, hasNavigation);
      const mayReturn = watchDeparture(win);
      navigate('push', true); // From one lesson to the next.
      hide();
      expect(mayReturn()).toBe(back);
    }
  });
});

it('a page that stays may end its session: by its own way out, and after it has come back', () => {
  const { win, navigate, hide, show } = newWindow('alone');
  const mayReturn = watchDeparture(win);
  expect(mayReturn()).toBe(false);
  navigate('reload');
  hide();
  show();
  expect(mayReturn()).toBe(false);
});
