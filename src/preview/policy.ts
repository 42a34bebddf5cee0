/** Flattened data of an attempt: element → value as it is stored, such as `cmi.interactions.0.id` → `q_1`. */
export type Cmi = Readonly<Record<string, string>>;

/** What one commit sends. Which elements that are, each edition has its own rule for. */
export interface Commit {
  readonly cmi: Cmi;
  /** Whether it comes from the call that ends the session, `LMSFinish` or `Terminate`. */
  readonly finish: boolean;
}

/** What an administrator and the manifest decide before a launch; what is missing, nobody has set. */
export interface LaunchSettings {
  readonly learnerId: string;
  readonly learnerName: string;
  /** Moodle's `datafromlms`. */
  readonly launchData: string;
  /** Moodle's «Preview»: mode `browse`, in the attempt there is. */
  readonly browse?: boolean;
  readonly maxTimeAllowed?: string;
  readonly timeLimitAction?: string;
  /** SCORM 1.2: `adlcp:masteryscore`. */
  readonly masteryScore?: string;
  /** SCORM 2004: `minNormalizedMeasure`. */
  readonly scaledPassingScore?: string;
  /** SCORM 2004: `minProgressMeasure` of `adlcp:completionThreshold`. */
  readonly completionThreshold?: string;
  /** SCORM 2004: ids of the objectives in the manifest, the primary one first. */
  readonly objectives?: readonly string[];
}

/** Where a learner stands, in data of either edition; times in the edition's own notation. */
export interface Standing {
  /** In the edition's words, such as `incomplete`, or `completed, passed`. */
  readonly status: string;
  /** The same in the learner's words. */
  readonly words: string;
  /** `score.raw`. */
  readonly score: string | undefined;
  readonly state: string;
  readonly totalTime: string | undefined;
  readonly sessionTime: string | undefined;
  /** These two are in what a launch hands over only. */
  readonly entry: string | undefined;
  readonly mode: string | undefined;
}

/** How Moodle keeps an attempt in one edition of SCORM. */
export interface AttemptPolicy {
  /** Everything the LMS hands over at a launch. */
  launch(stored: Cmi, settings: LaunchSettings): Cmi;
  /** The data of the attempt after a commit. */
  store(stored: Cmi, commit: Commit): Cmi;
  standing(cmi: Cmi): Standing;
  /** What the content may put in its state, in characters. */
  readonly stateLimit: number;
}
