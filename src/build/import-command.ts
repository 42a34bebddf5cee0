import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importFile } from '../importer/import-file.ts';
import { ImportFault, Notes } from '../importer/notes.ts';
import { importReport } from '../importer/report.ts';
import { isIdentifier, isWindowsName } from '../model/identifier.ts';
import type { Terminal } from './build-command.ts';
import { type ImportWish, planImport } from './import-plan.ts';
import { type Asked, opening } from './opening.ts';
import { writeTogether } from './write-together.ts';

const usage = `Bruk: npm run importer -- <fil> --modul <id> [--leksjon <navn>] [--tittel "…"] [--test] [--samlet]

Henter tekst, bilder og spørsmål inn i en leksjon. Et Word-dokument med flere Overskrift 1 blir én leksjon for hver. Filen kan være .docx (Word), .gift (Moodle) eller .txt (Aiken).
Etterpå står alt som ikke kom med eller ble gjettet, i en rapport. Ingen filer blir skrevet over.

  fil               filen du vil hente inn
  --modul <id>      modulen som leksjonen skal inn i, for eksempel m9. Finnes den ikke, blir den laget
  --leksjon <navn>  navnet på filen til leksjonen. Uten dette brukes tittelen
  --tittel "…"      tittelen på leksjonen. Uten dette brukes tittelen i filen, eller navnet på den
  --test            la spørsmålene bli modulens test
  --samlet          la alt bli én leksjon. Slik er det også med --leksjon, --tittel og --test
  --help            vis denne hjelpen`;

/** Largest file that is read, in bytes. */
const largest = 100 * 2 ** 20;

/** Where the command works. */
interface Folders {
  /** The project. */
  readonly root: string;
  /** The folder from which the file is named. */
  readonly from: string;
}

/** Runs `npm run importer`: gives 0 when a lesson was made, 1 when it could not be, 2 when it was asked in a wrong way. */
export async function importCommand(args: readonly string[], folders: Folders, terminal: Terminal): Promise<0 | 1 | 2> {
  const wanted = opening(readArgs(args), usage, terminal);
  if (typeof wanted === 'number') return wanted;
  try {
    terminal.out(await run(wanted, folders));
    return 0;
  } catch (fault) {
    if (!(fault instanceof ImportFault)) throw fault;
    terminal.error(`${fault.message}\n\nIngenting er skrevet.`);
    return 1;
  }
}

interface Wanted extends ImportWish {
  readonly file: string;
  /** Whether a document with several headings of the first level is to be one lesson all the same. */
  readonly isSingle: boolean;
}

async function run({ file, isSingle, ...wish }: Wanted, { root, from }: Folders): Promise<string> {
  const name = basename(file);
  const bytes = await readSource(resolve(from, file));
  const notes = new Notes();
  const plan = await planImport(root, name, wish, notes, (pictures) =>
    importFile({ name, bytes }, notes, pictures, isSingle),
  );
  const report = importReport({ file: name, ...plan.facts }, notes.sorted());
  const files = [...plan.files, { path: plan.reportPath, text: report, isNew: true }];
  const fault = await writeTogether(root, files);
  if (fault !== undefined) throw new ImportFault(fault);
  const written = files.map(({ path, isNew }) => `  ${path}${isNew ? '' : ' (endret)'}`).join('\n');
  return `${report}\nSkrevet:\n${written}\n\nSe resultatet med npm start. Kjør npm run sjekk -- ${wish.module} når du har rettet.`;
}

async function readSource(path: string): Promise<Uint8Array> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    if (size > largest)
      throw new ImportFault(`«${name}» er over 100 MB. Gjør bildene mindre, eller del filen i flere.`);
    return new Uint8Array(await readFile(path));
  } catch (fault) {
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: `Fant ikke filen «${name}». Se etter at navnet er riktig, og skriv hvilken mappe den ligger i.`,
      EISDIR: `«${name}» er en mappe. Skriv navnet på én fil.`,
      EACCES: `Du har ikke lov til å lese «${name}».`,
      EPERM: `Du har ikke lov til å lese «${name}».`,
      EBUSY: `«${name}» er åpen i et annet program. Lukk den der, og prøv igjen.`,
    };
    const reason = fault instanceof Error ? reasons[String(Reflect.get(fault, 'code'))] : undefined;
    throw reason === undefined ? fault : new ImportFault(reason, { cause: fault });
  }
}

/** npm keeps what stands after a flag for itself where the two dashes are forgotten. */
const withDashes = 'Husk -- etter «importer».';

const options = {
  modul: { type: 'string' },
  leksjon: { type: 'string' },
  tittel: { type: 'string' },
  test: { type: 'boolean' },
  samlet: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

function readArgs(args: readonly string[]): Asked<Wanted> {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const unknown = tokens.find((token) => token.kind === 'option' && !Object.hasOwn(options, token.name));
  if (unknown?.kind === 'option') return { fault: `Flagget ${unknown.rawName} finnes ikke.` };
  if (values.help === true) return { help: true };
  const [file, ...more] = positionals;
  if (file === undefined) return { fault: 'Skriv hvilken fil som skal hentes inn.' };
  if (more.length > 0) {
    return { fault: `Skriv én fil om gangen. Har navnet mellomrom, setter du det i anførselstegn. ${withDashes}` };
  }
  const texts = new Map<string, string>();
  for (const key of ['modul', 'leksjon', 'tittel'] as const) {
    const value = values[key];
    if (value === undefined) continue;
    if (typeof value !== 'string' || value.trim() === '') return { fault: `--${key} mangler det som skal stå etter.` };
    texts.set(key, value.trim().normalize('NFC'));
  }
  const [module, lesson, title] = [texts.get('modul'), texts.get('leksjon'), texts.get('tittel')];
  if (module === undefined)
    return { fault: `Skriv hvilken modul leksjonen skal inn i, for eksempel --modul m9. ${withDashes}` };
  if (!isIdentifier(module) || module !== module.toLowerCase() || isWindowsName(module)) {
    const demand = isWindowsName(module)
      ? 'Windows bruker navnet til noe annet. Velg et annet.'
      : 'Bruk små bokstaver a–z, tall og _, og begynn med en bokstav.';
    return { fault: `Modulen kan ikke hete «${module}». ${demand}` };
  }
  const isTest = values.test === true;
  // Who names the lesson, or wants a test, thinks of one.
  const isSingle = values.samlet === true || isTest || lesson !== undefined || title !== undefined;
  return { file, module, isTest, isSingle, ...(lesson && { lesson }), ...(title && { title }) };
}
