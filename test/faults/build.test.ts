import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readModuleSources } from '../../src/build/sources.ts';
import { compile } from '../../src/compiler/compile.ts';
import { exampleSources, questionText } from '../example-sources.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('row 31: an id that an LMS would refuse', () => {
  it.each(['{#spørsmål_1}', '{#q en}', '{#q-1}', '{#1q}'])(
    'row 31: such as %s stops the build, at its line',
    (head) => {
      const { content, messages } = compile(exampleSources({ 'nb/start.md': questionText(head) }));
      expect(content).toBeUndefined();
      const [first] = messages.filter(({ severity }) => severity === 'error');
      expect(first).toMatchObject({ file: 'content/m1/nb/start.md', line: 5 });
      expect(first?.text).toMatch(/id/i);
    },
  );
});

describe('row 41: an identifier that released packages have', () => {
  it.each(['manifest', 'organization', 'item', 'resource', 'activity'])(
    'row 41: the %s cannot become another',
    async (name) => {
      const sources = await readModuleSources(root, 'm1');
      expect(compile(sources).content, 'as it is').toBeDefined();
      const released = (sources.released ?? []).map((file) => {
        const release = JSON.parse(file.text);
        release.identifiers[name] += '_fra_for';
        return { ...file, text: JSON.stringify(release) };
      });
      expect(released.length).toBeGreaterThan(0);
      const { content, messages } = compile({ ...sources, released });
      expect(content).toBeUndefined();
      expect(messages.map(({ text }) => text).join('\n')).toMatch(new RegExp(`«${name}» var \\S+_fra_for i versjon`));
    },
  );
});
