import { elementReport, type Stage, vitestReport } from './test-run.ts';

const tsx = 'tsx/dist/cli.mjs';
const projects = ['core', 'node', 'browser', 'test'] as const;

/** Everything that `npm test` runs, in this order. */
export const stages: readonly Stage[] = [
  { name: 'Format og lint', command: ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings'] },
  ...projects.map(
    (project): Stage => ({
      name: `Typer (${project})`,
      command: ['typescript/bin/tsc', '--noEmit', '-p', `tsconfig.${project}.json`],
    }),
  ),
  { name: 'Enhetstester', command: ['vitest/vitest.mjs', 'run', '--project', 'unit'], report: vitestReport },
  {
    name: 'Elementtester i Chromium',
    // Through tsx, since the test runner itself cannot read a configuration in TypeScript.
    command: [tsx, 'node_modules/@web/test-runner/dist/bin.js', '--config', 'web-test-runner.config.ts'],
    report: elementReport,
  },
  { name: 'Bygg av pakkene', command: [tsx, 'scripts/build.ts'] },
  { name: 'Ende til ende', command: ['vitest/vitest.mjs', 'run', '--project', 'e2e'], report: vitestReport },
];
