import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isScalar, parseDocument } from 'yaml';
import { compile } from '../compiler/compile.ts';
import type { ModuleSources, SourceFile } from '../compiler/content.ts';
import { readRelease } from '../compiler/release-file.ts';
import { partsOf } from '../compiler/release-parts.ts';
import type { ContentMessage } from '../model/message.ts';
import type { Release } from '../model/release.ts';
import { compareVersions, versionPattern } from '../model/version.ts';
import { readModuleSources } from './sources.ts';
import { changesSince, isMoreThanRepair, isNothing, type VersionChanges } from './version-changes.ts';
import { entryLines } from './version-words.ts';

/** How much a version says is new: the last, the middle or the first of its three numbers. */
export const sizes = ['patch', 'minor', 'major'] as const;

/** One of `sizes`. */
export type Size = (typeof sizes)[number];

/** A version that can be made, or why not. */
export type Planned =
  | { readonly outcome: 'faults'; readonly messages: readonly ContentMessage[] }
  | { readonly outcome: 'nothing-new' | 'too-small'; readonly since: string }
  /** `version` stands in `module.yaml`, and is higher than the one that was asked for. */
  | { readonly outcome: 'draft-is-higher'; readonly version: string; readonly next: string }
  | {
      readonly outcome: 'planned';
      readonly version: string;
      /** The newest released version; missing where none is. */
      readonly since: string | undefined;
      readonly changes: VersionChanges | undefined;
      /** What is to be written in `ENDRINGER.md`, and nothing where it tells of the version already. */
      readonly entry: string | undefined;
      readonly files: readonly SourceFile[];
    };

/** Finds out what the next version of a module is, what has changed since the last one, and what must be written; writes nothing. */
export async function planVersion(root: string, id: string, size: Size, now: Date): Promise<Planned> {
  const sources = await readModuleSources(root, id);
  const newest = newestOf(sources);
  const present = versionIn(sources.moduleYaml.text);
  const next = bump(newest?.version ?? present?.version ?? '0.0.0', size);
  // With the next version in place, so that one that is too low is no fault.
  const moduleYaml = present ? { path: sources.moduleYaml.path, text: present.replace(next) } : sources.moduleYaml;
  const { content, messages } = compile({ ...sources, moduleYaml });
  if (!content) return { outcome: 'faults', messages: messages.filter(({ severity }) => severity === 'error') };
  if (present && compareVersions(present.version, next) > 0) {
    return { outcome: 'draft-is-higher', version: present.version, next };
  }
  const changes = newest && changesSince(newest, content, partsOf(sources, content));
  if (newest && changes && isNothing(changes)) return { outcome: 'nothing-new', since: newest.version };
  if (newest && changes && size === 'patch' && isMoreThanRepair(changes)) {
    return { outcome: 'too-small', since: newest.version };
  }
  const path = `modules/${id}/ENDRINGER.md`;
  const log = await readFile(join(root, path), 'utf8').catch(() => '');
  const told = changes ? entryLines(changes) : ['Første versjon som er gitt ut.'];
  const entry = tellsOf(log, next) ? undefined : entryText(next, told, now);
  return {
    outcome: 'planned',
    version: next,
    since: newest?.version,
    changes,
    entry,
    files: [
      moduleYaml,
      ...(entry === undefined ? [] : [{ path, text: withEntry(log, entry, content.editions[0].title) }]),
    ],
  };
}

function newestOf({ released = [], id }: ModuleSources): Release | undefined {
  return released
    .flatMap((file) => readRelease(file, () => {}) ?? [])
    .filter(({ module }) => module === id)
    .sort((a, b) => compareVersions(a.version, b.version))
    .at(-1);
}

interface Present {
  readonly version: string;
  /** `module.yaml` with another version; all else stays as the author has it. */
  replace(version: string): string;
}

function versionIn(text: string): Present | undefined {
  const node = parseDocument(text).get('versjon', true);
  const [start, end] = (isScalar(node) && node.range) || [];
  if (!isScalar(node) || start === undefined || end === undefined) return undefined;
  const version = String(node.value);
  if (!versionPattern.test(version)) return undefined;
  return { version, replace: (next) => text.slice(0, start) + next + text.slice(end) };
}

/** The next version of that size; what stands behind a hyphen falls away. */
function bump(version: string, size: Size): string {
  const [major = 0, minor = 0, patch = 0] = (version.split('-', 1)[0] ?? '').split('.').map(Number);
  if (size === 'major') return `${major + 1}.0.0`;
  return size === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** Whether a list of changes has a heading for a version, such as `## 1.1.0 – mars 2027`. */
export const tellsOf = (text: string, version: string): boolean =>
  text.split(/\r?\n/).some((line) => /^##\s/.test(line) && line.split(/[\s#–:]+/).includes(version));

function entryText(version: string, told: readonly string[], now: Date): string {
  const month = now.toLocaleDateString('nb', { month: 'long', year: 'numeric' });
  return `## ${version} – ${month}\n\n${told.map((line) => `- ${line}`).join('\n')}\n`;
}

/** The newest entry stands first, below the title. */
function withEntry(log: string, entry: string, title: string): string {
  const text = log.replaceAll('\r\n', '\n');
  if (text.trim() === '') return `# Endringer i «${title}»\n\n${entry}`;
  const first = /^## /m.exec(text)?.index;
  return first === undefined
    ? `${text.trimEnd()}\n\n${entry}`
    : `${text.slice(0, first)}${entry}\n${text.slice(first)}`;
}
