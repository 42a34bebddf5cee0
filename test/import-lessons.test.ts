import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../src/build/check.ts';
import { type ImportProject, importProject } from './support/import-project.ts';
import { png } from './support/word/examples.ts';
import {
  deleted,
  footnote,
  inserted,
  p,
  picture,
  run,
  table,
  type WordDocument,
  wordFile,
} from './support/word/word-document.ts';

let project: ImportProject;
beforeEach(async () => {
  project = await importProject();
});
afterEach(() => project.close());

const h1 = (text: string) => p(text, { style: 'Heading1' });

/** A booklet as a municipality has it: a title, an introduction and three chapters. */
const booklet: WordDocument = {
  body: [
    p('Hjemmekontor i Granvik', { style: 'Title' }),
    p('Heftet er for alle som arbeider hjemme noen dager i uka.'),
    h1('Før du begynner'),
    p([run('Avtal dagene med lederen din.'), footnote(0), run(' Skriv det ned.')]),
    p('Slik gjør du', { style: 'Heading2' }),
    p('Spør lederen', { list: [2] }),
    p('Skriv avtalen', { list: [2] }),
    h1('Plassen din'),
    p([picture(0, 'En skjerm i høyde med øynene')]),
    table([
      ['Ting', 'Hvem betaler'],
      ['Skjerm', 'Arbeidsgiver'],
    ]),
    p([run('Stolen '), deleted('må'), inserted('bør'), run(' kunne stilles.'), footnote(1)]),
    h1('Når noe går galt'),
    p('Hvem ringer du først?'),
    p('A. IKT'),
    p('B. Naboen'),
    p('Fasit: A'),
  ],
  footnotes: ['Avtalen ligger i personalhåndboka.', 'Se skjemaet for utstyr.'],
  pictures: { 'image1.png': png(640) },
};

async function importing(document: WordDocument, ...args: readonly string[]) {
  await writeFile(join(project.root, 'hefte.docx'), wordFile(document));
  const { code, out, error } = await project.run('hefte.docx', '--modul', 'm9', ...args);
  expect({ code, error }).toEqual({ code: 0, error: '' });
  return out;
}

const errors = async () => (await check(project.root, ['m9'])).messages.filter(({ severity }) => severity === 'error');
const titles = async () => {
  const yaml = await project.read('modules/m9/module.yaml');
  const files = [...yaml.matchAll(/- l_\w+: (\S+\.md)/g)].map(([, file]) => file ?? '');
  const texts = await Promise.all(files.map((file) => project.read(`content/m9/nb/${file}`)));
  return texts.map((text) => /^tittel: (.*)$/m.exec(text)?.[1]);
};

describe('a Word document with several «Overskrift 1»', () => {
  it('becomes a lesson for each, in order, and one for what stands before them', async () => {
    const out = await importing(booklet);
    expect(await titles()).toEqual(['Hjemmekontor i Granvik', 'Før du begynner', 'Plassen din', 'Når noe går galt']);
    expect(await project.read('modules/m9/module.yaml')).toContain('nb: Hjemmekontor i Granvik');
    expect(await project.read('content/m9/nb/02-for-du-begynner.md')).toContain(
      '\n### Slik gjør du\n\n1. Spør lederen\n2. Skriv avtalen\n',
    );
    expect(await project.read('content/m9/nb/04-nar-noe-gar-galt.md')).toContain(
      ':::spørsmål{#q_hvem_ringer_du_forst}',
    );
    expect(await errors()).toEqual([]);
    expect(out).toContain(
      'Dokumentet har flere avsnitt med stilen Overskrift 1. Hvert av dem er blitt en leksjon, 4 til sammen:\n' +
        '  - content/m9/nb/01-hjemmekontor-i-granvik.md: 0 spørsmål, 1 minutt\n',
    );
  });

  it('puts each footnote into the lesson that tells of it, under its number', async () => {
    await importing(booklet);
    const before = await project.read('content/m9/nb/02-for-du-begynner.md');
    expect(before).toContain('(note 1)');
    expect(before).toMatch(/### Noter\n\n1\. Avtalen ligger i personalhåndboka\.\n$/);
    const place = await project.read('content/m9/nb/03-plassen-din.md');
    expect(place).toMatch(/Stolen bør kunne stilles\. \(note 2\)\n\n### Noter\n\n2\. Se skjemaet for utstyr\.\n$/);
    expect(await project.read('content/m9/nb/04-nar-noe-gar-galt.md')).not.toContain('Noter');
  });

  it.each([[['--samlet']], [['--leksjon', 'hefte']], [['--tittel', 'Hjemmekontor i Granvik']]])(
    'becomes one lesson with %s',
    async (args) => {
      const out = await importing(booklet, ...args);
      expect(await titles()).toEqual(['Hjemmekontor i Granvik']);
      expect(out).toContain('- Leksjonen er content/m9/nb/01-');
      expect(await errors()).toEqual([]);
    },
  );

  it('takes a first one with nothing under it for the name of the document', async () => {
    await importing({ body: [h1('Hjemmekontor'), h1('Plassen'), p('Stolen.'), h1('Tiden'), p('Pauser.')] });
    expect(await titles()).toEqual(['Plassen', 'Tiden']);
    expect(await project.read('modules/m9/module.yaml')).toContain('nb: Hjemmekontor');
  });

  it('keeps two that are called the same, and says of one without text that it has none', async () => {
    const out = await importing({ body: [h1('Plassen'), p('Stolen.'), h1('Plassen'), p('Bordet.'), h1('Tiden')] });
    expect(await titles()).toEqual(['Plassen', 'Plassen', 'Tiden']);
    expect(out).toContain('Det står ingen tekst under «Tiden». Skriv den der det står ✎.');
    expect(await errors()).toEqual([]);
  });

  it('writes nothing where one of the lessons is there already', async () => {
    await importing({ body: [h1('Tiden'), p('Pauser.')] });
    await writeFile(
      join(project.root, 'to.docx'),
      wordFile({ body: [h1('Plassen'), p('Stolen.'), h1('Tiden'), p('A.')] }),
    );
    const before = await project.tree();
    const { code, error } = await project.run('to.docx', '--modul', 'm9');
    expect(code).toBe(1);
    expect(error).toContain('01-tiden.md finnes fra før, og blir ikke skrevet over.');
    expect(await project.tree()).toEqual(before);
  });
});
