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
