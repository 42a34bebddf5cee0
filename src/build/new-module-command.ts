import type { Terminal } from './build-command.ts';
import { faultsOf, makeModule, type TemplateLang, type WantedModule } from './new-module.ts';
import { type Asked, opening } from './opening.ts';
import { readArgs } from './read-args.ts';

const usage = `Bruk: npm run ny:modul -- <navn> [--nb <tittel>] [--nn <tittel>]

Lager en ny modul med to leksjoner, en sak og en test. Den kan bygges og tas med en gang, og er laget for å skrives om.

  navn            navnet på mappene, for eksempel velkommen. Det kan ikke endres når modulen er gitt ut
  --nb <tittel>   lag modulen på bokmål, med denne tittelen
  --nn <tittel>   lag modulen på nynorsk, med denne tittelen
  --help          vis denne hjelpen

Uten --nb og --nn blir modulen laget på begge, og heter «Ny modul».`;

/** How the command reaches what is outside it. */
interface Surroundings {
  readonly root: string;
  readonly now: Date;
}

/** Runs `npm run ny:modul`: gives 0 when the module is made, 1 when it cannot be, 2 when it was asked in a wrong way. */
export async function newModuleCommand(
  args: readonly string[],
  { root, now }: Surroundings,
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  const wanted = opening(readWanted(args), usage, terminal);
  if (typeof wanted === 'number') return wanted;
  const faults = await faultsOf(root, wanted);
  if (faults.length > 0) {
    terminal.error(`${faults.join('\n')}\n\nIngenting er skrevet.`);
    return 1;
  }
  const made = await makeModule(root, wanted, now);
  if ('fault' in made) {
    terminal.error(`${made.fault}\n\nIngenting er skrevet.`);
    return 1;
  }
  terminal.out(`Laget:\n${made.paths.map((path) => `  ${path}`).join('\n')}\n\n${nextSteps(wanted.id)}`);
  return 0;
}

function readWanted(args: readonly string[]): Asked<WantedModule> {
  const given = readArgs(args, { nb: 'text', nn: 'text' });
  if (!('words' in given)) return given;
  const [id, ...more] = given.words;
  if (id === undefined) return { fault: 'Skriv navnet på modulen.' };
  if (more.length > 0) {
    return { fault: `Skriv ett navn, uten mellomrom. Skal «${more.join(' ')}» være tittelen, skriver du --nb foran.` };
  }
  const langs: readonly TemplateLang[] = ['nb', 'nn'];
  const titles = langs.flatMap((lang): [TemplateLang, string][] => {
    const title = given.flags.get(lang);
    return title === undefined ? [] : [[lang, title]];
  });
  const both = langs.map((lang): [TemplateLang, string] => [lang, 'Ny modul']);
  return { id, titles: new Map(titles.length > 0 ? titles : both) };
}

const nextSteps = (id: string): string => `Slik går du videre:
  npm run sjekk -- ${id}   leter etter feil
  npm start${' '.repeat(id.length + 11)}viser modulen i nettleseren

Bytt ut teksten i leksjonene med din egen. Filene ligger i content/${id}/.`;
