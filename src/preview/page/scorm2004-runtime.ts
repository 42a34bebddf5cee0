import type DefaultScorm2004API from 'scorm-again/scorm2004';
import { Scorm2004API } from 'scorm-again/scorm2004';
import { closing } from '../moodle2004.ts';
import type { Cmi } from '../policy.ts';
import { initialOf } from '../scorm2004-strict.ts';
import type { Transport } from '../session.ts';

declare module 'scorm-again/scorm2004' {
  /** The package exports the class by name only; its types say otherwise. */
  export const Scorm2004API: typeof DefaultScorm2004API;
}

/** What a launch needs beside the data of the attempt. */
export interface Scorm2004RuntimeOptions {
  readonly launch: Cmi;
  readonly transport: Transport;
  /** Elements that the content has set so far. */
  readonly written: ReadonlySet<string>;
}

/** scorm-again would judge the statuses by these while the content runs; Moodle does it at the end, if at all. */
const thresholds = ['cmi.completion_threshold', 'cmi.scaled_passing_score'];

/** scorm-again as the runtime of one launch; a new one is needed for the next. */
export function scorm2004Runtime({ launch, transport, written }: Scorm2004RuntimeOptions) {
  const runtime = new Scorm2004API({
    autocommit: false,
    autoCompleteLessonStatus: false,
    score_overrides_status: false,
    strict_errors: true,
    selfReportSessionTime: false,
    useAsynchronousCommits: false,
    dataCommitFormat: 'flattened',
    logLevel: 5,
    lmsCommitUrl: 'commit',
    httpService: {
      processHttpRequest(_url, data, finish) {
        const set = Object.entries(data).map(([element, value]) => [element, String(value ?? '')] as const);
        const sent = changesSinceLaunch(launch, Object.fromEntries(set), written);
        const cmi = finish ? { ...sent, ...closing(launch, sent) } : sent;
        return transport({ cmi, finish }) ? { result: 'true', errorCode: 0 } : { result: 'false', errorCode: 101 };
      },
      updateSettings: () => undefined,
    },
  });
  const loaded = Object.entries(launch).filter(([element, value]) => value !== '' && !thresholds.includes(element));
  runtime.loadFromFlattenedJSON(Object.fromEntries(loaded));
  return runtime;
}

const inList = /^cmi\.\w+\.\d+\./;

/**
 * What a commit sends, as Moodle chooses it, whatever was sent before: every element of a list, and of the rest what differs
 * from the value at launch. A value that is set back to that is therefore not sent.
 */
function changesSinceLaunch(launch: Cmi, current: Cmi, written: ReadonlySet<string>): Cmi {
  const changed = Object.entries(current).filter(([element, value]) =>
    inList.test(element)
      ? written.has(element) || launch[element] !== undefined
      : written.has(element) && value !== (launch[element] ?? initialOf(element)),
  );
  return Object.fromEntries(changed);
}
