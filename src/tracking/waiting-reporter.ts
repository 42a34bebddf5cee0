import type { Clock } from './clock.ts';
import { type Moment, momentOf } from './moment.ts';
import type { Reporter } from './reporter.ts';

const reloadMs = 10_000;

/** A reporter whose code is still on its way: it remembers what happened, and when, and tells it all once `begin` has brought the code. */
export function waitingReporter(endpoint: string, clock: Clock, begin: () => Promise<Reporter>): Reporter {
  const waiting: ((reporter: Reporter) => void)[] = [];
  let reporter: Reporter | undefined;
  const tell = (act: (reporter: Reporter, moment: Moment) => void) => {
    const moment = momentOf(clock);
    if (reporter) act(reporter, moment);
    else waiting.push((late) => act(late, moment));
  };
  const load = () => {
    begin().then(
      (loaded) => {
        reporter = loaded;
        for (const act of waiting.splice(0)) act(loaded);
      },
      () => clock.after(reloadMs, load),
    );
  };
  load();
  return {
    endpoint,
    report: (before, after, event) => tell((to, moment) => to.report(before, after, event, moment)),
    leave: (snapshot, options) => tell((to, moment) => to.leave(snapshot, options, moment)),
    backlog: () => reporter?.backlog?.() ?? { pending: waiting.length, lost: {}, isPaused: false },
    forget: async (options) => {
      if (options?.unsent) waiting.length = 0;
      return (await reporter?.forget?.(options)) ?? waiting.length;
    },
  };
}
