import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModuleSources } from '../../compiler/content.ts';
import type { LiveContent, LiveFault, LiveModule, LiveNews } from '../../model/live.ts';
import { loneFolders } from '../lone-folders.ts';
import { buildPlayer } from '../player.ts';
import { listModules, readModuleSources } from '../sources.ts';
import { faultTeller, textFilesOf } from './faults.ts';
import { readGuide, readPictures } from './guide.ts';
import { type Look, liveModule } from './live-module.ts';
import { type Changes, changesIn } from './paths.ts';

/** The content of a project that can be told to look again. */
export interface FollowedContent extends LiveContent {
  /**
   * Looks at what has changed, and tells of it: of what is right at once; of faults only when `settled`, for a file that is being written
   * is half a file for a moment.
   * @param paths from the root of the project, with `/`
   */
  update(paths: readonly string[], settled: boolean): Promise<void>;
}

/** A module as it stands. */
interface Followed {
  readonly look: (sources: ModuleSources) => Promise<Look>;
  latest?: Look;
  /** The last that had no errors; it stays while the author mends the next. */
  good?: LiveModule;
  /** What has been told. */
  faults: readonly LiveFault[];
}

/** Reads a whole project, and is ready to follow it. */
export async function followContent(root: string): Promise<FollowedContent> {
  const player = await buildPlayer();
  const guide = () => readFile(join(root, 'docs/forfatter.md'), 'utf8').catch(() => '# Veiledningen mangler');
  const { anchorOf } = readGuide(await guide());
  const tellFaults = faultTeller(root, anchorOf);
  const followed = new Map<string, Followed>();
  const listeners = new Set<(news: LiveNews) => void>();
  let lone: readonly LiveFault[] = [];
  let told = '';

  async function lookAt(id: string, withMedia: boolean, settled: boolean): Promise<void> {
    const each = followed.get(id) ?? { look: liveModule(player), faults: [] };
    const media = each.latest?.sources.media;
    const read = await readModuleSources(root, id, withMedia ? undefined : media);
    const sources = media && isSameMedia(media, read.media) ? { ...read, media } : read;
    const look = await each.look(sources);
    followed.set(id, each);
    each.latest = look;
    if (look.module) each.good = look.module;
    if (look.module || settled) each.faults = tellFaults(look.messages, textFilesOf(sources));
  }

  async function update(paths: readonly string[], settled: boolean): Promise<void> {
    const changes = changesIn(paths);
    const known = await listModules(root);
    if (settled) for (const id of followed.keys()) if (!known.includes(id)) followed.delete(id);
    for (const id of known) {
      const wanted = changes.modules.has(id) || changes.all || !followed.has(id);
      if (wanted) await lookAt(id, hasMedia(changes, id), settled).catch((fault) => mayBeGone(fault, id, settled));
      tell();
    }
    if (settled) lone = tellFaults(await loneFolders(root), []);
    tell();
  }

  /** A file that goes while it is read is looked for again when all is settled; and when a whole module goes, that is told of as well. */
  async function mayBeGone(fault: unknown, id: string, settled: boolean): Promise<void> {
    if (settled && (await listModules(root)).includes(id)) throw fault;
  }

  const news = (): LiveNews => ({
    stamps: Object.fromEntries([...followed].flatMap(([id, { good }]) => (good ? [[id, good.stamp]] : []))),
    faults: [...[...followed.values()].flatMap(({ faults }) => faults), ...lone],
  });

  function tell(): void {
    const now = news();
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    for (const listener of listeners) listener(now);
  }

  await update([''], true);
  return {
    update,
    news,
    modules: () => [...followed.values()].flatMap(({ good }) => good ?? []),
    onNews(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async guide() {
      const text = await guide();
      return readGuide(text, await readPictures(join(root, 'docs'), text)).html;
    },
  };
}

const isSameMedia = (before: ModuleSources['media'], now: ModuleSources['media']): boolean =>
  before === now ||
  (before.length === now.length &&
    before.every(({ path, bytes }, at) => path === now[at]?.path && Buffer.compare(bytes, now[at].bytes) === 0));

const hasMedia = ({ all, media }: Changes, id: string): boolean => all || media.has(id);
