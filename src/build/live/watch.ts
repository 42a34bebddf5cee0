import { relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { type FollowedContent, followContent } from './live-content.ts';

/** Content that is followed as long as it is not closed. */
export interface WatchedContent extends FollowedContent {
  close(): Promise<void>;
}

/** What is looked at; the rest of the project is no content. */
const watched = ['content', 'modules', 'docs'];

/** Editors write a file in several steps, such as a new one and a rename: so long they are waited for. */
const togetherMs = 10;

/** So long after the last step a file is taken to be whole, and what is wrong with it is wrong. */
const settledMs = 120;

/** Follows the content of a project on disk; `onFault` hears what nobody has foreseen, and the next save is looked at all the same. */
export async function watchContent(root: string, onFault: (fault: unknown) => void): Promise<WatchedContent> {
  const content = await followContent(root);
  const schedule = scheduler((paths, settled) => content.update(paths, settled).catch(onFault));
  const watcher = watch(watched, { cwd: root, ignoreInitial: true, ignored: isOther });
  const hear = (path: string) => schedule(relative(root, path).split(sep).join('/'));
  // A second step within 50 ms is no `change` to chokidar; what the system says is not held back.
  watcher.on('raw', (_event, _name, details: unknown) => hear(watchedPath(details) ?? root));
  watcher.on('all', (_event, path) => schedule(path.split(sep).join('/')));
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return { ...content, close: () => watcher.close() };
}

/** The guide is read when it is asked for; of the other documents only the list of sources is content. */
const isOther = (path: string): boolean => /[\\/]docs[\\/](?!kilder\.md$)./.test(path) || /[\\/]\.[^\\/]+$/.test(path);

const watchedPath = (details: unknown): string | undefined =>
  typeof details === 'object' && details !== null && 'watchedPath' in details && typeof details.watchedPath === 'string'
    ? details.watchedPath
    : undefined;

/** Gathers what changes at once, looks at it one time after the other, and once more when all is quiet. */
export function scheduler(look: (paths: readonly string[], settled: boolean) => Promise<void>): (path: string) => void {
  let fresh = new Set<string>();
  let unsettled = new Set<string>();
  let isWaiting = false;
  let later: ReturnType<typeof setTimeout> | undefined;
  let running = Promise.resolve();
  const run = (settled: boolean) => {
    const paths = [...(settled ? unsettled : fresh)];
    if (settled) unsettled = new Set();
    else fresh = new Set();
    running = running.then(() => look(paths, settled));
  };
  return (path) => {
    fresh.add(path);
    unsettled.add(path);
    if (!isWaiting) {
      isWaiting = true;
      setTimeout(() => {
        isWaiting = false;
        run(false);
      }, togetherMs);
    }
    clearTimeout(later);
    later = setTimeout(() => run(true), settledMs);
  };
}
