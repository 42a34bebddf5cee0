import { checkPackageCommand } from '../src/build/check-package-command.ts';
import { runCommand } from './run.ts';

await runCommand((terminal) => checkPackageCommand(process.argv.slice(2), terminal));
