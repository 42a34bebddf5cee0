import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { legacyDecorators } from './src/build/bundle.ts';

export default defineConfig({
  oxc: legacyDecorators,
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', '**/node_modules/**'],
          // Left to itself, Vitest keeps one core free, also where there are only two.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          // Big zips and many seeds take their time on a machine that does other things too.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/**/*.e2e.ts'],
          globalSetup: ['test/support/build-once.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each drives a Chromium, which has threads of its own; and most of them wait for time to pass.
          maxWorkers: 2,
          // What a browser is waited for comes late on a busy machine, and at once on a quiet one.
          expect: { poll: { timeout: 15_000 } },
          // A busy machine can starve a browser; what held only at the second try is named in the end.
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
