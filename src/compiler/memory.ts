import type { ContentMessage } from '../model/message.ts';
import { Messages } from './report.ts';

/**
 * Gives what was made before under a name, as long as all that it is made of is the same: the same objects, and texts that say the same.
 * Otherwise it is made anew.
 */
export type Memory<Made> = (name: string, of: readonly unknown[], make: () => Made) => Made;

/** What was made of something, and all that was said of it. */
export interface Judged<Made> {
  readonly made: Made;
  readonly messages: readonly ContentMessage[];
}

/** Makes everything anew each time. */
export const forgetful = <Made>(_name: string, _of: readonly unknown[], make: () => Made): Made => make();

/** Remembers the latest of each name, for whoever compiles a module over and over. */
export function memory<Made>(): Memory<Made> {
  const known = new Map<string, { readonly of: readonly unknown[]; readonly made: Made }>();
  return (name, of, make) => {
    const before = known.get(name);
    if (before && isSame(before.of, of)) return before.made;
    const made = make();
    known.set(name, { of, made });
    return made;
  };
}

/** Makes something of an object once, as long as anybody holds the object; for objects that never change. */
export function perObject<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const known = new WeakMap<Key, { readonly made: Made }>();
  return (key) => {
    const found = known.get(key) ?? { made: make(key) };
    known.set(key, found);
    return found.made;
  };
}

/** Makes something with messages of its own, which can be told again. */
export function judge<Made>(make: (messages: Messages) => Made): Judged<Made> {
  const messages = new Messages();
  const made = make(messages);
  return { made, messages: messages.sorted() };
}

/** What was made, with all that was said of it. */
export function told<Made>({ made, messages: found }: Judged<Made>, messages: Messages): Made {
  messages.repeat(found);
  return made;
}

const isSame = (before: readonly unknown[], now: readonly unknown[]): boolean =>
  before.length === now.length && before.every((each, index) => Object.is(each, now[index]));
