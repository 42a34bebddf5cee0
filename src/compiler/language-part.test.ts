import { toHtml } from 'hast-util-to-html';
import { expect, it } from 'vitest';
import { exampleSources } from '../../test/example-sources.ts';
import { compile } from './compile.ts';

/** What becomes of a lesson with this text: its body as HTML, and what is told of it. */
function compiled(markdown: string) {
  const { content, messages } = compile(exampleSources({ 'nb/start.md': markdown }), { newIds: 'memory' });
  const body = content?.editions[0].lessons[0]?.body ?? [];
  return {
    html: toHtml({ type: 'root', children: [...body] }),
    told: messages.map(({ line, column, rule, text }) => `${line}:${column} ${rule}: ${text}`),
  };
}

it.each(['[learning](språk:en)', '[learning](sprak:en)', '[learning][r]\n\n[r]: språk:en'])(
  'marks the language of words: %s',
  (markdown) => {
    expect(compiled(markdown)).toEqual({ html: '<p><span lang="en">learning</span></p>', told: [] });
  },
);

it('marks words of North Sámi, in which no edition is written', () => {
  expect(compiled('Ordet er [oahpahus](språk:se).')).toEqual({
    html: '<p>Ordet er <span lang="se">oahpahus</span>.</p>',
    told: [],
  });
});

it('keeps what is written in the words', () => {
  expect(compiled('Vi sier [**machine** learning](språk:en) her.').html).toBe(
    '<p>Vi sier <span lang="en"><strong>machine</strong> learning</span> her.</p>',
  );
});

it('tells of a language that it does not know', () => {
  expect(compiled('Et [ord](språk:no).').told).toEqual([
    '5:4 ukjent-sprak: Språket «no» er ikke kjent. Skriv språk:nb, språk:nn, språk:en, språk:se.',
  ]);
});

it('tells of words that are missing', () => {
  expect(compiled('Et [](språk:en).').told.map((told) => told.slice(0, 12))).toEqual(['5:4 tom-lenk']);
});
