import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ruleOf } from '../compiler/rules/catalogue.ts';
import type { ContentMessage } from '../model/message.ts';
import type { Terminal } from './build-command.ts';
import { type Checked, check } from './check.ts';
import { asAnnotations } from './github-format.ts';
import { unknownModule } from './known-module.ts';
import { countText, messageTexts } from './message-text.ts';
import { sarifOf } from './sarif.ts';
import { listModules } from './sources.ts';

const usage = `Bruk: npm run sjekk [-- [--fiks] [--json | --sarif | --github] [--til fil] [modul …]]

Leter etter feil i modulene, og sier hvor de er og hva du kan gjøre.

  modul     sjekk bare denne modulen, for eksempel m1 (kan gjentas)
  --fiks    gi nye spørsmål en id, og oppdater slots.json (det samme som npm run fiks)
  --json    skriv svaret som JSON
  --sarif   skriv svaret som SARIF 2.1.0, som GitHub og VS Code kan vise på linjene
  --til     skriv svaret i en fil i stedet for på skjermen, for eksempel --til sjekk.sarif
  --github  skriv svaret slik at GitHub viser hver feil på linjen sin
  --help    vis denne hjelpen`;

/** The words of the command line; npm keeps flags for itself when the `--` before them is forgotten. */
export const givenArgs = (
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] => [
  ...argv,
  ...['fiks', 'json', 'sarif'].filter((flag) => env[`npm_config_${flag}`] === 'true').map((flag) => `--${flag}`),
];

/** Runs `npm run sjekk`: gives 0 when there are no errors, 1 when there are, 2 when it was asked in a wrong way. */
export async function checkCommand(args: readonly string[], root: string, terminal: Terminal): Promise<0 | 1 | 2> {
  const wanted = readArgs(args);
  if (wanted.help && !wanted.fault) {
    terminal.out(usage);
    return 0;
  }
  const known = await listModules(root);
  const fault = wanted.fault ?? unknownModule(wanted.modules, known);
  if (fault) {
    terminal.error(`${fault}\n\n${usage}`);
    return 2;
  }
  const modules = wanted.modules.length > 0 ? [...new Set(wanted.modules)] : known;
  const checked = await check(root, modules, { fix: wanted.fix, whole: modules.length === known.length });
  if (wanted.github && checked.messages.length > 0) terminal.out(asAnnotations(checked.messages));
  const answer = wanted.sarif ? asSarif(checked) : wanted.json ? asJson(checked) : asText(checked, modules.length);
  if (wanted.to === undefined) terminal.out(answer);
  else if (!(await isWritten(resolve(wanted.to), answer))) {
    terminal.error(`Kan ikke skrive ${wanted.to}. Finnes mappen, og har du lov til å skrive i den?`);
    return 2;
  } else terminal.out(`Skrevet: ${wanted.to}\n${countText(checked.messages, noErrors(modules.length))}`);
  return errorsOf(checked).length > 0 ? 1 : 0;
}

const isWritten = (path: string, text: string): Promise<boolean> =>
  writeFile(path, `${text}\n`).then(
    () => true,
    () => false,
  );

interface Wanted {
  readonly modules: readonly string[];
  readonly fix: boolean;
  readonly json: boolean;
  readonly sarif: boolean;
  /** File for the answer. */
  readonly to?: string;
  readonly github: boolean;
  readonly help: boolean;
  readonly fault?: string;
}

const flags = {
  fiks: { type: 'boolean' },
  json: { type: 'boolean' },
  sarif: { type: 'boolean' },
  til: { type: 'string' },
  github: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

function readArgs(args: readonly string[]): Wanted {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: flags,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const mixed = values.github && (values.json || values.sarif) && values.til === undefined;
  const both =
    values.json && values.sarif
      ? 'Velg enten --json eller --sarif.'
      : mixed
        ? '--github skriver på skjermen. Skriv JSON og SARIF i en fil, med --til.'
        : undefined;
  const fault = tokens.map(flagFault).find((text) => text !== undefined) ?? both;
  return {
    modules: positionals,
    fix: values.fiks === true,
    json: values.json === true,
    sarif: values.sarif === true,
    ...(typeof values.til === 'string' && { to: values.til }),
    github: values.github === true,
    help: values.help === true,
    ...(fault && { fault }),
  };
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

function flagFault(token: Token): string | undefined {
  if (token.kind !== 'option') return undefined;
  if (!Object.hasOwn(flags, token.name)) return `Flagget ${token.rawName} finnes ikke.`;
  if (token.name === 'til') return token.value ? undefined : '--til mangler navnet på en fil.';
  return token.value === undefined ? undefined : `Flagget ${token.rawName} tar ingen verdi.`;
}

const errorsOf = ({ messages }: Checked): readonly ContentMessage[] =>
  messages.filter(({ severity }) => severity === 'error');

/** Every message, what was mended, and how many errors there are. */
function asText({ messages, texts, written, registered }: Checked, modules: number): string {
  const mended = [...written.map((path) => `Oppdatert: ${path}`), ...registered];
  return [
    ...messageTexts(messages, texts),
    ...(mended.length > 0 ? [mended.join('\n')] : []),
    countText(messages, noErrors(modules)),
  ].join('\n\n');
}

const noErrors = (modules: number): string => `Ingen feil i ${modules} ${modules === 1 ? 'modul' : 'moduler'}.`;

const asJson = (checked: Checked): string =>
  JSON.stringify(
    {
      errors: errorsOf(checked).length,
      warnings: checked.messages.length - errorsOf(checked).length,
      messages: checked.messages.map((message) => {
        const { title = '', help = '' } = ruleOf(message.rule) ?? {};
        return { ...message, title, help };
      }),
      written: checked.written,
      registered: checked.registered,
    },
    null,
    2,
  );

const asSarif = ({ messages }: Checked): string => JSON.stringify(sarifOf(messages), null, 2);
