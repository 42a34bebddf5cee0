import { setLrsCommand } from '../src/build/set-lrs-command.ts';

process.exitCode = await setLrsCommand(process.argv.slice(2), { out: console.log, error: console.error });
