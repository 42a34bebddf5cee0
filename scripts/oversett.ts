import { translationCommand } from '../src/build/translation-command.ts';
import { root, runCommand, runWriter } from './run.ts';

const args = process.argv.slice(2);
const run = args.includes('status') ? runCommand : runWriter;
await run((terminal) => translationCommand(args, root, terminal));
