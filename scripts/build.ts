import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCommand } from '../src/build/build-command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const terminal = { out: (line: string) => console.log(line), error: (line: string) => console.error(line) };
process.exitCode = await buildCommand(process.argv.slice(2), { root, out: join(root, 'dist') }, terminal);
