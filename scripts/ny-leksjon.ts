import { newLessonCommand } from '../src/build/new-lesson-command.ts';
import { root, runWriter } from './run.ts';

await runWriter((terminal) => newLessonCommand(process.argv.slice(2), root, terminal));
