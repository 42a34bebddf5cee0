import type DefaultScorm12API from 'scorm-again/scorm12';
import { Scorm12API } from 'scorm-again/scorm12';
import type { Cmi, Commit } from '../policy.ts';

declare module 'scorm-again/scorm12' {
  /** The package exports the class by name only; its types say otherwise. */
  export const Scorm12API: typeof DefaultScorm12API;
}

/** Carries a commit to the LMS; says whether the LMS took it. */
export type Transport = (commit: Commit) => boolean;

/** What a launch needs beside the data of the attempt. */
export interface RuntimeOptions {
  readonly launch: Cmi;
  readonly transport: Transport;
  /** Elements that the content has set so far; only these are sent, as Moodle does. */
  readonly written: ReadonlySet<string>;
  /** Whether `LMSFinish` judges the score by the mastery score of the manifest. */
  readonly masteryOverride: boolean;
}

/** scorm-again as the runtime of one launch; a new one is needed for the next. */
export function scorm12Runtime({ launch, transport, written, masteryOverride }: RuntimeOptions) {
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
        const sent = Object.entries(data).filter(([element]) => written.has(element));
        const cmi = Object.fromEntries(sent.map(([element, value]) => [element, String(value)]));
        return transport({ cmi, finish }) ? { result: 'true', errorCode: 0 } : { result: 'false', errorCode: 101 };
      },
      updateSettings: () => undefined,
    },
  });
  runtime.cmi.core.score.max = ''; // scorm-again starts at 100, Moodle at nothing.
  runtime.loadFromFlattenedJSON({ ...launch });
  return runtime;
}
