import { parseArgs } from 'node:util';
import { type ContentMessage, formatMessage } from '../model/message.ts';
import type { Terminal } from './build-command.ts';
import { type Checked, check } from './check.ts';
import { listModules } from './sources.ts';

const usage = `Bruk: npm run sjekk [-- [--fiks] [--json] [modul …]]

Leter etter feil i modulene, og sier hvor de er og hva du kan gjøre.

  modul     sjekk bare denne modulen, for eksempel m1 (kan gjentas)
  --fiks    gi nye spørsmål en id, og oppdater slots.json (det samme som npm run fiks)
  --json    skriv svaret som JSON
  --help    vis denne hjelpen`;

/** The words of the command line; npm keeps `--fiks` for itself when the `--` before it is forgotten. */
export const givenArgs = (
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] => (env.npm_config_fiks === 'true' ? [...argv, '--fiks'] : argv);

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
  const checked = await check(root, modules, { fix: wanted.fix });
  terminal.out(wanted.json ? asJson(checked) : asText(checked, modules.length));
  return errorsOf(checked).length > 0 ? 1 : 0;
}

interface Wanted {
  readonly modules: readonly string[];
  readonly fix: boolean;
  readonly json: boolean;
  readonly help: boolean;
  readonly fault?: string;
}

const flags = { fiks: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } } as const;

function readArgs(args: readonly string[]): Wanted {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: flags,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const fault = tokens.map(flagFault).find((text) => text !== undefined);
  return {
    modules: positionals,
    fix: values.fiks === true,
    json: values.json === true,
    help: values.help === true,
    ...(fault && { fault }),
  };
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

function flagFault(token: Token): string | undefined {
  if (token.kind !== 'option') return undefined;
  if (!Object.hasOwn(flags, token.name)) return `Flagget ${token.rawName} finnes ikke.`;
  return token.value === undefined ? undefined : `Flagget ${token.rawName} tar ingen verdi.`;
}

function unknownModule(wanted: readonly string[], known: readonly string[]): string | undefined {
  const unknown = wanted.filter((id) => !known.includes(id));
  if (known.length === 0) return 'Fant ingen moduler i modules/.';
  return unknown.length > 0
    ? `Fant ikke modulen «${unknown.join('», «')}». Velg blant: ${known.join(', ')}.`
    : undefined;
}

const errorsOf = ({ messages }: Checked): readonly ContentMessage[] =>
  messages.filter(({ severity }) => severity === 'error');

/** Every message with the line it is about, what was mended, and how many errors there are. */
function asText(checked: Checked, modules: number): string {
  const blocks = checked.messages.map((message) => withLine(message, checked.texts.get(message.file)));
  const mended = [...checked.written.map((path) => `Oppdatert: ${path}`), ...checked.registered];
  return [...blocks, ...(mended.length > 0 ? [mended.join('\n')] : []), summary(checked, modules)].join('\n\n');
}

/** The message, and the line with a caret under the place; tabs are kept, so that the caret stands right. */
function withLine(message: ContentMessage, text: string | undefined): string {
  const head = `${formatMessage(message)}\n  ${message.severity === 'error' ? 'feil' : 'advarsel'} ${message.rule}`;
  const line = text?.split('\n')[message.line - 1];
  if (line === undefined || line === '') return head;
  const start = Math.max(0, message.column - 60);
  const number = String(message.line);
  const before = line.slice(start, message.column - 1).replaceAll(/[^\t]/g, ' ');
  return `${head}\n  ${number} | ${line.slice(start, start + 100)}\n  ${' '.repeat(number.length)} | ${before}^`;
}

function summary(checked: Checked, modules: number): string {
  const errors = errorsOf(checked);
  const warnings = checked.messages.length - errors.length;
  const files = new Set(errors.map(({ file }) => file)).size;
  const found =
    errors.length === 0
      ? `Ingen feil i ${modules} ${modules === 1 ? 'modul' : 'moduler'}.`
      : `${errors.length} feil i ${files} ${files === 1 ? 'fil' : 'filer'}.`;
  return warnings === 0 ? found : `${found} ${warnings} ${warnings === 1 ? 'advarsel' : 'advarsler'}.`;
}

const asJson = (checked: Checked): string =>
  JSON.stringify(
    {
      errors: errorsOf(checked).length,
      warnings: checked.messages.length - errorsOf(checked).length,
      messages: checked.messages,
      written: checked.written,
      registered: checked.registered,
    },
    null,
    2,
  );
