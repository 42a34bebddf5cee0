import { fileURLToPath } from 'node:url';
import { translationCommand } from '../src/build/translation-command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const terminal = { out: (line: string) => console.log(line), error: (line: string) => console.error(line) };
process.exitCode = await translationCommand(process.argv.slice(2), root, terminal);
