import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleDist } from '../../../test/sample-sco.ts';
import type { LiveContent } from '../../model/live.ts';
import { attemptFile } from './attempts.ts';
import { type Started, startCommand } from './start-command.ts';

let dist: string;
let lines: { out: string[]; error: string[] };
let built: number;
let followed: number;

const content: LiveContent = {
  modules: () => [],
  news: () => ({ stamps: {}, faults: [] }),
  onNews: () => () => undefined,
  guide: () => Promise.resolve(''),
};

beforeEach(async () => {
  dist = await sampleDist();
  lines = { out: [], error: [] };
  built = 0;
  followed = 0;
});

afterEach(async () => {
  await rm(attemptFile(dist), { force: true });
  await rm(dist, { recursive: true });
});

const start = (args: readonly string[], hasPackages = true): Promise<Started> =>
  startCommand(
    ['--ingen-nettleser', ...args],
    {
      dist,
      followContent() {
        followed++;
        return Promise.resolve(content);
      },
      buildPackages() {
        built++;
        return Promise.resolve(hasPackages);
      },
    },
    { out: (line) => lines.out.push(line), error: (line) => lines.error.push(line) },
  );

describe('npm start', () => {
  it('follows the content on a free port, builds nothing, and prints the address', async () => {
    const started = await start([]);
    expect([followed, built]).toEqual([1, 0]);
    if (!('preview' in started)) throw new Error('The preview did not start.');
    expect(lines.out.join()).toContain(`Forhåndsvisning: ${started.preview.url}`);
    expect((await fetch(started.preview.url)).status).toBe(200);
    const port = new URL(started.preview.url).port;
    expect(await start(['--port', port])).toEqual({ exitCode: 1 });
    expect(lines.error.join()).toContain(`Port ${port} er opptatt`);
    await started.preview.close();
  });

  it.each([['--prot', '1'], ['m1'], ['--port', 'abc'], ['--port', '70000'], ['--port']])(
    'prints the usage and builds nothing on %s %s',
    async (...args) => {
      expect(await start(args)).toEqual({ exitCode: 2 });
      expect(lines.error.join()).toContain('Bruk: npm start');
      expect([followed, built]).toEqual([0, 0]);
    },
  );

  it('shows the zips as they are built, when asked to', async () => {
    const started = await start(['--pakker']);
    if (!('preview' in started)) throw new Error('The preview did not start.');
    expect([followed, built]).toEqual([0, 1]);
    expect(await (await fetch(started.preview.url)).text()).not.toContain('direkte');
    await started.preview.close();
  });

  it('does not start without packages that it was asked for', async () => {
    expect(await start(['--pakker'], false)).toEqual({ exitCode: 1 });
    expect(await start(['--help'])).toEqual({ exitCode: 0 });
  });
});
