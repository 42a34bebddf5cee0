import { parseArgs } from 'node:util';
import type { Terminal } from './build-command.ts';
import { faultsOf, makeKind, type WantedKind } from './new-kind.ts';
import { type Asked, opening } from './opening.ts';

const usage = `Bruk: npm run ny:interaksjon -- <kind> --navn <ord>

Lager en ny oppgavetype i src/interactions/<kind>/: definisjon, skjema, element, retting, tester og forfatterside.
Den virker med en gang, med ett riktig svar, og er laget for å endres.

  kind          navnet i koden, på engelsk, for eksempel word-cloud
  --navn <ord>  det forfatterne skal skrive etter :::, for eksempel ordsky
  --help        vis denne hjelpen`;

/** How the command reaches what is outside it. */
interface Surroundings {
  readonly root: string;
  /** Puts the formatting of these files right; gives whether it could. */
  format(paths: readonly string[]): boolean;
}

/** Runs `npm run ny:interaksjon`: gives 0 when the kind is made, 1 when it cannot be, 2 when it was asked in a wrong way. */
export async function newKindCommand(
  args: readonly string[],
  { root, format }: Surroundings,
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  const wanted = opening(readArgs(args), usage, terminal);
  if (typeof wanted === 'number') return wanted;
  const faults = await faultsOf(root, wanted);
  if (faults.length > 0) {
    terminal.error(`${faults.join('\n')}\n\nIngenting er skrevet.`);
    return 1;
  }
  const paths = await makeKind(root, wanted);
  terminal.out(`Laget:\n${paths.map((path) => `  ${path}`).join('\n')}\n`);
  if (!format(paths.filter((path) => path.endsWith('.ts')))) terminal.error('Kjør npm run format.\n');
  terminal.out(nextSteps(wanted.kind, wanted.navn));
  return 0;
}

/** The words of the command line, or what is wrong with them. */
function readArgs(args: readonly string[]): Asked<WantedKind> {
  const options = { navn: { type: 'string' }, help: { type: 'boolean' } } as const;
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const unknown = tokens.find((token) => token.kind === 'option' && !Object.hasOwn(options, token.name));
  const [kind, ...more] = positionals;
  const { navn } = values;
  if (unknown?.kind === 'option') return { fault: `Flagget ${unknown.rawName} finnes ikke.` };
  if (values.help === true) return { help: true };
  if (kind === undefined || more.length > 0) return { fault: 'Skriv navnet på én oppgavetype.' };
  if (typeof navn !== 'string' || navn === '') return { fault: '--navn mangler ordet som forfatterne skal bruke.' };
  return { kind, navn: navn.normalize('NFC') };
}

const nextSteps = (kind: string, navn: string): string => `Forfatterne kan nå skrive :::${navn}. Se at alt holder:
  npx vitest run --project unit src/interactions/${kind}
  npm test

Skal oppgavetypen bort igjen, sletter du mappen og linjene i de tre listene.`;
