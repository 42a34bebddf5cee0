import { previewFolderCommand } from '../src/build/preview-folder-command.ts';
import { root, runCommand } from './run.ts';

await runCommand((terminal) => previewFolderCommand(process.argv.slice(2), root, terminal));
