import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { firstOutline, questionsIn, updateRoot } from '../../test/support/update-fixture.ts';
import { sampleStates } from '../tracking/sample-states.ts';
import { newVersionCommand } from './new-version-command.ts';
import { releaseCommand } from './release-command.ts';
import { checkCommand } from './sjekk.ts';

const bonner = 'content/m1/nb/01-bonner.md';
const log = 'modules/m1/ENDRINGER.md';
const yaml = 'modules/m1/module.yaml';

/** A copy of a module of which 1.0.0 is released. */
async function project() {
  const root = await mkdtemp(join(tmpdir(), 'samspill-versjon-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await cp(updateRoot('1.0.0'), root, { recursive: true });
  const read = (path: string) => readFile(join(root, path), 'utf8');
  const edit = async (path: string, from: string | RegExp, to: string) => {
    const text = await read(path);
    expect(text).toMatch(from);
    await writeFile(join(root, path), text.replace(from, to));
  };
  const run = async (
    command: (terminal: { out(line: string): void; error(line: string): void }) => Promise<number>,
  ) => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    return { code: await command({ out: write, error: write }), text: lines.join('\n') };
  };
  const fix = () => run((terminal) => checkCommand(['m1', '--fiks'], root, terminal));
  const version = (args: string, ask?: (question: string) => Promise<boolean>) =>
    run((terminal) =>
      newVersionCommand(
        args.split(' ').filter((arg) => arg !== ''),
        { root, now: new Date('2027-03-09T12:00:00Z'), ...(ask && { ask }) },
        terminal,
      ),
    );
  const release = () =>
    run((terminal) =>
      releaseCommand(
        ['m1'],
        { root, packStates: (content) => sampleStates(firstOutline(content), questionsIn(content)) },
        terminal,
      ),
    );
  return { root, read, edit, fix, version, release };
}

/** Takes a question out of the text, as an author does. */
const question = (id: string): RegExp => new RegExp(`:::spørsmål\\{#${id}[\\s\\S]*?\\n:::\\n`);

describe('asked in a wrong way', () => {
  it.each([
    ['', 'Skriv navnet på modulen'],
    ['m11 patch', 'Fant ikke modulen «m11». Velg blant: m1.'],
    ['m1', 'Skriv patch, minor eller major'],
    ['m1 pach', '«pach» er ikke en størrelse. Mente du «patch»?'],
    ['m1 patch --nulstiller', 'Flagget --nulstiller finnes ikke. Mente du --nullstiller?'],
    ['m1 patch 1.2.3', 'Forstår ikke «1.2.3».'],
  ])('«%s»: says what is wrong, and how it is used', async (args, words) => {
    const { version } = await project();
    const { code, text } = await version(args);
    expect({ code, text }).toEqual({ code: 2, text: expect.stringContaining(words) });
    expect(text).toContain('Bruk: npm run ny:versjon');
  });
});

it('sets the version, tells what is new, and can be released', async () => {
  const { read, edit, version, release } = await project();
  await edit('content/m1/nb/02-vann.md', 'varmt.', 'varmt nok.');
  expect((await version('m1 patch')).code).toBe(0);
  expect(await read(yaml)).toMatch(/^versjon: 1\.0\.1$/m);
  expect(await read(log)).toContain(
    '## 1.0.1 – mars 2027\n\n- Teksten er endret i «Vann».\n- Deltakerne beholder alt de har gjort.\n\n## 1.0.0',
  );
  expect(await release()).toMatchObject({ code: 0, text: expect.stringContaining('Versjon 1.0.1 er gitt ut') });
  expect(await version('m1 patch')).toMatchObject({
    code: 1,
    text: expect.stringContaining('Ingenting er endret siden versjon 1.0.1'),
  });
});

it('tells of what came, and what those keep who have begun', async () => {
  const { read, edit, fix, version } = await project();
  await edit(
    bonner,
    /$/,
    '\n:::spørsmål\nEr dette nytt?\n- [x] Ja\n  > Riktig. Det er det.\n- [ ] Nei\n  > Jo.\n:::\n',
  );
  await fix();
  expect(await version('m1 patch')).toMatchObject({ code: 1, text: expect.stringContaining('Skriv minor i stedet') });
  expect((await version('m1 minor')).code).toBe(0);
  expect(await read(log)).toContain(
    '## 1.1.0 – mars 2027\n\n- Nytt spørsmål: «Er dette nytt?».\n- Deltakerne beholder alt de har gjort. Nye spørsmål er ubesvarte. Den som har bestått, har fortsatt bestått.\n',
  );
});

describe('where learners would lose something', () => {
  it('refuses, says what, and writes nothing, unless told that it is meant', async () => {
    const { read, edit, fix, version } = await project();
    await edit(bonner, question('q_fjernet'), '');
    await fix();
    const before = [await read(yaml), await read(log)];
    const { code, text } = await version('m1 minor');
    expect(code).toBe(1);
    expect(text).toContain('  «Hvilken farge har kaffe?» (q_fjernet)\n');
    expect(text).toMatch(/kjører du kommandoen på nytt med --nullstiller\.[\s\S]*Ingenting er skrevet\.$/);
    expect([await read(yaml), await read(log)]).toEqual(before);
    expect((await version('m1 minor --nullstiller')).code).toBe(0);
    expect(await read(log)).toContain(
      '- Tatt ut et spørsmål: «Hvilken farge har kaffe?».\n- Deltakerne beholder alt annet enn svarene på det som er tatt ut. Poengsummen står.\n',
    );
  });

  it('asks whoever sits at the keyboard, and takes no for no', async () => {
    const { read, edit, fix, version } = await project();
    await edit(bonner, question('q_fjernet'), '');
    await fix();
    const asked: string[] = [];
    const answering = (yes: boolean) => async (text: string) => asked.push(text) > 0 && yes;
    expect((await version('m1 minor', answering(false))).code).toBe(1);
    expect(await read(yaml)).toMatch(/^versjon: 1\.0\.0$/m);
    expect((await version('m1 minor', answering(true))).code).toBe(0);
    expect(asked).toEqual([expect.stringContaining('Er det meningen?'), expect.stringContaining('Er det meningen?')]);
  });

  it('refuses a registry that no longer fits, whatever it is told', async () => {
    const { read, edit, version } = await project();
    await edit('modules/m1/slots.json', /^ +\{ "id": "q_urort".*\n/m, '');
    const { code, text } = await version('m1 major --nullstiller --samme-mening');
    expect(code).toBe(1);
    expect(text).toContain('Det kan ikke --nullstiller gjøre noe med');
    expect(text).toContain('npm run ny:modul');
    expect(await read(yaml)).toMatch(/^versjon: 1\.0\.0$/m);
  });
});

describe('a question that is worded anew', () => {
  it.each([
    ['its text', 'Hva lages kaffe av?', 'Hva lages god kaffe av?', 'Ordlyden er endret i spørsmålet'],
    ['an option', '] Gress', '] Grønt gress', 'Ordlyden er endret i spørsmålet'],
  ])('in %s: asks whether it means the same', async (_, from, to, told) => {
    const { read, edit, fix, version } = await project();
    await edit(bonner, from, to);
    await fix();
    const { code, text } = await version('m1 patch');
    expect(code).toBe(1);
    expect(text).toMatch(/\(q_endret\)\n[\s\S]*--samme-mening\.\nBetyr et av dem noe nytt[\s\S]*ny id/);
    expect((await version('m1 patch --samme-mening')).code).toBe(0);
    expect(await read(log)).toContain(`- ${told} «${to.startsWith('Hva') ? to : 'Hva lages kaffe av?'}».\n`);
  });

  it('with another right answer: says that those who have answered keep their points', async () => {
    const { read, edit, fix, version } = await project();
    await edit(bonner, '- [x] Bønner', '- [ ] Bønner');
    await edit(bonner, '- [ ] Gress', '- [x] Gress');
    await fix();
    const { text } = await version('m1 patch');
    expect(text).toContain('Det riktige svaret er et annet i «Hva lages kaffe av?».');
    expect((await version('m1 patch --samme-mening')).code).toBe(0);
    expect(await read(log)).toContain('De som har svart, beholder poengene de fikk.');
  });

  it('in its explanations alone: asks nothing', async () => {
    const { read, edit, version } = await project();
    await edit(bonner, /( {2}> )(?=\S)/, '$1Husk: ');
    expect((await version('m1 patch')).code).toBe(0);
    expect(await read(log)).toMatch(/- Forklaringene er endret i «.*»\.\n- Deltakerne beholder alt de har gjort\.\n/);
  });

  it('with a new id: is a new question, and the old answers are told of', async () => {
    const { read, edit, fix, version } = await project();
    await edit(bonner, '#q_endret', '#q_endret_2');
    await fix();
    expect((await version('m1 minor --nullstiller')).code).toBe(0);
    expect(await read(log)).toMatch(
      /- Nytt spørsmål: «Hva lages kaffe av\?»\.\n- Tatt ut et spørsmål: «Hva lages kaffe av\?»\.\n/,
    );
  });
});

it('leaves what the author has written of the version', async () => {
  const { read, edit, version } = await project();
  await edit('content/m1/nb/02-vann.md', 'varmt.', 'varmt nok.');
  await edit(yaml, 'versjon: 1.0.0', 'versjon: 1.0.1');
  await edit(log, '## 1.0.0', '## 1.0.1\n\n- Mine egne ord.\n\n## 1.0.0');
  const before = await read(log);
  const { code, text } = await version('m1 patch');
  expect({ code, text }).toEqual({ code: 0, text: expect.stringContaining('så teksten der står som den var') });
  expect(await read(log)).toBe(before);
  expect(await read(yaml)).toMatch(/^versjon: 1\.0\.1$/m);
});

it('never goes below a version that stands in module.yaml', async () => {
  const { edit, version } = await project();
  await edit(yaml, 'versjon: 1.0.0', 'versjon: 1.1.0');
  await edit('content/m1/nb/02-vann.md', 'varmt.', 'varmt nok.');
  expect(await version('m1 patch')).toMatchObject({
    code: 1,
    text: expect.stringContaining('module.yaml har allerede versjon 1.1.0, som ikke er gitt ut.'),
  });
});

it('makes the first version of a module of which none is released', async () => {
  const { root, read, version, release } = await project();
  await rm(join(root, 'modules/m1/utgitt'), { recursive: true });
  await rm(join(root, log));
  expect((await version('m1 major')).code).toBe(0);
  expect(await read(log)).toBe(
    '# Endringer i «Kaffe på jobben»\n\n## 2.0.0 – mars 2027\n\n- Første versjon som er gitt ut.\n',
  );
  expect((await release()).code).toBe(0);
});

it('tells faults of the content, with place, and writes nothing', async () => {
  const { read, edit, version } = await project();
  await edit(bonner, '- [x] Bønner', '- [ ] Bønner');
  const { code, text } = await version('m1 patch');
  expect(code).toBe(1);
  expect(text).toMatch(/^content\/m1\/nb\/01-bonner\.md:\d+:\d+: Spørsmålet har ingen riktige svar\./m);
  expect(text).toContain('Rett feilene over først.');
  expect(await read(yaml)).toMatch(/^versjon: 1\.0\.0$/m);
});
