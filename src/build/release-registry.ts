import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from '../compiler/compile.ts';
import type { ModuleContent } from '../compiler/content.ts';
import { formatRelease, releaseOf, releasePath } from '../compiler/release-file.ts';
import { partsOf } from '../compiler/release-parts.ts';
import type { ContentMessage } from '../model/message.ts';
import type { ReleasedState } from '../model/release.ts';
import { tellsOf } from './new-version.ts';
import { readModuleSources } from './sources.ts';
import { writeOrStop } from './write-together.ts';

/** Packs some learners' states of a module, for every later version to read. */
export type PackStates = (content: ModuleContent) => readonly ReleasedState[];

/** What came of a release. */
export type Recorded =
  | { readonly outcome: 'recorded' | 'already' | 'no-changes-told'; readonly version: string; readonly path: string }
  | { readonly outcome: 'faults'; readonly messages: readonly ContentMessage[] };

/**
 * Records the version of a module that stands in `module.yaml` as released: writes `modules/<id>/utgitt/<version>.json`, which
 * binds every later version. Does so only when the module is without fault, and `ENDRINGER.md` tells of the version.
 */
export async function recordRelease(root: string, id: string, packStates: PackStates): Promise<Recorded> {
  const sources = await readModuleSources(root, id);
  const { content, messages } = compile(sources);
  const faults = messages.filter(({ severity, rule }) => severity === 'error' || rule === 'samme-versjon');
  if (!content || faults.length > 0) return { outcome: 'faults', messages: faults };
  const { version } = content;
  const path = releasePath(id, version);
  const log = await readFile(join(root, `modules/${id}/ENDRINGER.md`), 'utf8').catch(() => '');
  if (!tellsOf(log, version)) {
    return { outcome: 'no-changes-told', version, path };
  }
  // Never over a record that is there: it is a promise already given.
  if (await isThere(join(root, path))) return { outcome: 'already', version, path };
  const text = formatRelease(releaseOf(content, packStates(content), partsOf(sources, content)));
  await writeOrStop(root, [{ path, text, isNew: true }]);
  return { outcome: 'recorded', version, path };
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
