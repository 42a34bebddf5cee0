import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ImportProject, importExample, importProject } from './support/import-project.ts';
import { p, wordFile } from './support/word/word-document.ts';

// Row 55 of the fault matrix, and what else people have that is no file of ours.

let project: ImportProject;
beforeEach(async () => {
  project = await importProject();
});
afterEach(() => project.close());

const bytes = (text: string): Uint8Array => strToU8(text, true);
const zip = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));

/** An OLE file, as far as its head and the name of a stream. */
const ole = (stream: string): Uint8Array =>
  new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Buffer.alloc(1024),
    ...Buffer.from(stream, 'utf16le'),
  ]);

/** A document whose text is blanks without end. */
const bomb = (): Uint8Array =>
  wordFile({
    body: [p('Stor')],
    parts: { 'word/document.xml': `<w:document>${' '.repeat(40 * 2 ** 20)}</w:document>` },
  });

/** A zip that says its largest part is small. */
function liar(): Uint8Array {
  const file = Buffer.from(wordFile({ body: [p('x'.repeat(200_000))] }));
  const directory = file.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  const entry = file.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'), file.indexOf('word/document.xml', directory));
  for (const at of [entry + 24]) file.writeUInt32LE(100, at);
  return new Uint8Array(file);
}

const whole = (): Uint8Array => wordFile({ body: [p('Hei')] });
const entities = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>';

const files: readonly (readonly [name: string, content: Uint8Array, message: RegExp])[] = [
  ['tom.docx', new Uint8Array(), /^Filen er tom\./],
  ['tom.txt', bytes(' \n\n'), /ingen spørsmål som er skrevet som Aiken eller GIFT/],
  ['tom.gift', bytes('\n \n'), /^Filen er tom\./],
  ['gammel.doc', ole('WordDocument'), /gammelt format, som \.doc\..*Lagre som/],
  ['gammel.docx', ole('WordDocument'), /gammelt format, som \.doc/],
  ['hemmelig.docx', ole('EncryptedPackage'), /beskyttet med passord.*fjern passordet/],
  ['tekst.docx', bytes('{\\rtf1 hei}'), /er et RTF-dokument/],
  ['plan.pdf', bytes('%PDF-1.7'), /er en PDF/],
  ['side.docx', bytes('<!DOCTYPE html><p>hei'), /er en nettside/],
  ['moodle.txt', bytes('<?xml version="1.0"?>\n<quiz></quiz>'), /Moodle-XML.*GIFT/],
  ['feil.docx', bytes('bare tekst'), /ikke et Word-dokument, eller den er skadet/],
  ['bilde.docx', bytes('\x89PNG\r\n'), /er et bilde/],
  ['noe.odt', zip({ mimetype: 'application/vnd.oasis.opendocument.text' }), /OpenDocument.*\.docx/],
  ['ark.docx', zip({ 'xl/workbook.xml': '<a/>' }), /regneark/],
  ['lysark.docx', zip({ 'ppt/presentation.xml': '<a/>' }), /presentasjon/],
  ['pakke.docx', zip({ 'a.txt': 'hei' }), /zip-fil uten noe Word-dokument/],
  ['halv.docx', whole().subarray(0, 900), /skadet, eller ikke helt lastet ned/],
  ['ombyttet.docx', swapped(), /skadet|lar seg ikke lese/],
  ['xml.docx', wordFile({ body: [], parts: { 'word/document.xml': '<w:document><w:body>' } }), /lar seg ikke lese/],
  ['dtd.docx', wordFile({ body: [], parts: { 'word/document.xml': entities } }), /lar seg ikke lese/],
  ['ingenting.docx', wordFile({ body: [p('')] }), /har ingen tekst/],
  ['bombe.docx', bomb(), /altfor stor når den pakkes ut/],
  ['logner.docx', liar(), /altfor stor|skadet/],
  ['notat.txt', bytes('Bare litt tekst.'), /ingen spørsmål som er skrevet som Aiken eller GIFT/],
  ['binaer.gift', bytes('a\0b\0c'), /er ikke en tekstfil/],
  ['tull.gift', bytes('Hva? {=a ~b'), /Fant ingen spørsmål.*\n {2}linje 1: Spørsmålet blir aldri lukket/],
  [
    'tull.txt',
    bytes('Hva?\nA. ja\nB. nei\nANSWER: C'),
    /Fant ingen spørsmål.*\n {2}linje 1: Fasiten er C, men svarene er A, B/,
  ],
  ['musikk.mp3', bytes('ID3'), /«\.mp3» kan ikke importeres.*\.docx \(Word\)/],
];

/** A document with a byte in the middle of it changed. */
function swapped(): Uint8Array {
  const file = whole();
  const at = Buffer.from(file).indexOf('word/document.xml') + 60;
  file[at] = (file[at] ?? 0) ^ 0xff;
  return file;
}

it.each(files)('%s is refused with what it is and the way out', async (name, content, message) => {
  await writeFile(join(project.root, name), content);
  const before = await project.tree();
  const { code, out, error } = await project.run(name, '--modul', 'm9');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(error).toMatch(message);
  expect(error).toMatch(/Ingenting er skrevet\.$/);
  expect(error).not.toMatch(/\bat .*\.[jt]s:|Error:|undefined/);
  expect(await project.tree()).toEqual(before);
});

describe('a command that asks for what cannot be', () => {
  it.each([
    [[], /^Skriv hvilken fil/],
    [['a.txt'], /^Skriv hvilken modul/],
    [['a.txt', '--modul'], /^--modul mangler/],
    [['a.txt', 'b.txt', '--modul', 'm9'], /^Skriv én fil om gangen/],
    [['a.txt', '--modul', '../m9'], /^Modulen kan ikke hete «\.\.\/m9»/],
    [['a.txt', '--module', 'm9'], /^Flagget --module finnes ikke/],
  ])('%j', async (args, message) => {
    const { code, out, error } = await project.run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toMatch(message);
    expect(error).toContain('Bruk: npm run importer --');
  });

  it('says that there is no such file, and that a folder is none', async () => {
    await mkdir(join(project.root, 'mappe.docx'));
    const missing = await project.run('borte.docx', '--modul', 'm9');
    expect(missing).toMatchObject({ code: 1, error: expect.stringContaining('Fant ikke filen «borte.docx»') });
    const folder = await project.run('mappe.docx', '--modul', 'm9');
    expect(folder).toMatchObject({ code: 1, error: expect.stringContaining('er en mappe') });
  });
});

it('writes nothing where one of the files cannot be written', async () => {
  await writeFile(join(project.root, 'velkommen.docx'), await importExample('docx/velkommen.docx'));
  await mkdir(join(project.root, 'content/m9'));
  await writeFile(join(project.root, 'content/m9/media'), 'ikke en mappe');
  const before = await project.tree();
  const { code, error } = await project.run('velkommen.docx', '--modul', 'm9');
  expect({ code, error }).toEqual({ code: 1, error: expect.stringContaining('Det ligger en fil der mappen') });
  expect(await project.tree()).toEqual(before);
});
