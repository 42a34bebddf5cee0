import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build } from '../../src/build/build.ts';
import { findChromium } from '../../src/build/chromium.ts';
import { courseRoot } from './frozen-course.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with the zips of the course that stays as it is and of the demonstration, built for this run. */
    dist: string;
    /** Path of the Chromium that the tests drive. */
    chromium: string;
  }
}

/** Builds the packages once for all end-to-end tests, into a folder of their own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dist = await mkdtemp(join(tmpdir(), 'samspill-e2e-'));
  const root = await courseRoot();
  const { packages, messages } = await build({ root, out: dist, release: true });
  if (packages.length === 0) throw new Error(`nothing was built: ${JSON.stringify(messages)}`);
  project.provide('dist', dist);
  project.provide('chromium', await findChromium());
  return async () => {
    for (const folder of [dist, root]) await rm(folder, { recursive: true, force: true });
  };
}
