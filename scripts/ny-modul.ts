import { newModuleCommand } from '../src/build/new-module-command.ts';
import { root, runWriter } from './run.ts';

await runWriter((terminal) => newModuleCommand(process.argv.slice(2), { root, now: new Date() }, terminal));
