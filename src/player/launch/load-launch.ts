import type { Launch } from '../../tracking/launch.ts';
import { type Tracker, TrackingError } from '../../tracking/tracker.ts';

/**
 * A launch whose code is all in `xapi.js`, and comes when the session is opened: such a package does nothing without it. Where it cannot
 * be fetched, the session does not open, the learner is told that there is no contact, and it is tried again.
 * `forget` takes away what the browser keeps of the launch, which names the learner.
 */
export function loadLaunch(name: Tracker['name'], load: () => Promise<Launch>, forget = (): void => {}): Launch {
  let launch: Launch | undefined;
  const loaded = (): Tracker => {
    if (launch) return launch.tracker;
    throw new TrackingError(name, 'open', 'closed', 'Session is new');
  };
  const ours = <T>(act: () => Promise<T>): Promise<T> => act().catch(rethrow);
  return {
    isNamed: true,
    tracker: {
      name,
      keeps: 'lms',
      async open() {
        launch ??= await load();
        return ours(loaded().open);
      },
      save: (progress) => ours(() => loaded().save(progress)),
      recordAnswer: (answer) => ours(() => loaded().recordAnswer(answer)),
      close: (progress) => ours(() => loaded().close(progress)),
      forget,
      learner: () => launch?.tracker.learner?.() ?? '',
      doubt: () => launch?.tracker.doubt(),
      confirm: () => launch?.tracker.confirm(),
    },
    probe: async () => (launch ? launch.probe() : 'offline'),
    reportTo: (session) => launch?.reportTo(session),
  };
}

/** A file of its own has a `TrackingError` of its own, which is none to those who ask here. */
function rethrow(fault: unknown): never {
  if (fault instanceof Error && fault.name === 'TrackingError') Object.setPrototypeOf(fault, TrackingError.prototype);
  throw fault;
}
