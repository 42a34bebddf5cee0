import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate';
import { nodeSchemas } from '../../src/build/xmllint.ts';
import { schemas } from '../../src/build/xsd.ts';
import { checkPackage } from '../../src/checker/check-package.ts';
import type { PackageReport } from '../../src/checker/report.ts';
import type { Rule } from '../../src/checker/rules.ts';
import type { PackageFormat } from '../../src/model/package.ts';
import { formats } from '../../src/packagers/formats.ts';
import { exampleModule, examplePlayer } from '../example-module.ts';

/** Files of a package by path. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** Makes one change in a package. */
export type Edit = (files: Files) => Files;

/** The example module, packed by us. */
export async function ours(format: PackageFormat): Promise<Files> {
  const controlFiles = (await schemas.get(format)?.controlFiles()) ?? [];
  const packed = formats.get(format)?.(exampleModule(), examplePlayer, controlFiles);
  return Object.fromEntries((packed?.files ?? []).map(({ path, bytes }) => [path, Uint8Array.from(bytes)]));
}

/** A package by hand, as other tools make them, from `test/fixtures/pakker`. */
export function theirs(format: PackageFormat): Files {
  const folder = fileURLToPath(new URL(`../fixtures/pakker/${format}/`, import.meta.url));
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => {
      const path = `${parentPath}/${name}`;
      return [path.slice(folder.length).replace(/^\//, ''), Uint8Array.from(readFileSync(path))];
    }),
  );
}

/** Judges files as a zip of theirs. */
export const judge = (files: Files, name = ''): Promise<PackageReport> =>
  checkPackage(zipSync(files as Zippable), { ...nodeSchemas, name });

/** Every rule that found something, with its severity. */
export const told = ({ findings }: PackageReport): readonly string[] =>
  findings.map(({ rule, severity }) => `${severity} ${rule}`);

/** Replaces text in one file; the text must be there. */
export const replace =
  (path: string, from: string | RegExp, to: string): Edit =>
  (files) => {
    const text = strFromU8(files[path] ?? new Uint8Array());
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${path} has no ${from}`);
    return { ...files, [path]: strToU8(changed) };
  };

/** Adds a file, or puts it in the place of one. */
export const add =
  (path: string, content: string | Uint8Array): Edit =>
  (files) => ({ ...files, [path]: typeof content === 'string' ? strToU8(content) : content });

/** Takes a file out. */
export const remove =
  (path: string): Edit =>
  (files) => {
    if (!files[path]) throw new Error(`There is no ${path}`);
    return Object.fromEntries(Object.entries(files).filter(([each]) => each !== path));
  };

/** Gives files other names, where `name` gives one. */
export const rename =
  (name: (path: string) => string): Edit =>
  (files) =>
    Object.fromEntries(Object.entries(files).map(([path, bytes]) => [name(path), bytes]));

/** One change after another. */
export const both =
  (...edits: readonly Edit[]): Edit =>
  (files) =>
    edits.reduce((changed, edit) => edit(changed), files);

/** What is wrong in which format, and the change that makes it so; ours where it does not say `theirs`, an error where it does not say `warning`. */
export type BrokenRow = readonly [
  rule: Rule,
  format: PackageFormat,
  what: string,
  edit: Edit,
  ...('theirs' | 'warning')[],
];

/** Replaces text in the manifest of SCORM. */
export const manifest = (from: string | RegExp, to: string): Edit => replace('imsmanifest.xml', from, to);

/** Replaces text in cmi5.xml. */
export const cmi5 = (from: string | RegExp, to: string): Edit => replace('cmi5.xml', from, to);

/** Replaces text in tincan.xml. */
export const tincan = (from: string | RegExp, to: string): Edit => replace('tincan.xml', from, to);
