import { join } from 'node:path';
import { buildCommand } from '../src/build/build-command.ts';
import { root, runCommand } from './run.ts';

await runCommand((terminal) => buildCommand(process.argv.slice(2), { root, out: join(root, 'dist') }, terminal));
