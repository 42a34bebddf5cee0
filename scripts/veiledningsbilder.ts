import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// It drives a browser as the end-to-end tests do, and so it is typed as they are.
const { status } = spawnSync(
  process.execPath,
  ['node_modules/tsx/dist/cli.mjs', 'test/bench/guide-pictures-command.ts', ...process.argv.slice(2)],
  { cwd: fileURLToPath(new URL('..', import.meta.url)), stdio: 'inherit' },
);
process.exitCode = status ?? 1;
