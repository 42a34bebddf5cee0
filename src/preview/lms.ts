import type { PackageFormat } from '../model/package.ts';
import type { LmsFaults } from './lms-faults.ts';
import type { LmsName } from './lms-name.ts';
import type { Cmi } from './policy.ts';

/** Where an attempt stands, as `GET /lms/<activity>` tells it. */
export interface LmsState {
  /** Such as `m1`, or `m1.scorm2004-4`. */
  readonly activity: string;
  readonly module: string;
  readonly format: PackageFormat;
  readonly title: string;
  /** Of the package, from the name of the zip. */
  readonly version: string;
  /** From 1; the learner's «Start på nytt» counts it up. */
  readonly attempt: number;
  /** Counts up each time the zip has other bytes; part of every address of the package's files. */
  readonly revision: number;
  /** Address of the package's first page. */
  readonly href: string;
  /** What is stored, element → value. */
  readonly cmi: Cmi;
  /** See `Standing`; this and the next two are empty where the format is not SCORM. */
  readonly status: string;
  /** `cmi.core.entry`, or `cmi.entry`, of the next launch. */
  readonly entry: string;
  /** Everything the next launch hands over. */
  readonly launch: Cmi;
  /** The LMS that is played. */
  readonly lms: LmsName;
  /** What stands in the gradebook, of 100; `null` = nothing. */
  readonly grade: number | null;
  /** The course's tick. */
  readonly complete: boolean;
  /** What is wrong with the server now. */
  readonly faults: LmsFaults;
}

const words: Readonly<Record<string, string>> = {
  'not attempted': 'Ikke startet',
  unknown: 'Ikke startet',
  completed: 'Fullført',
  passed: 'Bestått',
  failed: 'Ikke bestått',
  browsed: 'Sett gjennom',
};

/** Formats by the names that an admin knows them by. */
export const formatNames: Readonly<Record<PackageFormat, string>> = {
  scorm12: 'SCORM 1.2',
  'scorm2004-3': 'SCORM 2004 3. utgave',
  'scorm2004-4': 'SCORM 2004 4. utgave',
  cmi5: 'cmi5',
  xapi: 'xAPI',
  web: 'Nettutgave',
};

/** A status in the learner's words. */
export const statusText = (status: string): string => words[status] ?? 'Påbegynt';
