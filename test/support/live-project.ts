import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type WatchedContent, watchContent } from '../../src/build/live/watch.ts';
import { type Preview, startPreview } from '../../src/preview/server/server.ts';
import { moduleFolder } from './frozen-course.ts';

const checkout = fileURLToPath(new URL('../../', import.meta.url));

/** A project of a test's own, as an author has it open, with the preview over it. */
export interface LiveProject {
  readonly root: string;
  readonly preview: Preview;
  readonly content: WatchedContent;
  /** What nobody had foreseen. */
  readonly faults: readonly unknown[];
  read(path: string): Promise<string>;
  /** Saves as an editor does that writes into the file. */
  write(path: string, text: string): Promise<void>;
  /** Saves as an editor does that writes a new file and gives it the old one's name. */
  swap(path: string, text: string): Promise<void>;
  close(): Promise<void>;
}

/** Copies modules of this checkout, and follows them. */
export async function openLiveProject(modules: readonly string[] = ['utstilling', 'm1']): Promise<LiveProject> {
  const root = await mkdtemp(join(tmpdir(), 'samspill-direkte-'));
  for (const id of modules) {
    for (const area of ['content', 'modules'] as const)
      await cp(moduleFolder(area, id), join(root, area, id), { recursive: true });
  }
  await cp(join(checkout, 'docs'), join(root, 'docs'), { recursive: true });
  await cp(join(checkout, 'content'), join(root, 'content'), {
    recursive: true,
    filter: (path) => path === join(checkout, 'content') || /glossary\.[a-z]+\.yaml$/.test(path),
  });
  const faults: unknown[] = [];
  const content = await watchContent(root, (fault) => faults.push(fault));
  const preview = await startPreview({ dist: join(root, 'dist'), content, attempts: join(root, 'attempts.json') });
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  return {
    root,
    preview,
    content,
    faults,
    write,
    read: (path) => readFile(join(root, path), 'utf8'),
    async swap(path, text) {
      await write(`${path}.tmp`, text);
      await rename(join(root, `${path}.tmp`), join(root, path));
    },
    async close() {
      await preview.close();
      await content.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}
