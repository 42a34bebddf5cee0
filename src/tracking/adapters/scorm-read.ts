import type { LaunchMode } from '../tracker.ts';
import type { ScormCalls } from './scorm-calls.ts';

/** An element that the course can do without: an LMS that throws on it is one that does not have it. */
export function read(lms: ScormCalls, element: string): string {
  try {
    return lms.get(element).value.trim();
  } catch {
    return '';
  }
}

/** A number from 0 to `most` as a share of it; `undefined` where there is none. */
export function readShare(lms: ScormCalls, element: string, most: number): number | undefined {
  const text = read(lms, element);
  const share = Number(text) / most;
  return text !== '' && share >= 0 && share <= 1 ? share : undefined;
}

/** The state of the last session; throws where there is no session to read it from (101, 301; 2004: 122, 123). */
export function readState(lms: ScormCalls): string {
  const { value, code } = lms.get('cmi.suspend_data');
  // A state that could not be read is not an empty one: to begin anew would overwrite it.
  if (/^(?:101|301|12[23])$/.test(code)) throw lms.misread('cmi.suspend_data', code, '');
  return value;
}

/** How this launch may be used; without credit it is a review. */
export function readMode(lms: ScormCalls, modeElement: string, creditElement: string): LaunchMode {
  const mode = read(lms, modeElement).toLowerCase();
  if (mode === 'browse' || mode === 'review') return mode;
  return read(lms, creditElement).toLowerCase() === 'no-credit' ? 'review' : 'normal';
}

/** How many entries a list has, such as `cmi.interactions`; `undefined` in an LMS without it, which may throw on it. */
export function readCount(lms: ScormCalls, list: string): number | undefined {
  try {
    const { value, code } = lms.get(`${list}._count`);
    if (value === '' && code !== '0' && code !== '403') return undefined;
    return Math.max(0, Math.trunc(Number(value)) || 0);
  } catch {
    return undefined;
  }
}
