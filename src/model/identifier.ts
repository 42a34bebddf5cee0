/**
 * The one alphabet that every id an LMS sees must keep to: a letter, then letters, digits and `_`, at most 64 in all.
 * Moodle refuses hyphens, blanks and æøå in one place or another (SCORM 1.2 RTE 3.4, CMIIdentifier, is wider).
 */
export const identifierPattern = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** Whether `value` is safe as an id in SCORM 1.2, SCORM 2004, cmi5 and xAPI. */
export const isIdentifier = (value: string): boolean => identifierPattern.test(value);

/**
 * Base of every IRI in statements. It never changes: national figures hang on it. The namespace must be registered
 * with w3id.org before the first release.
 */
const iriBase = 'https://w3id.org/samspill';

/** IRI of a module as an xAPI activity. */
export const moduleIri = (moduleId: string): string => `${iriBase}/modules/${moduleId}`;

/** Type of a module as an xAPI activity: what is launched is a lesson in the SCORM profile of xAPI. */
export const moduleType = 'http://adlnet.gov/expapi/activities/lesson';

/** Ids of what a SCORM manifest holds. */
export interface PackageIds {
  readonly manifest: string;
  readonly organization: string;
  readonly item: string;
  readonly resource: string;
}

/**
 * Ids of a SCORM package, from the module id alone: an LMS keeps what learners have done under the item's id, and Moodle deletes it
 * when that changes (`moodle.md`, new version of a package). They must never change.
 */
export function packageIds(moduleId: string): PackageIds {
  const manifest = `samspill_${moduleId}`;
  return { manifest, organization: `${manifest}_org`, item: `${manifest}_item`, resource: `${manifest}_res` };
}

/**
 * IRI of the course that a cmi5 package is (publisher id, cmi5 13.1.1). Its one AU goes by `moduleIri`, so that the statements
 * of every format can be found by that: it stands in the `grouping` of all that cmi5 sends (cmi5 9.6.2.3).
 */
export const cmi5CourseIri = (moduleId: string): string => `${moduleIri(moduleId)}/course`;

/** IRI of a learning goal, in cmi5.xml (cmi5 13.1.3) and as the SCORM profile of xAPI writes an objective. */
export const objectiveIri = (moduleId: string, goalId: string): string => `${moduleIri(moduleId)}/objectives/${goalId}`;

/** Whether Windows keeps a name for itself, so that no folder can have it there. */
export const isWindowsName = (name: string): boolean => /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name);
