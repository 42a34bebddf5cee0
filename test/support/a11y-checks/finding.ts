/** What can be found wrong with a page by us; axe finds its own. */
export const checkNames = [
  'group-name',
  'link-text',
  'progress',
  'table-header',
  'alt-text',
  'fake-button',
  'drag-only',
  'captions',
  'motion',
  'colour-only',
  'language',
  'frame-name',
  'live-regions',
  'announced',
  'operable',
  'route',
  'focus-order',
  'focus-trap',
  'focus-visible',
  'focus-obscured',
  'target-size',
  'dialog',
  'time-limit',
] as const;

/** Name of one of our checks. */
export type CheckName = (typeof checkNames)[number];

/** Something wrong: the check that says so, or a rule of axe's, and where it is. */
export interface Finding {
  readonly check: CheckName | `axe ${string}`;
  readonly where: string;
}

/** As a failing test shows them, each once. */
export const told = (findings: readonly Finding[]): string[] => [
  ...new Set(findings.map(({ check, where }) => `${check}: ${where}`)),
];
