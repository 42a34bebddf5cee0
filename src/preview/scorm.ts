import type { PackageFormat } from '../model/package.ts';
import { adl12Policy, adl2004Policy } from './adl-policy.ts';
import { defaultLms, type LmsName } from './lms-name.ts';
import type { AttemptPolicy } from './policy.ts';
import { scorm12Policy } from './scorm12-policy.ts';
import { scorm2004Policy } from './scorm2004-policy.ts';

/** How an LMS keeps an attempt at a package of this format; `undefined` where it is not SCORM. */
export function policyOf(format: PackageFormat, lms: LmsName = defaultLms): AttemptPolicy | undefined {
  const byTheLetter = lms === 'adl' || lms === 'slurvete';
  if (format === 'scorm12') return byTheLetter ? adl12Policy : scorm12Policy;
  if (format !== 'scorm2004-3' && format !== 'scorm2004-4') return undefined;
  return byTheLetter ? adl2004Policy : scorm2004Policy;
}
