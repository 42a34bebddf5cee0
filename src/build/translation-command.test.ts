import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ContentMessage } from '../model/message.ts';
import { checkCommand } from './sjekk.ts';
import { translationCommand } from './translation-command.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** A copy of m1, with a picture and a glossary in all three languages, accepted; and one that each test may change. */
let model: string;
let root: string;

beforeAll(async () => {
  model = await mkdtemp(join(tmpdir(), 'samspill-oversett-'));
  root = model;
  // The course that stays as it is, whatever becomes of m1.
  for (const path of ['content/m1', 'modules/m1'])
    await cp(join(project, 'test/fixtures/m1', path), join(root, path), { recursive: true });
  await cp(join(project, 'docs/kilder.md'), join(root, 'docs/kilder.md'));
  await mkdir(join(root, 'content/m1/media'), { recursive: true });
  await cp(join(project, 'content/utstilling/media/tavlemote.svg'), join(root, 'content/m1/media/tavle.svg'));
  await write('content/m1/media.yaml', 'tavle.svg:\n  kreditt: Samspill\n  lisens: CC BY 4.0\n');
  const pictures = {
    nb: 'Tavla i gangen på rådhuset',
    nn: 'Tavla i gangen på rådhuset i nynorsk drakt',
    en: 'The board in the corridor',
  };
  const words = {
    nb: 'drøfting: Vi snakker sammen først.\nverneombud: Passer på arbeidsmiljøet.\n',
    nn: 'drøfting: Vi snakkar saman først.\nverneombod: Passar på arbeidsmiljøet.\n',
    en: 'consultation: We talk first.\nsafety representative: Looks after the working environment.\n',
  };
  for (const lang of ['nb', 'nn', 'en'] as const) {
    const path = `content/m1/${lang}/03-naturkraft-eller-valg.md`;
    const text = await read(path);
    await write(path, text.replace('\n###', `\n![${pictures[lang]}](../media/tavle.svg)\n\n###`));
    await write(`content/m1/glossary.${lang}.yaml`, words[lang]);
  }
  for (const lang of ['nn', 'en']) expect((await oversett('godkjenn', 'm1', lang)).code).toBe(0);
  expect(await marks()).toEqual([]);
}, 60_000);
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'samspill-oversett-'));
  await cp(model, root, { recursive: true });
  return () => rm(root, { recursive: true });
});
afterAll(() => rm(model, { recursive: true }));

const read = (path: string) => readFile(join(root, path), 'utf8');
const write = (path: string, text: string) => writeFile(join(root, path), text);

/** Changes a file as an author would. */
async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await read(path);
  expect(text).toContain(from);
  await write(
    path,
    text.replace(from, () => to),
  );
}

async function oversett(...args: readonly string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const code = await translationCommand(args, root, {
    out: (line) => out.push(line),
    error: (line) => error.push(line),
  });
  return { code, out: out.join('\n'), error: error.join('\n') };
}

/** What `npm run sjekk` says; with `fix`, after `npm run fiks`, as whoever changes an option is told to run. */
async function told(fix: boolean): Promise<readonly ContentMessage[]> {
  const out: string[] = [];
  await checkCommand([...(fix ? ['--fiks'] : []), '--json', 'm1'], root, {
    out: (line) => out.push(line),
    error: (line) => out.push(line),
  });
  return JSON.parse(out.join('\n')).messages;
}

/** `nn/01-en-vanlig-mandag.md:7 utdatert`. */
async function marks(fix = false): Promise<readonly string[]> {
  const messages = await told(fix);
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  return messages
    .filter(({ rule }) => rule.startsWith('oversettelse'))
    .map(
      ({ file, line, rule }) =>
        `${file.replace(/^(?:content|modules)\/m1\//, '')}:${line} ${rule.replace('oversettelse-', '')}`,
    );
}

const both = (path: string, line: number, rule: string) =>
  ['en', 'nn'].map((lang) => `${lang}/${path}:${line} ${rule}`);
const monday = '01-en-vanlig-mandag.md';
const nb = (file: string) => `content/m1/nb/${file}`;
const leif =
  'Leif er renholder på skolen, og han pleide å avtale dagen med vaktmesteren over en kopp kaffe. Nå får han oppgavene på en skjerm i gangen, og skjermen kan ikke svare når han lurer på noe.';
const amina = (text: string) => /^Amina er .*$/m.exec(text)?.[0] ?? '';

