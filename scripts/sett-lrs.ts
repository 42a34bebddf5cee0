import { setLrsCommand } from '../src/build/set-lrs-command.ts';
import { runCommand } from './run.ts';

await runCommand((terminal) => setLrsCommand(process.argv.slice(2), terminal));
