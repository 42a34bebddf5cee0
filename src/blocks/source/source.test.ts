import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileLesson } from '../../../test/example-lesson.ts';
import { Messages } from '../../compiler/report.ts';
import { readSourceList } from '../../compiler/source-list.ts';

const path = 'docs/kilder.md';
const rows = ['| S17 | «Styrt» | Fagbladet, 2017 | [Les](https://x.no) | Noe |', '| K1 | Rapport | HSN, 2017 | søk |'];
const list = (...lines: readonly string[]) => ({
  path,
  text: ['# Kilder', '', '| Merke | Tittel | Utgiver | Les den her |', '|---|---|---|---|', ...lines].join('\n'),
});
const compile = (markdown: string, sourceList = list(...rows)) => compileLesson(markdown, { sourceList });

it('makes a reference a link to the list at the end of the lesson, and counts it as a source', () => {
  const { html, content, faults } = compile('Ifølge [Fagbladet](kilde:S17) og [det](kilde:S17).');
  expect(faults).toEqual([]);
  expect(html).toBe(
    '<p>Ifølge <a href="#l_start_kilde_S17">Fagbladet</a> og <a href="#l_start_kilde_S17">det</a>.</p>' +
      '<h3>Kilder</h3><ul class="sam-sources" lang="nb"><li id="l_start_kilde_S17">«Styrt». Fagbladet, 2017. Les den her: ' +
      '<a href="https://x.no">Les</a></li></ul>',
  );
  expect(content?.editions[0].lessons[0]?.sources).toEqual(['S17']);
  expect(content?.uses).toEqual([]);
});

it('adds nothing to a lesson without references', () => {
  expect(compile('Tekst.').html).toBe('<p>Tekst.</p>');
});

describe('faults', () => {
  it('an unknown mark, with the nearest one', () => {
    const { faults, texts } = compile('[a](kilde:S18)\n\n[b](kilde:helt-feil)');
    expect(faults).toEqual(['5 ukjent-kilde', '7 ukjent-kilde']);
    expect(texts[0]).toBe('Kilden «S18» står ikke i docs/kilder.md. Mente du «S17»?');
    expect(texts[1]).toBe('Kilden «helt-feil» står ikke i docs/kilder.md. Legg den til i kildelisten.');
  });

  it('a reference where there is no list', () => {
    expect(compileLesson('[a](kilde:S17)').faults).toEqual(['5 ukjent-kilde']);
  });

  it.each([
    ['a mark twice', [...rows, '| K1 | Annen | HSN | søk |'], [`${path}:7 dobbelt-merke`]],
    ['a mark with a blank', ['| S 1 | Tittel | HSN | søk |'], [`${path}:5 ugyldig-merke`]],
    ['no publisher', ['| S1 | Tittel | | søk |'], [`${path}:5 mangler-kilde`]],
    ['an unsafe link', ['| S1 | Tittel | HSN | [a](javascript:1) |'], [`${path}:5 ulovlig-lenke`]],
  ])('%s', (_, lines, expected) => {
    expect(compile('Tekst.', list(...lines)).faults).toEqual(expected);
  });

  it('none in the list of this project', async () => {
    const text = await readFile(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');
    const messages = new Messages();
    expect([...readSourceList({ path, text }, messages).keys()]).toEqual(expect.arrayContaining(['S17', 'K1']));
    expect(messages.sorted()).toEqual([]);
  });
});