describe('one change in the source marks one block in each language, and nothing else:', () => {
  it('a word in a paragraph', async () => {
    await edit(nb(monday), 'over en kopp kaffe', 'over en kopp te');
    expect(await marks()).toEqual(both(monday, 9, 'utdatert'));
  });

  it('a paragraph that is written anew', async () => {
    await edit(nb(monday), leif, 'Skolen har ansatt en ny vaktmester som heter Per.');
    expect(await marks()).toEqual(both(monday, 9, 'utdatert'));
  });

  it('a paragraph that comes in between', async () => {
    await edit(nb(monday), leif, `${leif}\n\nDette avsnittet er nytt, og handler om noe annet.`);
    expect(await marks()).toEqual(both(monday, 9, 'mangler'));
  });

  it('a paragraph that comes first', async () => {
    await edit(nb(monday), 'Klokka er sju', 'Her er et avsnitt helt først.\n\nKlokka er sju');
    expect(await marks()).toEqual(both(monday, 2, 'mangler'));
  });

  it('a paragraph that goes', async () => {
    await edit(nb(monday), `${leif}\n\n`, '');
    expect(await marks()).toEqual(both(monday, 9, 'ekstra'));
  });

  it('a paragraph that moves: it says what it said', async () => {
    await edit(nb(monday), `${leif}\n\n`, '');
    await edit(nb(monday), 'Klokka er sju', `${leif}\n\nKlokka er sju`);
    expect(await marks()).toEqual([]);
  });

  it('a paragraph that becomes two', async () => {
    await edit(nb(monday), ' Nå får han oppgavene', '\n\nNå får han oppgavene');
    expect(await marks()).toEqual([...both(monday, 9, 'mangler'), ...both(monday, 9, 'utdatert')].sort());
  });

  it('two paragraphs that become one', async () => {
    const text = await read(nb(monday));
    await write(nb(monday), text.replace(`${amina(text)}\n\n`, `${amina(text)} `));
    expect(await marks()).toEqual([...both(monday, 7, 'utdatert'), ...both(monday, 9, 'ekstra')].sort());
  });

  it.each([
    ['a heading', monday, 'Hva er det som har endret seg?', 'Hva er nytt?', 11],
    ['an option', monday, 'Skjermbildet ser annerledes ut enn før helga', 'Skjermbildet er blått', 17],
    ['a «why»', monday, 'Men måten hun arbeider på, er en annen.', 'Men hun arbeider på en annen måte.', 17],
    ['a question', monday, 'Hva er den viktigste endringen for', 'Hva endrer seg mest for', 17],
    ['a question of the test', '06-test.md', 'Hva beskriver', 'Hva er det som beskriver', 9],
    ['an alt text', '03-naturkraft-eller-valg.md', 'Tavla i gangen på rådhuset', 'Ei tavle', 10],
    ['a point of a list', '03-naturkraft-eller-valg.md', 'setter mål og rammer', 'setter målene', 14],
    ['a point that is added', '03-naturkraft-eller-valg.md', '- **Ledere**', '- **Alle** er med.\n- **Ledere**', 14],
    ['a title', monday, 'tittel: En vanlig mandag i Granvik', 'tittel: Mandag i Granvik', 2],
    ['«Hos oss»', monday, 'Tenk på det siste systemet', 'Tenk på det nyeste systemet', 27],
  ])('%s', async (name, file, from, to, line) => {
    await edit(nb(file), from, to);
    expect(await marks(name === 'an option')).toEqual(both(file, line, 'utdatert'));
  });

  it('what a word means', async () => {
    await edit('content/m1/glossary.nb.yaml', 'Passer på arbeidsmiljøet.', 'Valgt av kollegene.');
    expect(await marks()).toEqual(['glossary.en.yaml:2 utdatert', 'glossary.nn.yaml:2 utdatert']);
  });

  it('a text of module.yaml', async () => {
    await edit('modules/m1/module.yaml', 'nb: Digitalisering kan styres', 'nb: Vi kan styre digitaliseringen');
    await edit('modules/m1/module.yaml', 'Du kan nevne én ting din', 'Du kan nevne to ting din');
    expect(await marks()).toEqual([7, 8, 25, 29].map((line) => `module.yaml:${line} utdatert`));
  });

  it('nothing, where only the lines are broken elsewhere, a lesson has more minutes, or a question moves', async () => {
    await edit(nb(monday), ' Nå får han oppgavene', '\nNå får han oppgavene');
    await edit(nb(monday), 'minutter: 2', 'minutter: 3');
    const test = await read(nb('06-test.md'));
    const [first = ''] = /:::spørsmål\{[\s\S]*?\n:::\n\n/.exec(test) ?? [];
    await write(nb('06-test.md'), test.replace(first, '').replace(/\n::::\n?$/, `\n\n${first.trim()}\n::::\n`));
    expect(await marks()).toEqual([]);
  });

  it('nothing, where a translation is put right', async () => {
    await edit(`content/m1/nn/${monday}`, 'Leif er reinhaldar', 'Leif arbeider som reinhaldar');
    expect(await marks()).toEqual([]);
  });
});

describe('npm run oversett', () => {
  it('shows what is left in each language, for people and as data', async () => {
    await edit(nb(monday), 'over en kopp kaffe', 'over en kopp te');
    await edit(nb(monday), 'Klokka er sju', 'Helt nytt.\n\nKlokka er sju');
    await edit('content/m1/nn/02-mer-enn-ny-teknologi.md', '### Tre', 'Ekstra her.\n\n### Tre');
    const { code, out } = await oversett('status', 'm1');
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "m1, nynorsk: 71 av 73 blokker er i orden. 1 mangler, 1 utdatert, 1 ekstra.
        mangler   content/m1/nb/01-en-vanlig-mandag.md:5  «Helt nytt.»
        utdatert  content/m1/nn/01-en-vanlig-mandag.md:9  «Leif er reinhaldar på skulen. Før …» (content/m1/nb/01-en-vanlig-mandag.md:11)
        ekstra    content/m1/nn/02-mer-enn-ny-teknologi.md:12  «Ekstra her.»
      m1, engelsk: 71 av 73 blokker er i orden. 1 mangler, 1 utdatert.
        mangler   content/m1/nb/01-en-vanlig-mandag.md:5  «Helt nytt.»
        utdatert  content/m1/en/01-en-vanlig-mandag.md:9  «Leif is a cleaner at the school. He used …» (content/m1/nb/01-en-vanlig-mandag.md:11)"
    `);
    const { languages } = JSON.parse((await oversett('status', 'm1', '--json')).out);
    expect(languages).toMatchObject([
      { module: 'm1', lang: 'nn', source: 'nb', missing: 1, outdated: 1, extra: 1, notAccepted: 0 },
      { module: 'm1', lang: 'en', source: 'nb', missing: 1, outdated: 1, extra: 0, notAccepted: 0 },
    ]);
    expect(languages[1].blocks[1]).toEqual({
      state: 'outdated',
      part: 'l_mandag',
      words: expect.stringMatching(/^Leif is a cleaner/),
      file: 'content/m1/en/01-en-vanlig-mandag.md',
      line: 9,
      sourceFile: 'content/m1/nb/01-en-vanlig-mandag.md',
      sourceLine: 11,
    });
  });

  it('accepts what has been translated anew, in the language that is named; what nobody touched must be named itself', async () => {
    await edit(nb(monday), 'over en kopp kaffe', 'over en kopp te');
    await edit(nb(monday), 'Klokka er sju', 'Klokka er åtte');
    await edit(`content/m1/nn/${monday}`, 'Klokka er sju', 'Klokka er åtte');
    const first = await oversett('godkjenn', 'm1', 'nn');
    expect(first.out).toContain('1 blokk godkjent på nynorsk.');
    expect(first.out).toContain('1 utdatert blokk er ikke godkjent, for teksten er ikke rettet:');
    expect(await marks()).toEqual([`en/${monday}:5 utdatert`, `en/${monday}:9 utdatert`, `nn/${monday}:9 utdatert`]);
    expect((await oversett('godkjenn', 'm1', 'nn', `${monday}:9`)).out).toContain('1 blokk godkjent på nynorsk.');
    expect((await oversett('godkjenn', 'm1', 'en', '--alle')).out).toContain('2 blokker godkjent på engelsk.');
    expect(await marks()).toEqual([]);
  });

  it('takes a block that is written for the one that was missing, and asks for a word on it', async () => {
    await edit(nb(monday), leif, `${leif}\n\nDette er helt nytt.`);
    await edit(`content/m1/nn/${monday}`, '### Kva', 'Dette er heilt nytt.\n\n### Kva');
    expect(await marks()).toEqual([`en/${monday}:9 mangler`, `nn/${monday}:11 ny`]);
    expect((await oversett('godkjenn', 'm1', 'nn')).out).toContain('1 blokk godkjent');
    expect(await marks()).toEqual([`en/${monday}:9 mangler`]);
    await edit(nb(monday), 'Dette er helt nytt.', 'Dette er nesten nytt.');
    expect(await marks()).toEqual([`en/${monday}:9 mangler`, `nn/${monday}:11 utdatert`]);
  });

  it('leaves out what is left out on purpose, and keeps what a language has of its own; but a question is the same in all', async () => {
    await edit(nb(monday), leif, `${leif}\n\nDette er helt nytt.`);
    await edit(`content/m1/en/${monday}`, '### What', 'Only in English.\n\n### What');
    expect(await marks()).toEqual([`en/${monday}:11 ny`, `nn/${monday}:9 mangler`]);
    await edit(nb(monday), '\n\nDette er helt nytt.', '');
    expect(await marks()).toEqual([`en/${monday}:11 ekstra`]);
    expect((await oversett('godkjenn', 'm1', 'en', `${monday}:11`)).code).toBe(0);
    expect(await marks()).toEqual([]);
    await edit(nb(monday), leif, `${leif}\n\nBare på norsk.`);
    expect((await oversett('utelat', 'm1', 'en', `${monday}:11`)).out).toContain('1 blokk utelatt på engelsk.');
    expect(await marks()).toEqual([`nn/${monday}:9 mangler`]);
    await edit(
      `content/m1/nn/${monday}`,
      /:::spørsmål[\s\S]*\n:::\n/.exec(await read(`content/m1/nn/${monday}`))?.[0] ?? '',
      '',
    );
    const refused = await oversett('utelat', 'm1', 'nn', 'q_mandag');
    expect(refused).toMatchObject({ code: 1, error: expect.stringContaining('må være de samme på alle språk') });
  });

  it('starts a language with the source’s words, which are shown as such until they are translated', async () => {
    await edit('modules/m1/module.yaml', 'språk: [nb, nn, en]', 'språk: [nb, nn]');
    for (const path of ['content/m1/en', 'content/m1/glossary.en.yaml', 'modules/m1/oversettelser.en.json'])
      await rm(join(root, path), { recursive: true });
    const yaml = (await read('modules/m1/module.yaml'))
      .replace(/^ {2}en: .*\n/gm, '')
      .replace(/^ {2}en:\n(?: {4}- .*\n)+/m, '');
    await write('modules/m1/module.yaml', yaml);
    const { code, out } = await oversett('start', 'm1', 'en');
    expect(code).toBe(0);
    expect(out).toContain('content/m1/en/06-test.md');
    const now = await read('modules/m1/module.yaml');
    expect(now).toContain('språk: [nb, nn, en]\nbestått: 80 # prosent av testen\n');
    expect(now).toContain('  nn: Digitalisering kan styrast\n  en: Digitalisering kan styres\n');
    expect((await marks()).filter((mark) => !mark.endsWith(' mangler'))).toEqual([]);
    expect((await marks()).filter((mark) => mark.startsWith('en/01'))).toHaveLength(9);
    await edit(`content/m1/en/${monday}`, leif, 'Leif is a cleaner at the school.');
    await oversett('godkjenn', 'm1', 'en');
    expect((await marks()).filter((mark) => mark.startsWith('en/01'))).toHaveLength(8);
    expect((await oversett('start', 'm1', 'en')).out).toContain('finnes allerede');
  });

  it.each([
    [[], 'Si hva du vil gjøre.'],
    [['statu'], 'Forstår ikke «statu».'],
    [['status', 'm9'], 'Fant ikke modulen «m9». Velg blant: m1.'],
    [['status', '--alle'], 'Flagget --alle kan ikke brukes her.'],
    [['godkjenn', 'm1'], 'Skriv språket. Velg blant: nb, nn, en.'],
    [['godkjenn', 'm1', 'nn', '01-en.md:3'], 'Fant ikke «01-en.md:3». Skriv fil og linje'],
    [['utelat', 'm1', 'nn'], 'Skriv hvilken blokk som skal utelates.'],
  ])('says what it does not understand: %j', async (args, text) => {
    expect(await oversett(...args)).toMatchObject({ code: 2, out: '', error: expect.stringContaining(text) });
  });

  it('changes nothing while there are faults, or in the language that is the source', async () => {
    expect(await oversett('godkjenn', 'm1', 'nb')).toMatchObject({
      code: 1,
      error: expect.stringContaining('m1 er skrevet på bokmål.'),
    });
    const before = await read('modules/m1/oversettelser.nn.json');
    await edit(`content/m1/nn/${monday}`, '- [x]', '- [ ]');
    expect(await oversett('godkjenn', 'm1', 'nn', '--alle')).toMatchObject({
      code: 1,
      error: expect.stringContaining('Ingenting er skrevet.'),
    });
    expect(await read('modules/m1/oversettelser.nn.json')).toBe(before);
  });
});
