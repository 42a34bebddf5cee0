import { checkPackageCommand } from '../src/build/check-package-command.ts';

const terminal = { out: (line: string) => console.log(line), error: (line: string) => console.error(line) };
process.exitCode = await checkPackageCommand(process.argv.slice(2), terminal);
