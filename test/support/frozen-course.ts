import { cp, mkdir, mkdtemp, readdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('../../', import.meta.url));
const frozen = fileURLToPath(new URL('../fixtures/m1/', import.meta.url));

/** Where a folder of a module lies: m1 is the one that stays as it is, whatever becomes of the course. */
export const moduleFolder = (area: 'content' | 'modules', id: string): string =>
  join(id === 'm1' ? frozen : checkout, area, id);

/** A project with the two modules that the tests know by heart, m1 and the demonstration; all else is links to the checkout's. */
export async function courseRoot(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'samspill-kurs-'));
  const isOwn = (name: string) => name === 'content' || name === 'modules';
  const link = (from: string, to: string) => symlink(from, join(root, to));
  for (const name of await readdir(checkout)) if (!isOwn(name)) await link(join(checkout, name), name);
  for (const area of ['content', 'modules'] as const) {
    await mkdir(join(root, area));
    const entries = await readdir(join(checkout, area), { withFileTypes: true });
    for (const entry of entries)
      if (entry.isFile()) await link(join(checkout, area, entry.name), join(area, entry.name));
    for (const id of ['m1', 'utstilling']) await cp(moduleFolder(area, id), join(root, area, id), { recursive: true });
  }
  return root;
}
