import type { Shelf } from '../adapters/web.ts';

/** A place in the browser's `localStorage`; the property itself throws where storage is blocked. */
export const localShelf = (win: Pick<Window, 'localStorage'>, key: string): Shelf => ({
  get: () => win.localStorage.getItem(key),
  set: (text) => win.localStorage.setItem(key, text),
  remove: () => win.localStorage.removeItem(key),
});
