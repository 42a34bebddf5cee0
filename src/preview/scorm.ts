import type { PackageFormat } from '../model/package.ts';
import type { AttemptPolicy } from './policy.ts';
import { scorm12Policy } from './scorm12-policy.ts';
import { scorm2004Policy } from './scorm2004-policy.ts';

/** How Moodle keeps an attempt at a package of this format; `undefined` where it is not SCORM. */
export const policyOf = (format: PackageFormat): AttemptPolicy | undefined => policies[format];

const policies: Partial<Record<PackageFormat, AttemptPolicy>> = {
  scorm12: scorm12Policy,
  'scorm2004-3': scorm2004Policy,
  'scorm2004-4': scorm2004Policy,
};
