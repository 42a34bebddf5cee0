import { join } from 'node:path';
import { formatMessage } from '../model/message.ts';
import type { Terminal } from './build-command.ts';
import { unknownModule } from './known-module.ts';
import { makePreviewFolder } from './preview-folder.ts';
import { readArgs } from './read-args.ts';
import { listModules } from './sources.ts';
import { diskReason, WriteError } from './write-files.ts';

const folder = 'forhandsvisning';

const usage = `Bruk: npm run forhandsvis

Lager mappen ${folder} med alle modulene. Åpne index.html i den, så ser du dem slik deltakerne ser dem. Mappen kan du gi
videre til andre, for den trenger verken server eller nett.

  --help   vis denne hjelpen`;

/** Runs `npm run forhandsvis`: gives 0 when the folder is made, 1 when the content has errors, 2 on a wrong argument. */
export async function previewFolderCommand(
  args: readonly string[],
  root: string,
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  const given = readArgs(args, {});
  if ('help' in given) {
    terminal.out(usage);
    return 0;
  }
  const fault =
    'fault' in given ? given.fault : given.words.length > 0 ? `Forstår ikke «${given.words[0]}».` : undefined;
  if (fault !== undefined) {
    terminal.error(`${fault}\n\n${usage}`);
    return 2;
  }
  const unknown = unknownModule([], await listModules(root));
  if (unknown !== undefined) {
    terminal.error(unknown);
    return 1;
  }
  const made = await makePreviewFolder(root, join(root, folder)).catch(unwritten);
  if (typeof made === 'string') {
    terminal.error(made);
    return 1;
  }
  const { modules, messages } = made;
  for (const message of messages) terminal.error(formatMessage(message));
  if (modules.length === 0) {
    terminal.error('\nMappen er ikke laget. Rett feilene over, og prøv igjen.');
    return 1;
  }
  terminal.out(`Åpne ${folder}/index.html i nettleseren. Der er ${modules.map(({ id }) => id).join(', ')}.`);
  return 0;
}

/** Anything but a matter of the disk is a fault of ours, and needs its stack. */
function unwritten(fault: unknown): string {
  const reason = fault instanceof WriteError ? fault.message : diskReason(fault);
  if (reason === undefined) throw fault;
  return `Mappen ${folder} kan ikke skrives. ${reason}`;
}
