import { fileURLToPath } from 'node:url';
import { benchCommand } from '../test/bench/bench-command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const terminal = { out: (line: string) => console.log(line), error: (line: string) => console.error(line) };
process.exitCode = await benchCommand(process.argv.slice(2), root, terminal);
