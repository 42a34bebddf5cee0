import { fileURLToPath } from 'node:url';
import { previewFolderCommand } from '../src/build/preview-folder-command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const terminal = { out: (line: string) => console.log(line), error: (line: string) => console.error(line) };
process.exitCode = await previewFolderCommand(process.argv.slice(2), root, terminal);
