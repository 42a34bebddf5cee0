import type { Module } from '../model/module.ts';
import type { PackageFormat } from '../model/package.ts';

/** A zip of a release. */
export interface ReleasedPackage {
  readonly name: string;
  readonly format: PackageFormat;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** A module of a release, with a package for each of its formats. */
export interface ReleasedModule {
  readonly module: Module;
  readonly packages: readonly ReleasedPackage[];
  /** `ENDRINGER.md` of the module. */
  readonly changes: string;
  /** The cover as SVG that stands by itself. */
  readonly picture: string;
}

/** Something of others' that lies in the zips. */
export interface ReleasedLibrary {
  readonly name: string;
  readonly version: string;
  /** SPDX, such as `MIT`. */
  readonly license: string;
}

/** Everything a release page, its sheets and its lists are made of. */
export interface Release {
  /** Semantic version of the project. */
  readonly version: string;
  readonly modules: readonly ReleasedModule[];
  readonly libraries: readonly ReleasedLibrary[];
  /** The zip that holds every module's SCORM 1.2 package. */
  readonly all: { readonly name: string; readonly bytes: number /** In hexadecimal. */; readonly sha256: string };
}

/** Name of a module's sheet for administrators. */
export const sheetName = ({ id, version }: Module): string => `samspill-${id}_${version}_ark.html`;

/** Name of a module's picture. */
export const pictureName = ({ id, version }: Module): string => `samspill-${id}_${version}_bilde.svg`;

/** Reading time of a module in whole minutes. */
export const minutesOf = ({ editions: [{ lessons }] }: Module): number =>
  Math.ceil(lessons.reduce((sum, { minutes }) => sum + minutes, 0));

/** Whether a module ends in a test. */
export const hasTest = ({ editions: [{ lessons }] }: Module): boolean => lessons.some(({ kind }) => kind === 'test');
