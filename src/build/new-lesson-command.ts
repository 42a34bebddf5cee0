import { type Lang, langs } from '../model/lang.ts';
import type { Terminal } from './build-command.ts';
import { unknownModule } from './known-module.ts';
import { makeLesson, type WantedLesson } from './new-lesson.ts';
import { type Asked, opening } from './opening.ts';
import { readArgs } from './read-args.ts';
import { listModules } from './sources.ts';

const usage = `Bruk: npm run ny:leksjon -- <modul> "<tittel>" [--nn "<tittel>"] [--en "<tittel>"] [--navn <navn>]

Lager en ny leksjon med et spørsmål, på alle språkene modulen har. Den kommer sist, men før testen.

  modul           modulen leksjonen skal inn i, for eksempel m1
  tittel          tittelen på språket som står først i module.yaml, i anførselstegn
  --nn <tittel>   tittelen på nynorsk. Bruk --nb og --en på samme måte for bokmål og engelsk
  --navn <navn>   navnet på filen, hvis det ikke skal lages av tittelen
  --help          vis denne hjelpen`;

/** Runs `npm run ny:leksjon`: gives 0 when the lesson is made, 1 when it cannot be, 2 when it was asked in a wrong way. */
export async function newLessonCommand(args: readonly string[], root: string, terminal: Terminal): Promise<0 | 1 | 2> {
  const wanted = opening(readWanted(args, await listModules(root)), usage, terminal);
  if (typeof wanted === 'number') return wanted;
  const made = await makeLesson(root, wanted);
  if ('fault' in made) {
    terminal.error(`${made.fault}\n\nIngenting er skrevet.`);
    return 1;
  }
  terminal.out(`Skrevet:\n${made.paths.map((path) => `  ${path}`).join('\n')}\n\n${nextSteps(wanted.module)}`);
  return 0;
}

function readWanted(args: readonly string[], known: readonly string[]): Asked<WantedLesson> {
  const given = readArgs(args, { nb: 'text', nn: 'text', en: 'text', navn: 'text' });
  if (!('words' in given)) return given;
  const [module, title, ...more] = given.words;
  if (module === undefined) return { fault: 'Skriv navnet på modulen, og tittelen på leksjonen i anførselstegn.' };
  const unknown = unknownModule([module], known);
  if (unknown !== undefined) return { fault: unknown };
  if (title === undefined || title === '') return { fault: 'Skriv tittelen på leksjonen i anførselstegn.' };
  if (more.length > 0) return { fault: `Sett hele tittelen i anførselstegn: "${[title, ...more].join(' ')}"` };
  const titles = langs.flatMap((lang): [Lang, string][] => {
    const text = given.flags.get(lang);
    return text === undefined ? [] : [[lang, text]];
  });
  const name = given.flags.get('navn');
  return { module, title, titles: new Map(titles), ...(name !== undefined && { name }) };
}

const nextSteps = (
  module: string,
): string => `Bytt ut teksten med din egen. Se resultatet med npm start, og let etter feil med:
  npm run sjekk -- ${module}`;
