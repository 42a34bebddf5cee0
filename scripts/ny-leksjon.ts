import { fileURLToPath } from 'node:url';
import { newLessonCommand } from '../src/build/new-lesson-command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const terminal = { out: (line: string) => console.log(line), error: (line: string) => console.error(line) };
process.exitCode = await newLessonCommand(process.argv.slice(2), root, terminal);
