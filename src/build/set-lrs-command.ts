import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setLrs } from '../release/change-package.ts';
import type { Terminal } from './build-command.ts';

const usage = `Bruk: npm run sett-lrs -- pakke.zip --endpoint https://lrs.example/xapi/ --key <nøkkel> [--ut ny.zip]

Lager en kopi av en pakke som også sender læringsdata til en LRS. Pakken du gir, blir ikke endret.

  --endpoint <adresse>  adressen til LRS-en
  --key <nøkkel>        nøkkelen, som «navn:hemmelighet» eller slik den skal stå etter «Basic»
  --ut <fil>            navnet på kopien (ellers pakke_lrs.zip)
  --help                vis denne hjelpen`;

interface Wanted {
  readonly zip: string;
  readonly endpoint: string;
  readonly key: string;
  readonly out: string;
}

/** Runs `npm run sett-lrs`: gives 0 when the copy is written, 1 when the package cannot get an LRS, 2 on a wrong use. */
export async function setLrsCommand(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const wanted = readArgs(args);
  if (wanted === 'help') {
    terminal.out(usage);
    return 0;
  }
  if (typeof wanted === 'string') {
    terminal.error(`${wanted}\n\n${usage}`);
    return 2;
  }
  const zip = await readFile(wanted.zip).catch((fault: NodeJS.ErrnoException) => fault);
  if (zip instanceof Error) {
    terminal.error(
      `Kan ikke lese ${wanted.zip}: ${zip.code === 'ENOENT' ? 'Filen finnes ikke.' : 'Det er ikke en fil.'}`,
    );
    return 1;
  }
  const changed = setLrs(zip, wanted);
  if ('refusal' in changed) {
    terminal.error(`${basename(wanted.zip)}: ${changed.refusal}`);
    return 1;
  }
  if (!(await written(wanted.out, changed.zip))) {
    terminal.error(`Får ikke skrevet ${wanted.out}. Finnes mappen, og har du lov til å skrive i den?`);
    return 1;
  }
  terminal.out(`Skrev ${wanted.out}\n\n${changed.warning}`);
  return 0;
}

/** Beside it first, so that nobody ever uploads half a package; `false` where nothing can be written. */
async function written(path: string, zip: Uint8Array): Promise<boolean> {
  const beside = `${path}.tmp`;
  try {
    await writeFile(beside, zip);
    await rename(beside, path);
    return true;
  } catch {
    await rm(beside, { force: true });
    return false;
  }
}

const options = {
  endpoint: { type: 'string' },
  key: { type: 'string' },
  ut: { type: 'string' },
  help: { type: 'boolean' },
} as const;

function readArgs(args: readonly string[]): Wanted | string {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  if (values.help === true) return 'help';
  const unknown = tokens.find((token) => token.kind === 'option' && !Object.hasOwn(options, token.name));
  if (unknown?.kind === 'option') return `Flagget ${unknown.rawName} finnes ikke.`;
  const { endpoint, key, ut } = values;
  const [zip, ...more] = positionals;
  if (!zip || more.length > 0) return 'Oppgi én zip-fil.';
  if (typeof endpoint !== 'string' || endpoint === '') return '--endpoint mangler adressen til LRS-en.';
  if (typeof key !== 'string' || key === '') return '--key mangler nøkkelen.';
  if (ut === true || ut === '') return '--ut mangler navnet på kopien.';
  if (typeof ut === 'string' && resolve(ut) === resolve(zip)) return 'Kopien må ha et annet navn enn pakken.';
  const out = typeof ut === 'string' ? ut : zip.replace(/(?:_lrs)?(?:\.zip)?$/i, '_lrs.zip');
  return { zip, endpoint, key, out };
}
