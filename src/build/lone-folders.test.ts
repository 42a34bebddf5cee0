import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { formatMessage } from '../model/message.ts';
import { loneFolders } from './lone-folders.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'samspill-mapper-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function told(...files: readonly string[]) {
  for (const file of files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), 'x');
  }
  return (await loneFolders(root)).map((each) => `${each.severity} ${each.rule} ${formatMessage(each)}`);
}

it('has nothing to say of folders that have each other, and of what modules share', async () => {
  const shared = ['content/local/navn.yaml', 'content/glossary.nb.yaml', 'modules/regler.yaml'];
  expect(await told('content/m1/nb/01-a.md', 'modules/m1/module.yaml', ...shared)).toEqual([]);
  await mkdir(join(root, 'content/tom'));
  await mkdir(join(root, 'content/.git'));
  expect(await told()).toEqual([]);
});

it('tells of text that no module shows', async () => {
  expect(await told('content/hms/nb/01-a.md', 'modules/m1/module.yaml', 'content/m1/nb/01-a.md')).toEqual([
    'warning mangler-modul content/hms/nb/01-a.md:1:1: Ingen får lese det som ligger i content/hms, for mappen modules/hms finnes ikke. ' +
      'Gi de to mappene samme navn, eller lag en modul med npm run ny:modul og flytt teksten dit.',
  ]);
});

it('tells of a folder that was given another name, from both sides', async () => {
  expect(await told('content/hms-kurs/nb/01-a.md', 'modules/hmskurs/module.yaml')).toEqual([
    'error mangler-innhold modules/hmskurs/module.yaml:1:1: Modulen har ingen tekst, for mappen content/hmskurs finnes ikke. ' +
      'Mente du content/hms-kurs? Gi mappen med teksten navnet hmskurs, eller slett modules/hmskurs.',
    'warning mangler-modul content/hms-kurs/nb/01-a.md:1:1: Ingen får lese det som ligger i content/hms-kurs, for mappen modules/hms-kurs finnes ikke. ' +
      'Mente du modules/hmskurs? Gi de to mappene samme navn, eller lag en modul med npm run ny:modul og flytt teksten dit.',
  ]);
});

it('tells of a module without its module.yaml, with and without text', async () => {
  expect(await told('modules/a/slots.json', 'modules/b/slots.json', 'content/b/nb/01-a.md')).toEqual([
    'warning mangler-modul content/b/nb/01-a.md:1:1: Ingen får lese det som ligger i content/b, for filen modules/b/module.yaml finnes ikke. ' +
      'Hent filen tilbake, eller kopier den fra en annen modul.',
    'warning mangler-modul modules/a/slots.json:1:1: Mappen modules/a er ingen modul, for den har ingen module.yaml. Hent filen tilbake, eller slett mappen.',
  ]);
});
