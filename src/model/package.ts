/** Every format a module can be packed in, by the name that stands in `module.yaml` and last in the zip's name. */
export const packageFormats = ['scorm12', 'scorm2004-3', 'scorm2004-4', 'cmi5', 'xapi', 'web'] as const;

/** Name of a format. */
export type PackageFormat = (typeof packageFormats)[number];

/** Whether `value` names a format. */
export const isPackageFormat = (value: unknown): value is PackageFormat =>
  packageFormats.some((format) => format === value);

/** The ways a player can report; the two editions of SCORM 2004 are one. Each has a player of its own. */
export const playerKinds = ['scorm12', 'scorm2004', 'cmi5', 'xapi', 'web'] as const;

/** A way to report. */
export type PlayerKind = (typeof playerKinds)[number];

/** Which player goes into a package. */
export const playerKindOf: Readonly<Record<PackageFormat, PlayerKind>> = {
  scorm12: 'scorm12',
  'scorm2004-3': 'scorm2004',
  'scorm2004-4': 'scorm2004',
  cmi5: 'cmi5',
  xapi: 'xapi',
  web: 'web',
};

/** The file by which an administrator gives a package an LRS; a document says in `data-lrs` that it is there. */
export const lrsFileName = 'samspill-lrs.txt';

/** A file as it lies in a package. */
export interface PackageFile {
  /** ASCII path with `/`, relative to the root of the zip. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The built player of one kind: `player.js`, `player.css`, `tools.js`, `xapi.js`, and the licences of what is in them. */
export type PlayerFiles = readonly PackageFile[];

/** What a packager delivers; it throws when it cannot. */
export interface PackageContents {
  readonly format: PackageFormat;
  readonly files: readonly PackageFile[];
}

/** Stands among the kinds that a module uses where one of its blocks keeps something for the learner alone. */
export const privateUse = 'private';

/** Stands there where the lessons of the module open one by one. */
export const orderUse = 'order';
