import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Compiled, ModuleSources, SourceFile } from '../../compiler/content.ts';
import { toModule } from '../../compiler/document.ts';
import { type Readers, rememberingReaders } from '../../compiler/readers.ts';
import { shellOf } from '../player.ts';
import { readModuleSources } from '../sources.ts';

/*
 * The preview makes again only what has changed. Whatever an author does, it must show what a build from nothing would give: the same
 * documents to the letter, and the same faults.
 */

const root = fileURLToPath(new URL('../../../', import.meta.url));
const shell = shellOf('html{}', 'body{}', 'void 0');

/** Numbers in 0–1 that are the same each time. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Edit = (text: string, next: () => number) => string;

const pick = <Kind>(from: readonly Kind[], next: () => number): Kind | undefined =>
  from[Math.floor(next() * from.length)];

const inBlocks =
  (change: (blocks: string[], at: number, next: () => number) => void): Edit =>
  (text, next) => {
    const blocks = text.split('\n\n');
    change(blocks, 1 + Math.floor(next() * (blocks.length - 1)), next);
    return blocks.join('\n\n');
  };

/** What authors do, and what happens to them while they write. */
const edits: Readonly<Record<string, Edit>> = {
  'a sentence more': inBlocks((blocks, at, next) => {
    blocks[at] += ` Setning ${Math.floor(next() * 1000)}.`;
  }),
  'a block more': inBlocks(
    (blocks, at) => void blocks.splice(at, 0, 'Et nytt avsnitt med [lenke](https://www.ks.no).'),
  ),
  'a block less': inBlocks((blocks, at) => void blocks.splice(at, 1)),
  'a block moved': inBlocks((blocks, at, next) => {
    const [block = ''] = blocks.splice(at, 1);
    blocks.splice(1 + Math.floor(next() * blocks.length), 0, block);
  }),
  'another right answer': (text) => text.replace('- [x]', '- [ ]').replace('- [ ]', '- [x]'),
  'no right answer': (text) => text.replaceAll('- [x]', '- [ ]'),
  'another title': (text, next) => text.replace(/^tittel: .*/m, `tittel: Tittel ${Math.floor(next() * 9)}`),
  'other minutes': (text, next) => text.replace(/^minutter: .*/m, `minutter: ${1 + Math.floor(next() * 9)}`),
  'no head': (text) => text.replace('---', ''),
  'a fence that is not closed': (text) => `${text}\n\n:::spørsmål\nHva?\n`,
  'an id taken away': (text) => text.replace(/#q_[a-z_]+ ?/, ''),
  'other line ends': (text) => text.replaceAll('\n', '\r\n'),
  'words of the other kind of Norwegian': (text) =>
    `${text}\n\nEg veit ikkje kva dei gjer. Jeg vet ikke hva de gjør.\n`,
  'half a file': (text, next) => text.slice(0, Math.floor(text.length * next())),
  'an empty file': () => '',
};

/** What can be done with the other files of a module. */
const settings: Readonly<Record<string, Edit>> = {
  'another pass mark': (text, next) => text.replace(/^bestått: \d+/m, `bestått: ${50 + Math.floor(next() * 50)}`),
  'a locked order': (text) => (text.includes('rekkefølge:') ? text : `${text}\nrekkefølge: låst\n`),
  'lessons in another order': (text) => text.replace(/(leksjoner:\n)(.*\n)(.*\n)/, '$1$3$2'),
  'another version': (text) => text.replace(/^versjon: .*/m, 'versjon: 9.9.9'),
};

const replaced = (files: readonly SourceFile[], at: number, text: string): readonly SourceFile[] =>
  files.map((file, index) => (index === at ? { ...file, text } : file));

/** One more thing done to a module, and what it was. */
function step(from: ModuleSources, original: ModuleSources, next: () => number): [string, ModuleSources] {
  const dice = next();
  if (dice < 0.15) {
    const [name, edit] = pick(Object.entries(settings), next) ?? ['', (text: string) => text];
    const text = edit(from.moduleYaml.text, next);
    return [name, { ...from, moduleYaml: { ...from.moduleYaml, text } }];
  }
  if (dice < 0.2) return ['other media', { ...from, media: from.media.slice(1) }];
  if (dice < 0.23) {
    const glossaries = (from.glossaries ?? []).map(({ path, text }) => ({ path, text: `# Ny kommentar\n${text}` }));
    return ['a comment in the glossaries', { ...from, glossaries }];
  }
  if (dice < 0.25) return ['no accepted translations', { ...from, translations: [] }];
  if (dice < 0.3) {
    const text = 'regler:\n  lang-setning: feil\n  blandet-malform: av\n';
    return ['stricter rules', { ...from, rules: { path: 'modules/regler.yaml', text } }];
  }
  const at = Math.floor(next() * from.lessons.length);
  const lesson = from.lessons[at]?.text ?? '';
  // Most of what goes wrong is mended soon; else nothing would be shown.
  if (dice < 0.65) return ['mended', { ...original, lessons: replaced(original.lessons, at, `${lesson}`) }];
  const [name, edit] = pick(Object.entries(edits), next) ?? ['', (text: string) => text];
  return [`${name} in ${from.lessons[at]?.path}`, { ...from, lessons: replaced(from.lessons, at, edit(lesson, next)) }];
}

/** All that the preview and the check show of a module. */
function shown(sources: ModuleSources, readers?: Readers) {
  const compiled: Compiled = compile(sources, { newIds: 'memory', ...(readers && { readers }) });
  const { content, messages, slots, slotChanges, fixes } = compiled;
  const documents = content && toModule(content, shell).editions.map(({ lang, document }) => [lang, document]);
  const packed = content && {
    ...{ hash: content.hash, uses: content.uses, pictures: content.pictures },
    media: content.media.map(({ path }) => path),
  };
  return { documents, packed, messages, slots, slotChanges, fixes };
}

type Documents = ReturnType<typeof shown>['documents'];

/** Where two editions differ first, for a whole document says little in a report. */
function firstDifference(some: Documents, others: Documents): string | undefined {
  const partsOf = (documents: Documents) => (documents ?? []).flatMap((each) => each.join('<').split('<'));
  const right = partsOf(others);
  return partsOf(some).find((part, index) => part !== right[index]);
}

it.each([
  ['utstilling', 1, 60],
  ['m1', 2, 25],
])(
  'shows of %s what a build from nothing gives, after every one of many edits',
  async (id, seed, count) => {
    const original = await readModuleSources(root, id);
    const next = random(seed);
    const readers = rememberingReaders();
    let sources = original;
    let built = 0;
    for (let at = 0; at < count; at++) {
      const [what, now] = step(sources, original, next);
      sources = now;
      const anew = shown(sources);
      const remembered = shown(sources, readers);
      expect(firstDifference(remembered.documents, anew.documents), `edit ${at}: ${what}`).toBeUndefined();
      expect(remembered, `edit ${at}: ${what}`).toEqual(anew);
      if (anew.documents) built++;
    }
    expect(built).toBeGreaterThan(count / 5);
  },
  300_000,
);

it('takes a fraction of the processor time of a build from nothing', async () => {
  const original = await readModuleSources(root, 'utstilling');
  const readers = rememberingReaders();
  let at = 0;
  const edited = (): ModuleSources => {
    const text = `${original.lessons[1]?.text}\n\nSetning ${at++}.\n`;
    return { ...original, lessons: replaced(original.lessons, 1, text) };
  };
  const best = (work: (sources: ModuleSources) => void) => {
    const times = Array.from({ length: 15 }, () => {
      const sources = edited();
      const start = process.cpuUsage();
      work(sources);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    return Math.min(...times);
  };
  const anew = best((sources) => shown(sources));
  const remembered = best((sources) => shown(sources, readers));
  process.stdout.write(`an edit: ${remembered.toFixed(0)} ms of the processor; from nothing: ${anew.toFixed(0)} ms\n`);
  expect(remembered / anew).toBeLessThan(0.2);
}, 60_000);
