import { suggest } from '../compiler/nearest.ts';
import type { ContentMessage } from '../model/message.ts';
import type { Terminal } from './build-command.ts';
import { unknownModule } from './known-module.ts';
import { type Planned, planVersion, type Size, sizes } from './new-version.ts';
import { type Asked, opening } from './opening.ts';
import { readArgs } from './read-args.ts';
import { listed } from './scaffold.ts';
import { listModules } from './sources.ts';
import type { VersionChanges } from './version-changes.ts';
import { keptLine, lossText, meaningText } from './version-words.ts';
import { writeTogether } from './write-together.ts';

const usage = `Bruk: npm run ny:versjon -- <modul> patch|minor|major [--samme-mening] [--nullstiller]

Gjør en ny versjon klar: setter versjonen i module.yaml, og skriver i ENDRINGER.md hva som er nytt siden forrige versjon.

  modul            modulen, for eksempel m1
  patch            du har rettet småfeil (det siste tallet i versjonen)
  minor            du har lagt til eller tatt ut noe (det midterste tallet)
  major            du har laget modulen om (det første tallet)
  --samme-mening   spørsmålene som er endret, betyr det samme som før
  --nullstiller    det er meningen at noe deltakerne har gjort, går tapt
  --help           vis denne hjelpen`;

/** How the command reaches what is outside it. */
interface Surroundings {
  readonly root: string;
  readonly now: Date;
  /** Asks the author a question to be answered by yes or no; missing where nobody sits at the keyboard. */
  ask?(question: string): Promise<boolean>;
}

/** Runs `npm run ny:versjon`: gives 0 when the version is ready, 1 when it cannot be or shall not, 2 on a wrong argument. */
export async function newVersionCommand(
  args: readonly string[],
  around: Surroundings,
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  const wanted = opening(readWanted(args, await listModules(around.root)), usage, terminal);
  if (typeof wanted === 'number') return wanted;
  const planned = await planVersion(around.root, wanted.module, wanted.size, around.now);
  if (planned.outcome !== 'planned') {
    terminal.error(`${refusal(planned, wanted.module)}\n\nIngenting er skrevet.`);
    return 1;
  }
  const doubt = planned.changes && (await doubtIn(planned.changes, wanted, around));
  if (doubt !== undefined) {
    terminal.error(`${doubt}\n\nIngenting er skrevet.`);
    return 1;
  }
  const fault = await writeTogether(around.root, planned.files);
  if (fault !== undefined) {
    terminal.error(`${fault}\n\nIngenting er skrevet.`);
    return 1;
  }
  terminal.out(done(planned, wanted.module));
  return 0;
}

interface Wanted {
  readonly module: string;
  readonly size: Size;
  readonly sameMeaning: boolean;
  readonly resets: boolean;
}

function readWanted(args: readonly string[], known: readonly string[]): Asked<Wanted> {
  const given = readArgs(args, { 'samme-mening': 'yes', nullstiller: 'yes' });
  if (!('words' in given)) return given;
  const [module, written, ...more] = given.words;
  if (module === undefined) return { fault: 'Skriv navnet på modulen, og patch, minor eller major.' };
  const unknown = unknownModule([module], known);
  if (unknown !== undefined) return { fault: unknown };
  if (written === undefined) return { fault: 'Skriv patch, minor eller major etter navnet på modulen.' };
  const size = sizes.find((each) => each === written);
  if (size === undefined) return { fault: `«${written}» er ikke en størrelse. ${suggest(written, sizes)}` };
  if (more.length > 0) return { fault: `Forstår ikke «${more.join(' ')}».` };
  return { module, size, sameMeaning: given.flags.has('samme-mening'), resets: given.flags.has('nullstiller') };
}

/** Breaches of what released versions promised: nothing that an author answers yes to can make up for them. */
const promises = ['utgitt-id', 'utgitt-skadet', 'endret-slag', 'pensjonert-id', 'slots-skadet'];

function refusal(planned: Exclude<Planned, { outcome: 'planned' }>, module: string): string {
  switch (planned.outcome) {
    case 'faults':
      return faultText(planned.messages);
    case 'nothing-new':
      return `Ingenting er endret siden versjon ${planned.since}, så det er ikke noe å gi ut.`;
    case 'too-small':
      return `Noe er lagt til eller tatt ut siden versjon ${planned.since}. Da er det mer enn en småfeil: Skriv minor i stedet for patch.`;
    case 'draft-is-higher':
      return `module.yaml har allerede versjon ${planned.version}, som ikke er gitt ut. ${planned.next} er lavere. Gi ut ${planned.version} med npm run utgi -- ${module}, eller velg en større endring.`;
  }
}

function faultText(messages: readonly ContentMessage[]): string {
  const isBroken = messages.some(({ rule }) => promises.includes(rule));
  return [
    listed(messages),
    '',
    isBroken
      ? `Slik modulen er nå, ville deltakerne miste arbeidet sitt. Det kan ikke --nullstiller gjøre noe med, for gamle svar ville bli vist på feil sted. Rett det som står over. Vil du virkelig begynne på nytt, lager du en ny modul med npm run ny:modul. Da er den gamle der fortsatt, med det deltakerne har gjort.`
      : 'Rett feilene over først.',
  ].join('\n');
}

/** What the author must answer for before anything is written; nothing where that is done. */
async function doubtIn(changes: VersionChanges, wanted: Wanted, { ask }: Surroundings): Promise<string | undefined> {
  const { questionsGone, lessonsGone, asked, right } = changes;
  const loss = questionsGone.length + lessonsGone.length > 0 ? lossText(changes) : undefined;
  const meaning = asked.length + right.length > 0 ? meaningText(changes) : undefined;
  const doubts = [
    ...(loss === undefined || wanted.resets || (await ask?.(`${loss}\nEr det meningen?`))
      ? []
      : [`${loss}\n${wayOutOfLoss}`]),
    ...(meaning === undefined || wanted.sameMeaning || (await ask?.(`${meaning}\nBetyr de det samme som før?`))
      ? []
      : [`${meaning}\n${wayOutOfMeaning}`]),
  ];
  return doubts.length > 0 ? doubts.join('\n\n') : undefined;
}

const wayOutOfLoss =
  'Er det meningen, kjører du kommandoen på nytt med --nullstiller. Ellers henter du tilbake både teksten og slots.json.';

const wayOutOfMeaning = `Betyr de det samme som før, kjører du kommandoen på nytt med --samme-mening.
Betyr et av dem noe nytt, er det et nytt spørsmål. Gi det en ny id på alle språk, for eksempel {#q_navn_2}, og kjør npm run fiks.
Da blir de gamle svarene ikke vist på det.`;

function done({ version, since, changes, entry }: Extract<Planned, { outcome: 'planned' }>, module: string): string {
  const file = `modules/${module}/ENDRINGER.md`;
  return [
    `Versjon ${version} er klar${since === undefined ? '' : `. Den forrige var ${since}`}.`,
    entry === undefined
      ? `${file} har allerede et avsnitt om ${version}, så teksten der står som den var.`
      : `Dette står nå i ${file}. Skriv det gjerne om, så det blir lett å forstå:\n\n${entry}`,
    ...(entry === undefined && changes ? [keptLine(changes)] : []),
    `Gi den ut med:\n  npm run utgi -- ${module}`,
  ].join('\n');
}
