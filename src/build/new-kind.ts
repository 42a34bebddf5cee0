import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { containerNames } from '../compiler/directives.ts';
import { isWindowsName } from '../model/identifier.ts';
import { WriteError } from './write-files.ts';
import { writeOrStop } from './write-together.ts';

/** A kind of question that somebody wants. */
export interface WantedKind {
  /** Name of the folder, such as `word-cloud`. */
  readonly kind: string;
  /** What authors are to call it, such as `ordsky`. */
  readonly navn: string;
}

/** The files of a new kind, by their templates. */
const templates: Readonly<Record<string, (kind: string) => string>> = {
  'kind.ts.txt': (kind) => `${kind}.ts`,
  'form.ts.txt': () => 'form.ts',
  'mark.ts.txt': () => 'mark.ts',
  'kind.element.ts.txt': (kind) => `${kind}.element.ts`,
  'kind.test.ts.txt': (kind) => `${kind}.test.ts`,
  'kind.browser.test.ts.txt': (kind) => `${kind}.browser.test.ts`,
  'forfatter.md.txt': () => 'forfatter.md',
};

/** Lists that a kind has a line in, and what writes it there. */
const lists: Readonly<Record<string, (text: string, kind: string) => string | undefined>> = {
  'src/interactions/kinds.ts': (text, kind) =>
    addImport(addEntry(text, camel(kind)), `import { ${camel(kind)} } from './${kind}/${kind}.ts';`),
  'src/interactions/elements.ts': (text, kind) => `${text.trimEnd()}\nimport './${kind}/${kind}.element.ts';\n`,
  'test/support/kinds/index.ts': (text, kind) => addEntry(text, `rowsDriver('${kind}')`),
};

/** Names of files and of what stands in them, which a kind of that name would take for its own. */
const ownNames = [
  'form',
  'mark',
  'encode',
  'decode',
  'pattern',
  'parse',
  'parsed',
  'source',
  'show',
  'text',
  'yes',
  'no',
];
const listNames = ['kind-of', 'interaction-kinds', 'drivers', 'rows-driver', 'axe', 'fc', 'expect', 'it', 'describe'];
const reserved =
  /^(?:break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|let|new|null|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield|await|async|of|undefined|arguments|eval)$/;

/** Everything that keeps a kind from being made, in Norwegian; empty where nothing does. */
export async function faultsOf(root: string, { kind, navn }: WantedKind): Promise<readonly string[]> {
  return [...(await kindFaults(root, kind)), ...navnFaults(navn)];
}

async function kindFaults(root: string, kind: string): Promise<readonly string[]> {
  if (!/^[a-z]+(?:-[a-z]+)*$/.test(kind)) {
    return [
      `«${kind}» kan ikke være navnet på en oppgavetype. Bruk små bokstaver a–z og bindestrek, for eksempel word-cloud.`,
    ];
  }
  if (isWindowsName(kind) || reserved.test(kind) || [...ownNames, ...listNames].includes(kind)) {
    return [`«${kind}» betyr noe annet i koden. Velg et annet navn på oppgavetypen.`];
  }
  const folder = (
    await Promise.all(['interactions', 'blocks'].map((zone) => isThere(root, `src/${zone}/${kind}`)))
  ).some(Boolean);
  if (folder || (await usesTag(join(root, 'src'), `sam-${kind}`))) {
    return [`Navnet «${kind}» er opptatt: det finnes en mappe eller et element som heter det. Velg et annet.`];
  }
  return [];
}

function navnFaults(navn: string): readonly string[] {
  if (!/^[a-zæøå]{2,30}$/.test(navn)) {
    return [
      `«${navn}» kan ikke brukes av forfattere. --navn må være ett ord med små bokstaver, for eksempel --navn ordsky.`,
    ];
  }
  const taken = namesOf(navn).find((name) => containerNames.includes(name));
  return taken === undefined ? [] : [`Det finnes allerede noe som skrives :::${taken}. Velg et annet ord med --navn.`];
}

const isThere = (root: string, path: string): Promise<boolean> =>
  stat(join(root, path)).then(
    () => true,
    () => false,
  );

/** Whether any source registers an element of this name. */
async function usesTag(src: string, tag: string): Promise<boolean> {
  const files = (await readdir(src, { recursive: true })).filter((path) => /(?:element|elements)\.ts$/.test(path));
  const texts = await Promise.all(files.map((path) => readFile(join(src, path), 'utf8')));
  return texts.some((text) => text.includes(`define('${tag}'`));
}

/**
 * Makes the folder of a kind that works, and puts it into the lists; gives the paths of all that was written. Throws, and writes nothing,
 * where a list is not as it should be; check with `faultsOf` first.
 */
export async function makeKind(root: string, wanted: WantedKind): Promise<readonly string[]> {
  const { kind } = wanted;
  const folder = `src/interactions/${kind}`;
  const made = await Promise.all(
    Object.entries(templates).map(async ([template, nameOf]): Promise<[string, string]> => {
      const text = await readFile(fileURLToPath(new URL(`kind-template/${template}`, import.meta.url)), 'utf8');
      return [`${folder}/${nameOf(kind)}`, fillIn(text, wanted)];
    }),
  );
  const changed = await Promise.all(
    Object.entries(lists).map(async ([path, change]): Promise<[string, string]> => {
      const text = change(await readFile(join(root, path), 'utf8'), kind);
      if (text === undefined) throw new WriteError(`Finner ikke listen i ${path}. Legg inn ${kind} der for hånd.`);
      return [path, text];
    }),
  );
  await writeOrStop(
    root,
    [...made, ...changed].map(([path, text]) => ({ path, text })),
  );
  return [...made, ...changed].map(([path]) => path);
}

/** Puts the names of a kind into a template. */
function fillIn(template: string, { kind, navn }: WantedKind): string {
  const values: Readonly<Record<string, string>> = {
    kind,
    camel: camel(kind),
    Pascal: capital(camel(kind)),
    snake: kind.replaceAll('-', '_'),
    navn,
    Navn: capital(navn),
    names: namesOf(navn)
      .map((name) => `'${name}'`)
      .join(', '),
  };
  return template.replaceAll(/\{\{(\w+)\}\}/g, (blank, name: string) => values[name] ?? blank);
}

/** An author's word, and the same on a keyboard without æ, ø and å. */
function namesOf(navn: string): readonly string[] {
  const plain = navn.replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('å', 'a');
  return [...new Set([navn, plain])];
}

const camel = (kind: string): string => kind.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A line more in the list of a file, which ends with `];`. */
function addEntry(text: string, entry: string): string | undefined {
  const end = /\] = \[\n(?:.*\n)*?(?=\];)/.exec(text);
  if (!end) return undefined;
  const at = end.index + end[0].length;
  return `${text.slice(0, at)}  ${entry},\n${text.slice(at)}`;
}

const addImport = (text: string | undefined, line: string): string | undefined => text && `${line}\n${text}`;
