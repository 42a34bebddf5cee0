import { adl12 } from '../adl12.ts';
import { adl2004 } from '../adl2004.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Scorm12Function, Scorm2004Function } from '../call.ts';
import type { LmsName } from '../lms-name.ts';
import { moodle12, oldMoodle12 } from '../moodle12.ts';
import { moodle2004, oldMoodle2004 } from '../moodle2004.ts';
import { sloppy12, sloppy2004 } from '../sloppy.ts';
import { scormAgain12 } from './scorm12-session.ts';
import { scormAgain2004 } from './scorm2004-session.ts';

/** Every LMS in SCORM 1.2. */
export const scorm12Behaviours: Readonly<Record<LmsName, Behaviour<Scorm12Function>>> = {
  'scorm-again': scormAgain12,
  moodle: moodle12,
  'moodle-gammel': oldMoodle12,
  adl: adl12,
  slurvete: sloppy12,
};

/** Every LMS in SCORM 2004. */
export const scorm2004Behaviours: Readonly<Record<LmsName, Behaviour<Scorm2004Function>>> = {
  'scorm-again': scormAgain2004,
  moodle: moodle2004,
  'moodle-gammel': oldMoodle2004,
  adl: adl2004,
  slurvete: sloppy2004,
};
