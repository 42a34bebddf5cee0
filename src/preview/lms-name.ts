/** The LMSs that the preview can play with SCORM, by the names that a query and a test use. */
export const lmsNames = ['scorm-again', 'moodle', 'moodle-gammel', 'adl', 'slurvete'] as const;

/** Name of an LMS that the preview can play. */
export type LmsName = (typeof lmsNames)[number];

/** The one that is played unless another is asked for. */
export const defaultLms: LmsName = 'scorm-again';

/** Whether a text names an LMS. */
export const isLmsName = (name: string | null | undefined): name is LmsName => lmsNames.some((known) => known === name);

/** The LMSs in words. */
export const lmsLabels: Readonly<Record<LmsName, string>> = {
  'scorm-again': 'Vanlig (scorm-again)',
  moodle: 'Som Moodle i dag',
  'moodle-gammel': 'Som gammel Moodle (3.1)',
  adl: 'Etter standarden (ADL)',
  slurvete: 'Slurvete læringsplattform',
};
