import { fileURLToPath } from 'node:url';
import { checkCommand } from '../src/build/sjekk.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const terminal = { out: (line: string) => console.log(line), error: (line: string) => console.error(line) };
process.exitCode = await checkCommand(process.argv.slice(2), root, terminal);
