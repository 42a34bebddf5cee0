import { parseArgs } from 'node:util';
import { formatMessage } from '../model/message.ts';
import type { Terminal } from './build-command.ts';
import { type PackStates, type Recorded, recordRelease } from './release-registry.ts';
import { listModules } from './sources.ts';

const usage = `Bruk: npm run utgi -- <modul>

Gir ut versjonen som står i module.yaml. Da blir id-ene i den skrevet ned, og senere versjoner kan ikke endre dem.

  modul     modulen som skal gis ut, for eksempel m1
  --help    vis denne hjelpen`;

/** Runs `npm run utgi`: gives 0 when the version is released, 1 when something must be mended first, 2 on a wrong argument. */
export async function releaseCommand(
  args: readonly string[],
  { root, packStates }: { readonly root: string; readonly packStates: PackStates },
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: { help: { type: 'boolean' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  if (values.help === true) {
    terminal.out(usage);
    return 0;
  }
  const [id = '', ...more] = positionals;
  const known = await listModules(root);
  const flag = tokens.find(({ kind }) => kind === 'option');
  if (flag || more.length > 0 || !known.includes(id)) {
    terminal.error(`Skriv navnet på én modul: ${known.join(', ')}.\n\n${usage}`);
    return 2;
  }
  return tell(await recordRelease(root, id, packStates), id, terminal);
}

function tell(recorded: Recorded, id: string, terminal: Terminal): 0 | 1 {
  switch (recorded.outcome) {
    case 'faults':
      for (const message of recorded.messages) terminal.error(formatMessage(message));
      terminal.error('\nVersjonen er ikke gitt ut. Rett feilene over, og prøv igjen.');
      return 1;
    case 'no-changes-told':
      terminal.error(
        `modules/${id}/ENDRINGER.md sier ingenting om versjon ${recorded.version}. Skriv «## ${recorded.version}» der, og hva som er nytt.`,
      );
      return 1;
    case 'already':
      terminal.out(`Versjon ${recorded.version} er allerede gitt ut, og ingenting er endret siden.`);
      return 0;
    case 'recorded':
      terminal.out(`Versjon ${recorded.version} er gitt ut: ${recorded.path}\nSend inn filen sammen med resten.`);
      return 0;
  }
}
