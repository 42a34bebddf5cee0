import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { firstOutline, questionsIn, updateRoot } from '../../test/support/update-fixture.ts';
import { sampleStates } from '../tracking/sample-states.ts';
import { build } from './build.ts';
import { releaseCommand } from './release-command.ts';
import type { PackStates } from './release-registry.ts';
import { checkCommand } from './sjekk.ts';

const packStates: PackStates = (content) => sampleStates(firstOutline(content), questionsIn(content));
const record = 'modules/m1/utgitt/1.0.0.json';

/** A copy of the module as it was before 1.0.0 was released. */
async function project() {
  const root = await mkdtemp(join(tmpdir(), 'samspill-utgi-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await cp(updateRoot('1.0.0'), root, { recursive: true });
  await rm(join(root, 'modules/m1/utgitt'), { recursive: true });
  const edit = async (path: string, from: string, to: string) => {
    const text = await readFile(join(root, path), 'utf8');
    expect(text).toContain(from);
    await writeFile(join(root, path), text.replace(from, to));
  };
  return { root, edit };
}

/** Runs a command and gives its exit code and all that it wrote. */
async function run(command: (terminal: { out(line: string): void; error(line: string): void }) => Promise<number>) {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  return { code: await command({ out: write, error: write }), text: lines.join('\n') };
}

const release = (root: string, ...args: string[]) =>
  run((terminal) => releaseCommand(args, { root, packStates }, terminal));

it('records a version, with states that every later version must read', async () => {
  const { root } = await project();
  expect(await release(root, 'm1')).toEqual({
    code: 0,
    text: `Versjon 1.0.0 er gitt ut: ${record}\nSend inn filen sammen med resten.`,
  });
  const written = await readFile(join(root, record), 'utf8');
  expect(written).toBe(await readFile(join(updateRoot('1.1.0'), record), 'utf8'));
  const { states } = JSON.parse(written);
  expect(states.map(({ name }: { name: string }) => name)).toEqual(['untouched', 'halfway', 'tested', 'completed']);
  expect(states[1].snapshot).toMatchObject({ location: 'l_vann', completed: false, passed: false });
  expect(states[2].snapshot).toMatchObject({ completed: true, passed: true, testScaled: 0.6667 });
  expect(states[3].snapshot).toMatchObject({ completed: true, passed: true, testScaled: 1, testTries: 2 });
});

it('never writes over a version that is released', async () => {
  const { root, edit } = await project();
  await release(root, 'm1');
  const before = await readFile(join(root, record), 'utf8');
  const again = await release(root, 'm1');
  expect(again).toEqual({ code: 0, text: 'Versjon 1.0.0 er allerede gitt ut, og ingenting er endret siden.' });
  await edit('content/m1/nb/02-vann.md', 'varmt.', 'varmt nok.');
  const changed = await release(root, 'm1');
  expect(changed.code).toBe(1);
  expect(changed.text).toContain('Øk versjonen, for eksempel til 1.0.1.');
  expect(await readFile(join(root, record), 'utf8')).toBe(before);
});

it('leaves no half record where it cannot be written whole', async () => {
  const { root } = await project();
  // In the way of the file that is written first.
  await mkdir(join(root, `modules/m1/utgitt/.0.${process.pid}.tmp/opptatt`), { recursive: true });
  await expect(release(root, 'm1')).rejects.toThrow();
  expect(await readdir(join(root, 'modules/m1/utgitt'))).not.toContain('1.0.0.json');
});

it('releases nothing that has an error, or that ENDRINGER.md does not tell of', async () => {
  const { root, edit } = await project();
  await edit('modules/m1/ENDRINGER.md', '## 1.0.0', '## 1.0');
  expect(await release(root, 'm1')).toEqual({
    code: 1,
    text: 'modules/m1/ENDRINGER.md sier ingenting om versjon 1.0.0. Skriv «## 1.0.0» der, og hva som er nytt.',
  });
  await edit('content/m1/nb/02-vann.md', '- [x]', '- [ ]');
  const faulty = await release(root, 'm1');
  expect(faulty.code).toBe(1);
  expect(faulty.text).toContain('content/m1/nb/02-vann.md:7:1: Spørsmålet har ingen riktige svar.');
  expect(await readdir(join(root, 'modules/m1'))).not.toContain('utgitt');
});

it.each([[[]], [['m2']], [['m1', 'm2']], [['--alt', 'm1']]])('is told how to be asked: %j', async (args) => {
  const { root } = await project();
  const { code, text } = await release(root, ...args);
  expect(code).toBe(2);
  expect(text).toContain('Skriv navnet på én modul: m1.\n\nBruk: npm run utgi -- <modul>');
});

it('holds check and build to what is released', async () => {
  const { root, edit } = await project();
  await release(root, 'm1');
  await edit('modules/m1/module.yaml', '1.0.0', '1.1.0');
  const check = () => run((terminal) => checkCommand([], root, terminal));
  expect(await check()).toEqual({ code: 0, text: 'Ingen feil i 1 modul.' });
  await edit('modules/m1/module.yaml', 'g_dele', 'g_skjenke');
  for (const name of ['01-bonner.md', '04-test.md']) await edit(`content/m1/nb/${name}`, 'g_dele', 'g_skjenke');
  const { code, text } = await check();
  expect(code).toBe(1);
  expect(text).toContain('Læringsmålet «g_dele» fra versjon 1.0.0 er borte. Gi målet id-en tilbake.');
  const { packages, messages } = await build({ root, out: join(root, 'dist') });
  expect(packages).toEqual([]);
  expect(messages.map(({ rule }) => rule)).toEqual(['utgitt-id']);
});
