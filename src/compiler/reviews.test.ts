import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { exampleSources } from '../../test/example-sources.ts';
import { wordsFor } from '../i18n/words.ts';
import { aboutView } from './about.ts';
import { compile } from './compile.ts';

/** What «Om kurset» says of reviews, and the faults, where module.yaml ends with `lines`. */
function compiled(...lines: readonly string[]): { readonly about: string; readonly faults: readonly string[] } {
  const slots = JSON.stringify({ module: 'm1', slots: [{ id: 'l_start', kind: 'lesson' }] });
  const sources = exampleSources({ 'nb/start.md': 'Tekst.' }, slots);
  const text = `${sources.moduleYaml.text}${lines.join('\n')}\n`;
  const { content, messages } = compile({ ...sources, moduleYaml: { ...sources.moduleYaml, text } });
  const about = content && toHtml(aboutView(content, content.editions[0], wordsFor('nb')));
  const faults = messages.filter(({ severity }) => severity === 'error').map(({ rule, text }) => `${rule}: ${text}`);
  return { about: about ?? '', faults };
}

describe('what a human has reviewed', () => {
  it('is nothing until somebody says so', () => {
    expect(compiled().about).toContain('Utkast: Språk og jus er ikke kontrollert av et menneske.');
  });

  it('is told with who and when, and so is what is left', () => {
    const { about, faults } = compiled('kontrollert:', '  nb: { av: språkgruppa, dato: 2027-01-12 }');
    expect(faults).toEqual([]);
    expect(about).toContain('Språket er kontrollert av språkgruppa, 12. januar 2027.');
    expect(about).toContain('Jussen er ikke kontrollert av et menneske.');
    expect(about).not.toContain('Utkast');
  });

  it.each([
    ['  jus: ja', 'hvem og når'],
    ['  jus: { av: noen, dato: i går }', 'en dato, slik: 2027-01-12'],
    ['  jus: { dato: 2027-01-12 }', 'av'],
    ['  jurist: { av: noen, dato: 2027-01-12 }', 'jus'],
  ])('%s is told of', (line, wayOut) => {
    expect(compiled('kontrollert:', line).faults.join('\n')).toContain(wayOut);
  });
});
