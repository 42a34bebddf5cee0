import type DefaultScorm12API from 'scorm-again/scorm12';
import { Scorm12API } from 'scorm-again/scorm12';
import type { Cmi } from '../policy.ts';
import type { Transport } from '../session.ts';

declare module 'scorm-again/scorm12' {
  /** The package exports the class by name only; its types say otherwise. */
  export const Scorm12API: typeof DefaultScorm12API;
}

/** What a launch needs beside the data of the attempt. */
export interface Scorm12RuntimeOptions {
  readonly launch: Cmi;
  readonly transport: Transport;
  /** Elements that the content has set so far; no other is sent. */
  readonly written: ReadonlySet<string>;
  /** Whether `LMSFinish` judges the score by the mastery score of the manifest. */
  readonly masteryOverride: boolean;
}

/** scorm-again as the runtime of one launch; a new one is needed for the next. */
export function scorm12Runtime({ launch, transport, written, masteryOverride }: Scorm12RuntimeOptions) {
  const changesOf = changesSinceLast(launch);
  const runtime = new Scorm12API({
    autocommit: false,
    autoCompleteLessonStatus: false,
    mastery_override: masteryOverride,
    score_overrides_status: false,
    strict_errors: true,
    selfReportSessionTime: false,
    useAsynchronousCommits: false,
    dataCommitFormat: 'flattened',
    logLevel: 5,
    lmsCommitUrl: 'commit',
    httpService: {
      processHttpRequest(_url, data, finish) {
        const set = Object.entries(data).filter(([element]) => written.has(element));
        const cmi = changesOf(Object.fromEntries(set.map(([element, value]) => [element, String(value)])), finish);
        return transport({ cmi, finish }) ? { result: 'true', errorCode: 0 } : { result: 'false', errorCode: 101 };
      },
      updateSettings: () => undefined,
    },
  });
  runtime.cmi.core.score.max = ''; // scorm-again starts at 100, Moodle at nothing.
  const { 'cmi.core.lesson_mode': mode = 'normal', ...handed } = launch;
  // scorm-again would make `browsed` of a status that nobody set; Moodle makes `completed` of it in every mode.
  runtime.loadFromFlattenedJSON({ ...handed, 'cmi.core.lesson_mode': mode === 'browse' ? 'normal' : mode });
  return runtime;
}

const statusElement = 'cmi.core.lesson_status';

/**
 * What a commit sends, as Moodle chooses it: what differs from what was sent last. It counts as sent before the LMS has answered,
 * so what is lost on the way is not sent again. A finish makes `completed` of a status that nobody set, and brings the time
 * of the session, which the LMS adds up.
 */
function changesSinceLast(launch: Cmi): (current: Cmi, finish: boolean) => Cmi {
  const { [statusElement]: _, ...known } = launch;
  const sent = new Map(Object.entries(known));
  return (current, finish) => {
    const isUnset = finish && current[statusElement] === 'not attempted';
    const values = Object.entries(isUnset ? { ...current, [statusElement]: 'completed' } : current);
    const changed = values.filter(
      ([element, value]) => sent.get(element) !== value || (finish && element === 'cmi.core.session_time'),
    );
    for (const [element, value] of changed) sent.set(element, value);
    return Object.fromEntries(changed);
  };
}
