import { importCommand } from '../src/build/import-command.ts';
import { root, runWriter } from './run.ts';

// npm runs scripts in the root of the project; a file is named from where the author stands.
const from = process.env.INIT_CWD ?? process.cwd();

await runWriter((terminal) => importCommand(process.argv.slice(2), { root, from }, terminal));
