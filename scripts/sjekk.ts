import { fileURLToPath } from 'node:url';
import { checkCommand, givenArgs } from '../src/build/sjekk.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const terminal = { out: (line: string) => console.log(line), error: (line: string) => console.error(line) };
process.exitCode = await checkCommand(givenArgs(process.argv.slice(2), process.env), root, terminal);
