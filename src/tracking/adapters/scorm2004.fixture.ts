import { outline } from '../outline.fixture.ts';
import type { ObjectiveProgress, Tracker } from '../tracker.ts';
import { type Scorm2004Api, scorm2004Tracker } from './scorm2004.ts';

/** Puts something of one's own in front of some calls of an LMS, and logs those that change something. */
export function spied(
  inner: Scorm2004Api,
  changed: Partial<Scorm2004Api> = {},
): { api: Scorm2004Api; calls: string[] } {
  const calls: string[] = [];
  const used: Scorm2004Api = {
    Initialize: () => inner.Initialize(''),
    Terminate: () => inner.Terminate(''),
    GetValue: (element) => inner.GetValue(element),
    SetValue: (element, value) => inner.SetValue(element, value),
    Commit: () => inner.Commit(''),
    GetLastError: () => inner.GetLastError(),
    GetErrorString: (code) => inner.GetErrorString(code),
    ...changed,
  };
  const log =
    <A extends string[]>(name: string, call: (...args: A) => unknown) =>
    (...args: A) => {
      calls.push(name === 'SetValue' ? args.join(' = ') : name);
      return call(...args);
    };
  const api: Scorm2004Api = {
    ...used,
    Initialize: log('Initialize', used.Initialize),
    Terminate: log('Terminate', used.Terminate),
    SetValue: log('SetValue', used.SetValue),
    Commit: log('Commit', used.Commit),
  };
  return { api, calls };
}

const describeGoal = (id: string) => (id === 'g_hva' ? ' Du kan si  hva\n digitalisering er. ' : '');

/** A tracker of the module in the outline, where the first goal has a text. */
export const trackerOf = (api: Scorm2004Api): Tracker =>
  scorm2004Tracker(api, { goals: outline.goals, edition: { lang: 'nb', title: outline.title }, describeGoal });

/** Progress with a learning goal. */
export const notBegun: ObjectiveProgress = { id: 'g_hva', completed: false, passed: undefined, scaled: undefined };
export const reached: ObjectiveProgress = { id: 'g_hva', completed: true, passed: true, scaled: 0.75 };
