import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { compileLesson } from '../../../test/example-lesson.ts';
import { wordsFor } from '../../i18n/words.ts';
import { glossaryView } from './glossary.ts';

const own = 'content/m1/glossary.nb.yaml';
const shared = 'content/glossary.nb.yaml';
const yaml = (text: string, path = own) => [{ path, text }];
const compile = (markdown: string, glossaries = yaml('Drøfting: Vi snakker.\nfelles mål: Det vi vil.\n')) =>
  compileLesson(markdown, { glossaries });

it('makes a word a link to its entry, and lists the words that are used', () => {
  const { html, content, faults } = compile('Før [drøfting](ord:drøfting) og [målet][m].\n\n[m]: ord:felles_mål');
  expect(faults).toEqual([]);
  expect(html).toBe(
    '<p>Før <a href="#ord_drofting" class="sam-word">drøfting</a> og <a href="#ord_felles_mal" class="sam-word">målet</a>.</p>',
  );
  const { glossary = [] } = content!.editions[0];
  expect(glossary.map(({ id, term }) => `${id} ${term}`)).toEqual([
    'ord_drofting Drøfting',
    'ord_felles_mal felles mål',
  ]);
  expect(content?.uses).toEqual(['glossary']);
  expect(toHtml(glossaryView(glossary, wordsFor('nb')))).toContain(
    '<div id="ord_drofting"><dt>Drøfting</dt><dd>Vi snakker.</dd><dd class="sam-note">Står i <a href="#l_start">Leksjon</a></dd></div>',
  );
});

it('leaves out the glossary where no word of it is used', () => {
  const { content } = compile('Tekst.');
  expect(content?.editions[0].glossary).toBeUndefined();
  expect(content?.uses).toEqual([]);
});

it('takes the module’s own word before the one that all share', () => {
  const both = [...yaml('tiltak: Eget.'), ...yaml('tiltak: Felles.\nvern: Felles.', shared)];
  const { content } = compile('[a](ord:tiltak) [b](ord:vern)', both);
  expect(content?.editions[0].glossary?.map(({ text }) => text)).toEqual(['Eget.', 'Felles.']);
});

it('tells a changed word from the one that was released', () => {
  const hash = (text: string) => compile('[a](ord:a)', yaml(`a: ${text}`)).content?.hash;
  expect(hash('Ett.')).not.toBe(hash('To.'));
});

it('shows the North Sámi form of a word, in its own language', () => {
  const { content, faults } = compile(
    '[a](ord:part)',
    yaml('part:\n  forklaring: En side.\n  nordsamisk: oassebealle\n'),
  );
  expect(faults).toEqual([]);
  const [entry] = content?.editions[0].glossary ?? [];
  expect(entry).toMatchObject({ term: 'part', text: 'En side.', sami: 'oassebealle' });
  expect(toHtml(glossaryView(entry ? [entry] : [], wordsFor('nb')))).toContain(
    '<dd class="sam-note">På nordsamisk: <span lang="se">oassebealle</span></dd>',
  );
});

describe('faults', () => {
  it('a line under a word that means nothing, with what may stand there', () => {
    const { faults, texts } = compile('[x](ord:part)', yaml('part:\n  forklaring: En side.\n  samisk: oassebealle\n'));
    expect(faults).toEqual([`${own}:3 ukjent-nokkel`]);
    expect(texts[0]).toContain('nordsamisk');
  });

  it('an unknown word, with the nearest one or the way out', () => {
    const { faults, texts } = compile('A.\n\n[x](ord:drøftning)\n\n[y](ord:helt_annet)');
    expect(faults).toEqual(['7 ukjent-ord', '9 ukjent-ord']);
    expect(texts).toEqual([
      'Ordet «drøftning» står ikke i ordlisten. Mente du «Drøfting»?',
      'Ordet «helt_annet» står ikke i ordlisten. Legg til linjen «helt_annet: …» i content/m1/glossary.nb.yaml.',
    ]);
  });

  it.each([
    ['a word without text', 'a: Ja.\nb:\n', [`${own}:2 ugyldig-verdi`]],
    ['a list', '- a\n- b\n', [`${own}:1 ugyldig-verdi`]],
    ['a word twice', 'a: Ja.\na: Nei.\n', [`${own}:2 yaml`]],
    ['a word twice in other letters', 'vern: Ja.\nVern: Nei.\n', [`${own}:2 dobbelt-ord`]],
    ['a number', 'a: 12\n', [`${own}:1 ugyldig-verdi`]],
  ])('%s', (_, text, expected) => {
    expect(compile('Tekst.', yaml(text)).faults).toEqual(expected);
  });

  it('an empty file is none', () => {
    expect(compile('Tekst.', yaml('# Ingen ord ennå\n')).faults).toEqual([]);
  });
});
