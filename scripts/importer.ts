import { fileURLToPath } from 'node:url';
import { importCommand } from '../src/build/import-command.ts';

const terminal = { out: (line: string) => console.log(line), error: (line: string) => console.error(line) };
const root = fileURLToPath(new URL('..', import.meta.url));
// npm runs scripts in the root of the project; a file is named from where the author stands.
const from = process.env.INIT_CWD ?? process.cwd();

process.exitCode = await importCommand(process.argv.slice(2), { root, from }, terminal);
