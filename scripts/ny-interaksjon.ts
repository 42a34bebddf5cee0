import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { newKindCommand } from '../src/build/new-kind-command.ts';
import { root, runWriter } from './run.ts';

const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');

/** The order of imports and the breaks of lines hang on the names. */
const format = (paths: readonly string[]): boolean =>
  spawnSync(process.execPath, [biome, 'check', '--write', ...paths], { cwd: root, stdio: 'ignore' }).status === 0;

await runWriter((terminal) => newKindCommand(process.argv.slice(2), { root, format }, terminal));
// Anew, for the new kind is not among those that were read when this began.
if (process.exitCode === 0) {
  const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'scripts/forfatterguide.ts')];
  process.exitCode = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' }).status ?? 1;
}
