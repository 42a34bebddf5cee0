import type { Clock } from './clock.ts';
import { TrackingError } from './tracker.ts';

/** A fault, as it may be told to a help desk: what was called, and what was answered, without any value. */
export interface LoggedFault {
  readonly at: Date;
  readonly text: string;
  /** How many times in a row. */
  readonly times: number;
}

/** What went wrong in a session, without anything personal. */
export interface FaultLog {
  add(fault: unknown): void;
  readonly faults: readonly LoggedFault[];
}

const most = 20;

/** Keeps the newest. */
export function faultLog(clock: Pick<Clock, 'now'>, onFault: (fault: unknown) => void = () => {}): FaultLog {
  let faults: readonly LoggedFault[] = [];
  return {
    add(fault) {
      onFault(fault);
      const text = textOf(fault);
      const last = faults.at(-1);
      const times = last?.text === text ? last.times + 1 : 1;
      faults = [...(times > 1 ? faults.slice(0, -1) : faults), { at: clock.now(), text, times }].slice(-most);
    },
    get faults() {
      return faults;
    },
  };
}

/** An element's name says enough: a value may be an answer, and what an LMS says may hold a name. */
function textOf(fault: unknown): string {
  if (fault instanceof TrackingError) {
    const element = /"((?:cmi|adl)\.[\w.]*)"/.exec(fault.message)?.[1];
    const call = /^\[\w+\] \w+/.exec(fault.message)?.[0];
    return [call, element, fault.code].filter(Boolean).join(' ');
  }
  const text = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
  return text
    .replace(/\bhttps?:\S+/g, '…')
    .replace(/\S*@\S*|\d{5,}/g, '…')
    .slice(0, 160);
}
