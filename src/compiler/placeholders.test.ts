import { expect, it } from 'vitest';
import { exampleSources } from '../../test/example-sources.ts';
import { compile } from './compile.ts';

it('warns of text that somebody still has to write, wherever it stands, and builds all the same', () => {
  const sources = exampleSources({ 'nb/start.md': 'Les dette.\n\n> ✎ Skriv hvorfor.' });
  const moduleYaml = { ...sources.moduleYaml, text: sources.moduleYaml.text.replace('nb: Tittel', 'nb: ✎ Skriv') };
  const { content, messages } = compile({ ...sources, moduleYaml }, { newIds: 'memory' });
  expect(content).toBeDefined();
  expect(messages.map(({ file, line, column, severity, rule }) => [file, line, column, severity, rule])).toEqual([
    ['content/m1/nb/start.md', 7, 3, 'warning', 'plassholder'],
    ['modules/m1/module.yaml', 6, 15, 'warning', 'plassholder'],
  ]);
});
