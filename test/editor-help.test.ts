import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { blockKinds } from '../src/blocks/kinds.ts';
import { authorPages } from '../src/build/author-guide.ts';
import { editorFiles } from '../src/build/editor-help.ts';
import { editorSchemas, jsonSchemaOf } from '../src/build/editor-schemas.ts';
import { snippets } from '../src/build/editor-snippets.ts';
import { fillIn, readTemplate } from '../src/build/scaffold.ts';
import { listModules, readModuleSources } from '../src/build/sources.ts';
import { compile } from '../src/compiler/compile.ts';
import { catalogue } from '../src/compiler/rules/catalogue.ts';
import { interactionKinds } from '../src/interactions/kinds.ts';
import { formatMessage } from '../src/model/message.ts';
import { exampleSources } from './example-sources.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readJson = async (path: string) => JSON.parse(await readFile(join(root, path), 'utf8'));
const made = snippets(await authorPages(root));

it('is as the definitions and the author pages have it', async () => {
  for (const { path, text } of await editorFiles(root)) {
    expect(await readFile(join(root, path), 'utf8'), `${path}: run npm run forfatterguide`).toBe(text);
  }
});

describe('snippets', () => {
  it('has one for every kind, by each of its names', () => {
    const prefixes = new Set(Object.values(made).flatMap(({ prefix }) => prefix));
    const names = [...interactionKinds, ...blockKinds].flatMap((kind) => kind.names);
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => !prefixes.has(name) || !prefixes.has(`:::${name}`))).toEqual([]);
  });

  it('gives no prefix to two', () => {
    const prefixes = Object.values(made).flatMap(({ prefix }) => prefix);
    expect(prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index)).toEqual([]);
  });

  it.each(Object.entries(made).filter(([, { body }]) => body[0]?.startsWith(':::')))(
    '%s: what it puts in compiles without a fault',
    async (_, { body }) => {
      const { media, glossaries = [], credits } = await readModuleSources(root, 'utstilling');
      const words = glossaries.map(({ path, text }) => ({ path: path.replace('/utstilling/', '/m1/'), text }));
      const { messages } = compile(
        { ...exampleSources({ 'nb/start.md': putIn(body) }), media, glossaries: words, ...(credits && { credits }) },
        { newIds: 'memory' },
      );
      // A piece of a lesson may use a word that is explained before it.
      const told = messages.filter(({ rule }) => rule !== 'ord-uten-forklaring');
      expect(told.map(formatMessage)).toEqual([]);
    },
  );

  it('asks no author for the id of a question', () => {
    const bodies = Object.values(made).flatMap(({ body }) => body);
    expect(bodies.filter((line) => /^:{3,}\p{L}+\{#q_/u.test(line))).toEqual([]);
  });
});

/** What stands in the file when the author has filled in nothing; numbers of places must rise by one. */
function putIn(body: readonly string[]): string {
  const text = body.join('\n');
  const numbers = [...text.matchAll(/(?<!\\)\$\{(\d+):/g)].map(([, number]) => Number(number));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  return text
    .replaceAll(/(?<!\\)\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
    .replace(/\$0$/, '')
    .replaceAll(/\\([\\$}])/g, '$1');
}

describe('schemas', () => {
  const validate = (file: string) => {
    const wanted = editorSchemas.find((each) => each.file === file);
    if (!wanted) throw new Error(`there is no ${file}`);
    return new Ajv({ strict: false, allErrors: true }).compile(jsonSchemaOf(wanted));
  };

  it('takes every module.yaml and every glossary there is', async () => {
    const settings = validate('module.schema.json');
    const words = validate('ordliste.schema.json');
    const modules = await listModules(root);
    expect(modules.length).toBeGreaterThan(1);
    for (const id of modules) {
      const { moduleYaml, glossaries = [] } = await readModuleSources(root, id);
      settings(parse(moduleYaml.text));
      expect(settings.errors, moduleYaml.path).toBeNull();
      for (const { path, text } of glossaries) {
        words(parse(text) ?? {});
        expect(words.errors, path).toBeNull();
      }
    }
  });

  it('takes what a new module begins with', async () => {
    const template = await readTemplate('module-template/module.yaml.txt');
    const text = fillIn(template.replaceAll(/^\[\w+\]/gm, ''), { id: 'ny', langs: 'nb, nn', titles: '  nb: Ny' });
    const settings = validate('module.schema.json');
    settings(parse(text));
    expect(settings.errors).toBeNull();
  });

  it.each([
    ['a key badly written', { tittle: {} }],
    ['a language that is none', { språk: ['no'] }],
    ['a package that is none', { formater: ['scorm'] }],
    ['per cent as text', { bestått: '80 %' }],
    ['two lessons on one line', { leksjoner: [{ l_a: 'a.md', l_b: 'b.md' }] }],
    ['a lesson that is no file', { leksjoner: [{ l_a: 'nb/a.md' }] }],
  ])('refuses %s', async (_, wrong) => {
    const { moduleYaml } = await readModuleSources(root, 'm1');
    const settings = validate('module.schema.json');
    expect(settings({ ...parse(moduleYaml.text), ...wrong })).toBe(false);
  });

  it('knows every rule of the checks by its name, and what it may be set to', () => {
    const rules = validate('regler.schema.json');
    expect(rules({ 'les-mer': 'feil', 'lang-leksjon': 'av' })).toBe(true);
    expect(rules({ 'les-meir': 'av' })).toBe(false);
    expect(rules({ 'les-mer': 'på' })).toBe(false);
    expect(rules({ 'ingen-riktig-svar': 'advarsel' })).toBe(false);
    const schema = editorSchemas.find(({ file }) => file === 'regler.schema.json');
    expect(Object.keys(schema ? (jsonSchemaOf(schema).properties ?? {}) : {})).toEqual(catalogue.map(({ id }) => id));
  });

  it('are for the files that settings.json says', async () => {
    const { 'yaml.schemas': used } = await readJson('.vscode/settings.json');
    expect(used).toEqual(
      Object.fromEntries(editorSchemas.map(({ file, matches }) => [`./.vscode/skjema/${file}`, matches])),
    );
  });

  it('says in Norwegian what each key is for, and what may stand there', () => {
    for (const each of editorSchemas) {
      const { properties = {} } = jsonSchemaOf(each);
      for (const [key, value] of Object.entries(properties)) {
        expect(value, key).toMatchObject({ description: expect.stringMatching(/\.$/) });
      }
      expect(JSON.stringify(jsonSchemaOf(each))).not.toContain('Invalid input');
    }
  });
});

it('recommends the extensions that the container installs', async () => {
  const { recommendations } = await readJson('.vscode/extensions.json');
  const { customizations, image, postCreateCommand } = await readJson('.devcontainer/devcontainer.json');
  expect(customizations.vscode.extensions).toEqual(recommendations);
  expect(image).toMatch(/:20$/);
  expect(postCreateCommand).toBe('npm ci');
});
