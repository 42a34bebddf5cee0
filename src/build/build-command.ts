import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type ContentMessage, formatMessage } from '../model/message.ts';
import { type BuiltPackage, build } from './build.ts';
import { unknownModule } from './known-module.ts';
import { countText, messageTexts } from './message-text.ts';
import { listModules } from './sources.ts';
import { WriteError } from './write-files.ts';

/** Where a command writes; one call a line. */
export interface Terminal {
  out(line: string): void;
  error(line: string): void;
}

const usage = `Bruk: npm run build [-- --module <id> …]

Bygger pakkene som skal inn i læringsplattformen, og legger dem i dist/.

  --module <id>   bygg bare denne modulen (kan gjentas)
  --help          vis denne hjelpen`;

const noRelease = 'Siden index.html og kontrollsummene lages bare når alle modulene bygges. Kjør da npm run build.';

/** Runs `npm run build`: gives 0 when the packages are written, 1 when the content has errors, 2 on a wrong flag. */
export async function buildCommand(
  args: readonly string[],
  { root, out }: { readonly root: string; readonly out: string },
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  const wanted = readArgs(args);
  if ('fault' in wanted) {
    terminal.error(`${wanted.fault}\n\n${usage}`);
    return 2;
  }
  if (wanted.help) {
    terminal.out(usage);
    return 0;
  }
  const known = await listModules(root);
  const unknown = unknownModule(wanted.modules, known);
  if (unknown !== undefined) {
    terminal.error(`${unknown}\n\n${usage}`);
    return 2;
  }
  const modules = wanted.modules.length > 0 ? [...new Set(wanted.modules)] : known;
  const release = modules.length === known.length;
  const built = await build({ root, out, modules, release, onProgress: terminal.out }).catch(unwritten);
  if (built instanceof WriteError) {
    terminal.error(`\n${built.message}`);
    return 1;
  }
  const { packages, messages, texts } = built;
  tellMessages(messages, texts, terminal);
  if (packages.length === 0) {
    terminal.error(`\n${countText(messages, 'Fant ingen moduler i modules/.')} Ingen pakker er skrevet.`);
    return 1;
  }
  terminal.out(`\n${table(packages)}`);
  terminal.out(release ? `\nUtgivelsen er klar: åpne ${join(out, 'index.html')}` : `\n${noRelease}`);
  return 0;
}

/** Anything else is a fault of ours, and needs its stack. */
function unwritten(fault: unknown): WriteError {
  if (fault instanceof WriteError) return fault;
  throw fault;
}

type Wanted = { readonly help: boolean; readonly modules: readonly string[] } | { readonly fault: string };

function readArgs(args: readonly string[]): Wanted {
  const options = { module: { type: 'string', multiple: true }, help: { type: 'boolean' } } as const;
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const modules: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') return { fault: `Forstår ikke «${token.value}».` };
    if (token.kind !== 'option') continue;
    if (token.name === 'help' && token.rawName === '--help') return { help: true, modules: [] };
    if (token.name !== 'module') return { fault: `Flagget ${token.rawName} finnes ikke.` };
    if (!token.value) return { fault: '--module mangler navnet på en modul.' };
    modules.push(token.value);
  }
  return { help: false, modules };
}

/** Errors with all there is to tell; a warning on one line, for `npm run sjekk` tells the rest. */
function tellMessages(
  messages: readonly ContentMessage[],
  texts: ReadonlyMap<string, string>,
  terminal: Terminal,
): void {
  const errors = messages.filter(({ severity }) => severity === 'error');
  const full = new Map(messageTexts(errors, texts).map((text, index) => [errors[index], text]));
  for (const message of messages) terminal.error(full.get(message) ?? `${formatMessage(message)} (advarsel)`);
}

/** What was built, in columns: package, size, what it holds. */
export function table(packages: readonly BuiltPackage[]): string {
  const kilobytes = new Intl.NumberFormat('nb', { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const rows = packages.map(({ name, bytes, module }) => [name, `${kilobytes.format(bytes / 1000)} kB`, holds(module)]);
  const all = [['Pakke', 'Størrelse', 'Innhold'], ...rows];
  const width = (column: number): number => Math.max(...all.map((row) => row[column]?.length ?? 0));
  const written = ([name = '', size = '', content = '']: readonly string[]): string =>
    `${name.padEnd(width(0))}  ${size.padStart(width(1))}  ${content}`;
  return all.map(written).join('\n');
}

function holds({ editions }: BuiltPackage['module']): string {
  const { lessons } = editions[0];
  const tests = lessons.filter(({ kind }) => kind === 'test').length;
  const reading = lessons.length - tests;
  const questions = lessons.reduce((sum, { interactions }) => sum + interactions.length, 0);
  return [
    `${reading} ${reading === 1 ? 'leksjon' : 'leksjoner'}`,
    ...(tests > 0 ? [`${tests} ${tests === 1 ? 'test' : 'tester'}`] : []),
    `${questions} spørsmål`,
    `språk: ${editions.map(({ lang }) => lang).join(', ')}`,
  ].join(', ');
}
