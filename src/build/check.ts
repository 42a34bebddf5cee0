import { compile } from '../compiler/compile.ts';
import type { Compiled, IdFix, SourceFile } from '../compiler/content.ts';
import { distinctMessages } from '../compiler/report.ts';
import { formatSlots } from '../compiler/slots-file.ts';
import { describeChanges } from '../compiler/stale-slots.ts';
import type { ContentMessage } from '../model/message.ts';
import { loneFolders } from './lone-folders.ts';
import { checkMedia } from './media/check-media.ts';
import { textsOf } from './message-text.ts';
import { sharedWordFaults } from './shared-words.ts';
import { readModuleSources } from './sources.ts';
import { writeOrStop } from './write-together.ts';

/** What came of a check of one or more modules. */
export interface Checked {
  readonly messages: readonly ContentMessage[];
  /** The text of every file that was checked, by path; lines end with `\n`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Paths of the files that were mended, sorted. */
  readonly written: readonly string[];
  /** What the mended `slots.json` took out of use and took in, as sentences in Norwegian. */
  readonly registered: readonly string[];
}

/**
 * Checks modules of the project at `root`. With `fix`, gives new questions their ids and brings `slots.json` up to date;
 * the latter only when nothing else is wrong, since a place is given for ever. With `whole`, looks for what belongs to no module, too.
 */
export async function check(
  root: string,
  modules: readonly string[],
  { fix = false, whole = false } = {},
): Promise<Checked> {
  const messages: ContentMessage[] = [];
  const texts = new Map<string, string>();
  const written: string[] = [];
  const registered: string[] = [];
  for (const id of modules) {
    if (fix) {
      const mended = await mend(root, id);
      written.push(...mended.written);
      registered.push(...mended.registered);
    }
    const sources = await readModuleSources(root, id);
    messages.push(...compile(sources).messages, ...(await checkMedia(sources)));
    for (const [path, text] of textsOf(sources)) texts.set(path, text);
  }
  if (whole) messages.push(...(await loneFolders(root)), ...(await sharedWordFaults(root)));
  return { messages: distinctMessages(messages), texts, written: written.sort(), registered };
}

async function mend(root: string, id: string): Promise<Pick<Checked, 'written' | 'registered'>> {
  const sources = await readModuleSources(root, id);
  const before = compile(sources);
  const lessons = sources.lessons.flatMap((file) => {
    const fixes = before.fixes.filter((fix) => fix.file === file.path);
    return fixes.length > 0 ? [insertIds(file, fixes)] : [];
  });
  const mended = sources.lessons.map((file) => lessons.find(({ path }) => path === file.path) ?? file);
  const after = compile({ ...sources, lessons: mended });
  const path = `modules/${id}/slots.json`;
  const text = formatSlots(after.slots);
  const changed = text !== sources.slots?.text && onlyStale(after);
  await writeOrStop(root, [...lessons, ...(changed ? [{ path, text }] : [])]);
  return {
    written: [...lessons.map((file) => file.path), ...(changed ? [path] : [])],
    registered: changed && sources.slots ? describeChanges(after.slotChanges).map((text) => `${id}: ${text}`) : [],
  };
}

const onlyStale = ({ messages }: Compiled): boolean =>
  messages.every(({ severity, rule }) => severity !== 'error' || rule === 'slots-utdatert');

/** The file with its new ids; byte order mark and line endings stay as the author has them. */
export function insertIds({ path, text }: SourceFile, fixes: readonly IdFix[]): SourceFile {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const lines = text.slice(mark.length).split(/(?<=\r\n|\n|\r(?!\n))/);
  for (const { line, column, insert } of fixes) {
    const old = lines[line - 1] ?? '';
    lines[line - 1] = old.slice(0, column - 1) + insert + old.slice(column - 1);
  }
  return { path, text: mark + lines.join('') };
}
