import { z } from 'zod';
import {
  identifiersOf,
  type Release,
  type ReleasedPart,
  type ReleasedSlot,
  type ReleasedState,
} from '../model/release.ts';
import { versionPattern } from '../model/version.ts';
import type { ModuleContent, SourceFile } from './content.ts';
import type { Report } from './report.ts';
import { isSlotKind } from './slots-file.ts';

const hashes = z.record(z.string(), z.string());

const schema = z.strictObject({
  module: z.string(),
  version: z.string().regex(versionPattern),
  identifiers: z.record(z.string(), z.string()),
  goals: z.array(z.string()),
  slots: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string().refine(isSlotKind),
      options: z.array(z.string().nullable()).exactOptional(),
    }),
  ),
  content: z.string(),
  passMark: z.number().exactOptional(),
  parts: z
    .array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        texts: hashes,
        asked: hashes.exactOptional(),
        right: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
  states: z.array(z.strictObject({ name: z.string(), state: z.string(), snapshot: z.record(z.string(), z.json()) })),
});

/** Where the record of a released version lies. */
export const releasePath = (moduleId: string, version: string): string => `modules/${moduleId}/utgitt/${version}.json`;

/** Reads `modules/<module>/utgitt/<version>.json`; gives nothing, and reports it, if the file has been spoilt. */
export function readRelease({ path, text }: SourceFile, report: Report): Release | undefined {
  const release = schema.safeParse(parsed(text)).data;
  if (release && path.endsWith(`/${release.version}.json`)) return release;
  const fault = 'Filen er skadet. Hent den tilbake slik den var da versjonen ble gitt ut.';
  report({ line: 1, column: 1 }, 'utgitt-skadet', fault);
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is recorded of a module when a version of it is released. */
export const releaseOf = (
  content: ModuleContent,
  states: readonly ReleasedState[],
  parts: readonly ReleasedPart[],
): Release => ({
  module: content.id,
  version: content.version,
  identifiers: identifiersOf(content.id),
  goals: content.editions[0].goals.map(({ id }) => id),
  slots: content.slots.slots.map(({ id, kind, options }): ReleasedSlot => ({ id, kind, ...(options && { options }) })),
  content: content.hash,
  passMark: content.passMark,
  parts,
  states,
});

/** The record as it stands in its file: one slot and one state a line. */
export function formatRelease(release: Release): string {
  const fields = Object.entries(release).map(([key, value]) => `  "${key}": ${fieldText(value)}`);
  return `{\n${fields.join(',\n')}\n}\n`;
}

const fieldText = (value: unknown): string =>
  Array.isArray(value)
    ? `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
    : JSON.stringify(value);
