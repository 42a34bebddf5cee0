import { fileURLToPath } from 'node:url';
import { newModuleCommand } from '../src/build/new-module-command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const terminal = { out: (line: string) => console.log(line), error: (line: string) => console.error(line) };
process.exitCode = await newModuleCommand(process.argv.slice(2), { root, now: new Date() }, terminal);
