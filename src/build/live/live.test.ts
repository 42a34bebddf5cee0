import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { ModuleSources } from '../../compiler/content.ts';
import { faultTeller, textFilesOf } from './faults.ts';
import { readGuide, readPictures } from './guide.ts';
import { changesIn } from './paths.ts';
import { scheduler } from './watch.ts';

it('tells from a path what has to be looked at', () => {
  const { modules, media, all } = changesIn([
    'content/m1/nb/01-a.md',
    'modules/m2/module.yaml',
    'content/m3/media/a.png',
  ]);
  expect([[...modules], [...media], all]).toEqual([['m1', 'm2', 'm3'], ['m3'], false]);
  for (const shared of ['docs/kilder.md', 'content/glossary.nb.yaml', 'content/figurer.svg', ''])
    expect(changesIn([shared]).all).toBe(true);
});

it('looks at what comes together once, one look at a time, and once more when all is quiet', async () => {
  const looks: string[] = [];
  let running = 0;
  const schedule = scheduler(async (paths, settled) => {
    expect(++running).toBe(1);
    await pause(30);
    running--;
    looks.push(`${paths.join()} ${settled}`);
  });
  schedule('a');
  schedule('b');
  schedule('a');
  await pause(25);
  schedule('c'); // In the midst of the first look.
  await pause(400);
  expect(looks).toEqual(['a,b false', 'c false', 'a,b,c true']);
});

it('adds the lines, the editor and the guide to a fault', () => {
  const sources = {
    id: 'm1',
    moduleYaml: { path: 'modules/m1/module.yaml', text: '' },
    lessons: [{ path: 'content/m1/nb/01 å.md', text: '\uFEFFen\r\nto\r\ntre\r\nfire' }],
    media: [],
  } satisfies ModuleSources;
  const message = {
    file: 'content/m1/nb/01 å.md',
    line: 3,
    column: 2,
    severity: 'error',
    rule: 'regel',
    text: 'Feil.',
  } as const;
  const [fault] = faultTeller('/mitt prosjekt', () => 'sjekk')([message], textFilesOf(sources));
  expect(fault).toEqual({
    ...message,
    lines: [
      { number: 2, text: 'to' },
      { number: 3, text: 'tre' },
      { number: 4, text: 'fire' },
    ],
    editor: 'vscode://file/mitt%20prosjekt/content/m1/nb/01%20%C3%A5.md:3:2',
    guide: '/veiledning#sjekk',
  });
});

it('finds the part of the guide that names a rule, and the one about the check for the rest', () => {
  const { html, anchorOf } = readGuide(
    '# Veiledning\n\nEn pakke.\n\n## Alt på bilder\n\nRegelen `mangler-alt`.\n\n## Sjekk teksten\n\n```sh\nnpm run sjekk\n```\n',
  );
  expect([anchorOf('mangler-alt'), anchorOf('pakke')]).toEqual(['alt-på-bilder', 'sjekk-teksten']);
  expect(html).toContain('<h2 id="alt-på-bilder">');
});

it('shows the pictures of the guide, and nothing where there is none', async () => {
  const docs = fileURLToPath(new URL('../../../docs', import.meta.url));
  const markdown = await readFile(`${docs}/forfatter.md`, 'utf8');
  const pictures = await readPictures(
    docs,
    `${markdown}\n![Borte.](bilder/borte.webp)\n![Ute.](bilder/../../a.webp)\n`,
  );
  expect([...pictures.keys()]).toContain('bilder/feil.webp');
  expect(pictures.has('bilder/borte.webp')).toBe(false);
  const { html } = readGuide('![Feltet.](bilder/feil.webp)\n\n![Borte.](bilder/borte.webp)', pictures);
  expect(html).toMatch(/<img src="data:image\/webp;base64,[^"]+" alt="Feltet\.">/);
  expect(html).not.toContain('borte');
});
