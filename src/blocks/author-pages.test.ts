import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { exampleSources } from '../../test/example-sources.ts';
import { readModuleSources } from '../build/sources.ts';
import { compile } from '../compiler/compile.ts';
import { formatMessage } from '../model/message.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const pages = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('forfatter.md')).sort();

/** Examples may use the media, the words and the sources of the demonstration module. */
it.each(pages)('every example in %s compiles without a fault', async (page) => {
  const examples = [...(await readFile(`${folder}/${page}`, 'utf8')).matchAll(/^```markdown\n(.*?)^```$/gms)];
  expect(examples.length).toBeGreaterThan(0);
  const { media, glossaries = [], sourceList } = await readModuleSources(`${folder}/../..`, 'utstilling');
  const words = glossaries.map(({ path, text }) => ({ path: path.replace('/utstilling/', '/m1/'), text }));
  for (const [, text = ''] of examples) {
    const sources = { ...exampleSources({ 'nb/start.md': text }), media, glossaries: words };
    const { messages } = compile({ ...sources, ...(sourceList && { sourceList }) }, { newIds: 'memory' });
    expect(messages.map(formatMessage)).toEqual([]);
  }
});
