import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifest, theirs } from '../../test/support/package-edits.ts';
import { checkPackageCommand } from './check-package-command.ts';

let folder = '';
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samspill-sjekk-pakke-'));
  const sound = theirs('scorm12');
  await writeFile(file('hel.zip'), zipSync(sound as Zippable));
  await writeFile(file('feil.zip'), zipSync(manifest('>1.2<', '>1.9<')(sound) as Zippable));
  await writeFile(file('advarsel.zip'), zipSync({ ...sound, 'ekstra.txt': new Uint8Array() } as Zippable));
  await writeFile(file('side.zip'), '<!doctype html><title>Logg inn</title>');
  await mkdir(file('mappe'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(...args: readonly string[]) {
  const lines: { out: string[]; error: string[] } = { out: [], error: [] };
  const code = await checkPackageCommand(args, {
    out: (line) => lines.out.push(line),
    error: (line) => lines.error.push(line),
  });
  return { code, out: lines.out.join('\n'), error: lines.error.join('\n') };
}

describe('npm run sjekk-pakke', () => {
  it('says that a sound package can be used', async () => {
    expect(await run(file('hel.zip'))).toEqual({
      code: 0,
      out: 'hel.zip: scorm12, «Brannvern på jobb», versjon 1.3, 4 filer, 1,6 kB\nIngen feil. Pakken kan brukes.',
      error: '',
    });
  });

  it('says what is wrong, where, by which rule, and what to do', async () => {
    const { code, out } = await run(file('feil.zip'));
    expect(code).toBe(1);
    expect(out.split('\n').slice(1)).toEqual([
      '  feil imsmanifest.xml:11: <schemaversion> er «1.9», og skal være nøyaktig «1.2». Moodle leser pakken som SCORM 1.2 når teksten er ukjent. [schemaversion]',
      '1 feil. Pakken kan ikke brukes.',
    ]);
  });

  it('takes several, and fails where one has an error', async () => {
    const { code, out } = await run(file('hel.zip'), file('side.zip'), file('advarsel.zip'));
    expect(code).toBe(1);
    expect(out).toContain('Ingen feil. Pakken kan brukes. 1 advarsel.');
    expect(out).toContain('side.zip: 0 filer');
    expect(out).toContain('[zip-ikke-zip]');
  });

  it('gives the same as JSON', async () => {
    const { code, out } = await run('--json', file('advarsel.zip'), file('feil.zip'));
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      errors: 1,
      warnings: 1,
      packages: [
        {
          file: 'advarsel.zip',
          format: 'scorm12',
          ours: false,
          findings: [{ rule: 'fil-ikke-listet', severity: 'warning' }],
        },
        {
          file: 'feil.zip',
          findings: [{ rule: 'schemaversion', severity: 'error', file: 'imsmanifest.xml', line: 11 }],
        },
      ],
    });
  });

  it.each([
    [[], 'Skriv navnet på zip-filen som skal sjekkes.'],
    [['--fiks', 'a.zip'], 'Flagget --fiks finnes ikke.'],
    [['--json=ja', 'a.zip'], 'Flagget --json tar ingen verdi.'],
    [['finnes-ikke.zip'], 'Fant ikke finnes-ikke.zip.'],
  ])('%j prints the usage', async (args, fault) => {
    const { code, out, error } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(`${fault}\n\nBruk: npm run sjekk-pakke`);
  });

  it('asks for the zip when it gets a folder', async () => {
    const { code, error } = await run(`${file('mappe')}/`);
    expect(code).toBe(2);
    expect(error).toContain('mappe/ er en mappe. Sjekken tar zip-filen slik du laster den opp');
  });

  it('--help prints the usage too, as an answer', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, error: '', out: expect.stringMatching(/^Bruk: /) });
  });
});
