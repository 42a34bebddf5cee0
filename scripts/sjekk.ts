import { checkCommand, givenArgs } from '../src/build/sjekk.ts';
import { root, runCommand, runWriter } from './run.ts';

const args = givenArgs(process.argv.slice(2), process.env);
const run = args.includes('--fiks') ? runWriter : runCommand;
await run((terminal) => checkCommand(args, root, terminal));
