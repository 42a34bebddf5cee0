import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { authorGuide, authorPages, guidePath } from '../src/build/author-guide.ts';
import { listModules, readModuleSources } from '../src/build/sources.ts';
import { compile } from '../src/compiler/compile.ts';
import { blockKind, questionKind } from '../src/compiler/directives.ts';
import { formatMessage } from '../src/model/message.ts';
import { exampleSources } from './example-sources.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = await authorPages(root);
const demonstration = await readModuleSources(root, 'utstilling');

/** Kinds that a module of the catalogue uses; the demonstration module is none. */
async function usedKinds(): Promise<ReadonlySet<string>> {
  const modules = (await listModules(root)).filter((id) => id !== 'utstilling');
  const sources = await Promise.all(modules.map((id) => readModuleSources(root, id)));
  const lines = sources.flatMap(({ lessons }) => lessons.flatMap(({ text }) => text.split('\n')));
  const names = lines.flatMap((line) => /^:{3,}([\p{L}-]+)/u.exec(line)?.[1] ?? []);
  return new Set(names.flatMap((name) => questionKind(name)?.kind ?? blockKind(name)?.kind ?? []));
}

/** Examples may use the media, the words and the sources of the demonstration module. */
it.each(pages.map(({ zone, kind, text }) => ({ page: `${zone}/${kind}`, text })))(
  'every example of $page compiles without a fault',
  ({ text }) => {
    const examples = [...`${text}\n`.matchAll(/^```markdown\n(.*?)^```$/gms)];
    expect(examples.length).toBeGreaterThan(0);
    const { media, glossaries = [], sourceList, credits } = demonstration;
    const words = glossaries.map(({ path, text: terms }) => ({
      path: path.replace('/utstilling/', '/m1/'),
      text: terms,
    }));
    for (const [, example = ''] of examples) {
      const sources = { ...exampleSources({ 'nb/start.md': example }), media, glossaries: words };
      const { messages } = compile(
        { ...sources, ...(sourceList && { sourceList }), ...(credits && { credits }) },
        { newIds: 'memory' },
      );
      // A piece of a lesson may use a word that is explained before it.
      const told = messages.filter(({ rule }) => rule !== 'ord-uten-forklaring');
      expect(told.map(formatMessage)).toEqual([]);
    }
  },
);

it('says of a kind that it is experimental as long as no course uses it, and no longer', async () => {
  const used = await usedKinds();
  expect(used).toContain('choice');
  const marked = pages.filter(({ text }) => /^\*Eksperimentell: /m.test(text)).map(({ kind }) => kind);
  expect(marked).toEqual(pages.map(({ kind }) => kind).filter((kind) => !used.has(kind)));
});

it('stands together in the guide, as the pages have it', async () => {
  const guide = await readFile(join(root, guidePath), 'utf8');
  expect(guide, 'run npm run forfatterguide').toBe(authorGuide(pages));
  for (const { text } of pages) {
    for (const [example] of text.matchAll(/^```markdown\n.*?^```$/gms)) expect(guide).toContain(example);
  }
});
