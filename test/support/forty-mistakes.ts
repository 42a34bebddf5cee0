import { cp, mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readModuleSources } from '../../src/build/sources.ts';
import { compile } from '../../src/compiler/compile.ts';
import { formatSlots } from '../../src/compiler/slots-file.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = join(root, 'test/fixtures/forti-feil');

/** The files with one mistake each, sorted. */
export const mistakeFiles: readonly string[] = (await readdir(join(fixture, 'feil'))).sort();

/** The month that an author is told to write. */
const month = new Date().toLocaleDateString('nb', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** What is told of each file: `file:line:column feil|advarsel rule: text`, in the order of the files. */
export const expected: readonly string[] = (await readFile(join(fixture, 'ventet.txt'), 'utf8'))
  .replaceAll('{måned}', month)
  .trimEnd()
  .split('\n');

/**
 * A project in an empty folder, whose module `kurs` has a sound lesson and these with mistakes; places are registered as if the
 * author had run `npm run fiks` before. It has the commands of the real project.
 */
export async function projectWith(files: readonly string[]): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), 'samspill-forti-'));
  for (const part of ['content', 'modules', 'docs'])
    await cp(join(fixture, part), join(project, part), { recursive: true });
  for (const file of files) await cp(join(fixture, 'feil', file), join(project, 'content/kurs/nb', file));
  const lines = files.map((file) => `  - l_${file.slice(0, 2)}: ${file}\n`);
  const settings = join(project, 'modules/kurs/module.yaml');
  await writeFile(settings, (await readFile(settings, 'utf8')) + lines.join(''));
  await addMedia(join(project, 'content/kurs'), files);
  const sources = await readModuleSources(project, 'kurs');
  await writeFile(join(project, 'modules/kurs/slots.json'), formatSlots(compile(sources).slots));
  await addCommands(project);
  return project;
}

/** The media that the files show, with credit for all but `door.png`. */
async function addMedia(folder: string, files: readonly string[]): Promise<void> {
  const media = join(root, 'content/utstilling/media');
  const picture = await readFile(join(media, 'falsk-e-post.png'));
  const all = {
    'alarm.wav': await readFile(join(media, 'signal.wav')),
    'door.png': picture,
    'film.webm': await readFile(join(media, 'rundt-bordet.webm')),
    'map.png': picture,
  };
  const texts = await Promise.all(files.map((file) => readFile(join(fixture, 'feil', file), 'utf8')));
  const shown = Object.entries(all).filter(([name]) => texts.some((text) => text.includes(name)));
  await mkdir(join(folder, 'media'));
  for (const [name, bytes] of shown) await writeFile(join(folder, 'media', name), bytes);
  const credited = shown.filter(([name]) => name !== 'door.png');
  const credits = credited.map(([name]) => `${name}:\n  kreditt: Samspill\n  lisens: CC BY 4.0\n`);
  if (credits.length > 0) await writeFile(join(folder, 'media.yaml'), credits.join(''));
}

/** The scripts are copied, for they find the project by where they lie. */
async function addCommands(project: string): Promise<void> {
  await cp(join(root, 'scripts'), join(project, 'scripts'), { recursive: true });
  await cp(join(root, 'package.json'), join(project, 'package.json'));
  for (const name of ['src', 'node_modules']) await symlink(join(root, name), join(project, name));
}
