import type { PackageFormat } from '../model/package.ts';
import { cmi5Package } from './cmi5.ts';
import type { Packager } from './packager.ts';
import { scorm12Package } from './scorm12.ts';
import { scorm20043Package, scorm20044Package } from './scorm2004.ts';
import { webPackage } from './web.ts';
import { xapiPackage } from './xapi.ts';

/** The packager of each format. */
export const formats: ReadonlyMap<PackageFormat, Packager> = new Map([
  ['scorm12', scorm12Package],
  ['scorm2004-3', scorm20043Package],
  ['scorm2004-4', scorm20044Package],
  ['cmi5', cmi5Package],
  ['xapi', xapiPackage],
  ['web', webPackage],
]);
