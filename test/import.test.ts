import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../src/build/check.ts';
import { type ImportProject, importExample, importExamples, importProject } from './support/import-project.ts';

let project: ImportProject;
beforeEach(async () => {
  project = await importProject();
});
afterEach(() => project.close());

const expected = (name: string): string => fileURLToPath(new URL(`fixtures/import/expected/${name}`, import.meta.url));

/** Puts one of the examples into the project; gives its name. */
async function put(path: string): Promise<string> {
  const name = basename(path);
  await writeFile(join(project.root, name), await importExample(path));
  return name;
}

describe.each(importExamples)('%s', (path) => {
  it('becomes the lesson and the report that it should, and passes the checks with warnings alone', async () => {
    const name = await put(path);
    const { code, out, error } = await project.run(name, '--modul', 'm9', '--samlet');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const lesson = /Leksjonen er (\S+)\.\n/.exec(out)?.[1] ?? '';
    const [report = ''] = out.split('\nSkrevet:');
    await expect(await project.read(lesson)).toMatchFileSnapshot(expected(`${name}.lesson.md`));
    await expect(report).toMatchFileSnapshot(expected(`${name}.report.md`));
    expect(await project.read(`modules/m9/import-${basename(lesson)}`), 'the file beside it').toBe(report);
    const { messages } = await check(project.root, ['m9']);
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    // That of the law is true of what the file says.
    const warned = new Set(messages.map(({ rule }) => rule).filter((rule) => rule !== 'lov-uten-dato'));
    expect(warned).toEqual(new Set(['plassholder']));
  });
});

it('tells of every placeholder that it has put in, so that none is given out', async () => {
  const name = await put('gift/personvern.gift');
  await project.run(name, '--modul', 'm9');
  const lesson = await project.read('content/m9/nb/01-personvern.md');
  const yaml = await project.read('modules/m9/module.yaml');
  const { messages } = await check(project.root, ['m9']);
  expect(messages).toHaveLength(`${lesson}${yaml}`.split('✎').length - 1);
});

describe('into a module that is there', () => {
  beforeEach(async () => {
    await project.run(await put('aiken/sikkerhet.txt'), '--modul', 'm9');
  });

  it('adds a lesson at the end, and leaves all else as it was', async () => {
    const before = await project.read('modules/m9/module.yaml');
    const own = before.replace('bestått: 80', 'bestått: 60 # min egen grense');
    await writeFile(join(project.root, 'modules/m9/module.yaml'), own);
    const { code } = await project.run(await put('docx/velkommen.docx'), '--modul', 'm9', '--samlet');
    expect(code).toBe(0);
    expect(await project.read('modules/m9/module.yaml')).toBe(
      `${own}  - l_velkommen_til_hjemmetjenesten: 02-velkommen-til-hjemmetjenesten.md\n`,
    );
    const slots = JSON.parse(await project.read('modules/m9/slots.json')).slots as { id: string }[];
    expect(slots.map(({ id }) => id).slice(0, 2)).toEqual(['l_sikkerhet', 'q_hva_skal_du_gjore']);
    expect(slots.at(-1)?.id).toBe('l_velkommen_til_hjemmetjenesten');
  });

  it('never writes over a lesson or a picture, but asks for another name', async () => {
    const before = await project.tree();
    const again = await project.run('sikkerhet.txt', '--modul', 'm9');
    expect(again).toEqual({
      code: 1,
      out: '',
      error:
        'Leksjonen content/m9/nb/01-sikkerhet.md finnes fra før, og blir ikke skrevet over. Skriv --leksjon og et annet navn.\n\nIngenting er skrevet.',
    });
    expect(await project.tree()).toEqual(before);
    const other = await project.run('sikkerhet.txt', '--modul', 'm9', '--leksjon', 'Trygg på nett');
    expect(other.out).toContain('content/m9/nb/02-trygg-pa-nett.md');
  });

  it('gives a question that was there before an id of its own', async () => {
    await project.run('sikkerhet.txt', '--modul', 'm9', '--leksjon', 'igjen');
    expect(await project.read('content/m9/nb/02-igjen.md')).toContain(':::spørsmål{#q_hva_skal_du_gjore_2}');
  });

  it('makes the questions the test of the module, of which there is one', async () => {
    const first = await project.run(
      'sikkerhet.txt',
      '--modul',
      'm9',
      '--leksjon',
      'test',
      '--test',
      '--tittel',
      'Test',
    );
    expect(first.code).toBe(0);
    const text = await project.read('content/m9/nb/02-test.md');
    expect(text).toMatch(/^---\ntittel: Test\nminutter: \d+\n---\n::::test\n:::spørsmål\{#\w+\}\n/);
    expect(text.endsWith(':::\n::::\n')).toBe(true);
    const before = await project.tree();
    const second = await project.run('sikkerhet.txt', '--modul', 'm9', '--leksjon', 'enda-en', '--test');
    expect(second.code).toBe(1);
    expect(second.error).toContain('Modulen kan bare ha én test');
    expect(await project.tree()).toEqual(before);
  });

  it('is refused where the module has faults of its own', async () => {
    await writeFile(join(project.root, 'content/m9/nb/01-sikkerhet.md'), 'Uten hode');
    const { code, error } = await project.run('sikkerhet.txt', '--modul', 'm9', '--leksjon', 'ny');
    expect(code).toBe(1);
    expect(error).toMatch(/^Modulen m9 har \d+ feil fra før\. Kjør npm run sjekk -- m9, og rett dem først\./);
  });

  it('comes into a module with more languages, which is told that it has to be translated', async () => {
    const yaml = await project.read('modules/m9/module.yaml');
    const both = yaml.replace('  - nb', '  - nb\n  - nn').replaceAll(/^( {2}nb: (.+))$/gm, '$1\n  nn: $2');
    const goals = both.replace(/( {2}nb:\n {4}- (.+)\n)/, '$1  nn:\n    - $2\n');
    await writeFile(join(project.root, 'modules/m9/module.yaml'), goals);
    const lesson = await project.read('content/m9/nb/01-sikkerhet.md');
    await mkdir(join(project.root, 'content/m9/nn'));
    await writeFile(join(project.root, 'content/m9/nn/01-sikkerhet.md'), lesson);
    const { code, error } = await project.run('sikkerhet.txt', '--modul', 'm9', '--leksjon', 'ny');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const { messages } = await check(project.root, ['m9']);
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(messages.map(({ text }) => text)).toContainEqual(expect.stringMatching(/Lag content\/m9\/nn\/.*ny\.md/));
  });
});
