import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Preview, startPreview } from '../../src/preview/server/server.ts';

/** The preview over a folder of the test's own; closing it takes the folder away, with the attempts. */
export async function ownPreview(dist: string): Promise<Preview> {
  const { url, close } = await startPreview({ dist, attempts: join(dist, 'attempts.json') });
  return {
    url,
    async close() {
      await close();
      await rm(dist, { recursive: true });
    },
  };
}
