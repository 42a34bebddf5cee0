import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { replaceFiles } from './write-files.ts';

const count = 400;
const names = Array.from({ length: count }, (_, n) => `pakke-${n}.zip`);
const isSums = (name: string) => name === 'SHA256SUMS';
const filesOf = (text: string) =>
  [...names, 'SHA256SUMS'].map((path) => ({ path, bytes: new TextEncoder().encode(text) }));

async function folder(): Promise<string> {
  const out = await mkdtemp(join(tmpdir(), 'samspill-write-'));
  onTestFinished(() => rm(out, { recursive: true }));
  return out;
}

const textOf = (out: string, name: string) => readFile(join(out, name), 'utf8').catch(() => '');

/** Whose file each one is, without doubles. */
const texts = async (out: string) => new Set(await Promise.all(filesOf('').map(({ path }) => textOf(out, path))));

/** A process of its own that puts the files there. */
function builder(out: string, text: string) {
  const script = `import { replaceFiles } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'write-files.ts')).href)};
    const bytes = new TextEncoder().encode(${JSON.stringify(text)});
    const names = [...Array.from({ length: ${count} }, (_, n) => 'pakke-' + n + '.zip'), 'SHA256SUMS'];
    await replaceFiles(${JSON.stringify(out)}, names.map((path) => ({ path, bytes })), (name) => name === 'SHA256SUMS');`;
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: 'inherit' });
}

it('leaves no old checksums beside new zips when it is killed half way, and the next build mends all', async () => {
  const out = await folder();
  await replaceFiles(out, filesOf('old'), isSums);
  const child = builder(out, 'new');
  const ended = once(child, 'exit');
  while ((await textOf(out, 'pakke-0.zip')) !== 'new') await new Promise(setImmediate);
  child.kill('SIGKILL');
  await ended;
  const [zips, sums] = [await texts(out), await textOf(out, 'SHA256SUMS')];
  expect(['', ...(zips.has('old') ? [] : ['new'])]).toContain(sums);
  await replaceFiles(out, filesOf('newer'), isSums);
  expect((await readdir(out)).sort()).toEqual([...names, 'SHA256SUMS'].sort());
  expect(await texts(out)).toEqual(new Set(['newer']));
}, 30_000);

it('lets one build at a time put its files there', async () => {
  const out = await folder();
  await replaceFiles(out, filesOf('old'), isSums);
  const lock = join(out, '.samspill-bygges');
  await writeFile(lock, String(process.pid));
  const second = replaceFiles(out, filesOf('new'), isSums);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(await texts(out)).toEqual(new Set(['old']));
  await rm(lock);
  await second;
  expect(await texts(out)).toEqual(new Set(['new']));
});

it('does not wait for a build that was killed', async () => {
  const out = await folder();
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  await writeFile(join(out, '.samspill-bygges'), String(child.pid));
  await replaceFiles(out, filesOf('new'), isSums);
  expect(await readdir(out)).not.toContain('.samspill-bygges');
});

it('changes nothing where a folder has the name of a file', async () => {
  const out = await folder();
  await replaceFiles(out, filesOf('old').slice(0, -2), isSums);
  await mkdir(join(out, names.at(-1) ?? ''));
  await expect(replaceFiles(out, filesOf('new'), isSums)).rejects.toThrow('er en mappe. Flytt den, og bygg på nytt.');
  expect(await textOf(out, 'pakke-0.zip')).toBe('old');
  expect((await readdir(out)).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('says in plain words where nothing can be written', async () => {
  const out = await folder();
  await writeFile(join(out, 'fil'), '');
  await expect(replaceFiles(join(out, 'fil/dist'), filesOf('new'), isSums)).rejects.toThrow(
    /^Kan ikke skrive pakkene til .*fil\/dist\. Det ligger en fil der mappen skal være\.$/,
  );
});
