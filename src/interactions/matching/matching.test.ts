import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { exampleSources } from '../../../test/example-sources.ts';
import { compile } from '../../compiler/compile.ts';

/** Compiles one question, and gives its faults as `line rule`; line 1 is that of the fence. */
function compiled(...lines: readonly string[]) {
  const body = [':::par{#q_par}', ...lines, ':::'].join('\n');
  const { content, messages } = compile(exampleSources({ 'nb/start.md': body }), { newIds: 'memory' });
  const lesson = content?.editions[0].lessons[0];
  return {
    faults: messages.map(({ line, rule }) => `${line - 4} ${rule}`),
    html: toHtml({ type: 'root', children: [...(lesson?.body ?? [])] }),
    interaction: lesson?.interactions[0],
  };
}

const sound = ['Hvem gjør hva?', '', '- Amina = **besøker**', '  > Hun er ute.', '- Trine → leder', '  > Hun er sjef.'];

it('gives each source a list of all targets, in the order of the alphabet', () => {
  const { faults, html, interaction } = compiled(...sound, '- = årer', '- Ole -> besøker', '  > Han også.');
  expect(faults).toEqual([]);
  expect(interaction).toEqual({
    kind: 'matching',
    id: 'q_par',
    prompt: 'Hvem gjør hva?',
    parts: [
      { id: 'a', text: 'Amina' },
      { id: 'b', text: 'Trine' },
      { id: 'c', text: 'Ole' },
      { id: 'd', text: 'besøker' },
      { id: 'e', text: 'leder' },
      { id: 'f', text: 'årer' },
    ],
    samples: { right: 'ded', wrong: 'ede' },
  });
  const [first = ''] = html.match(/<select.*?<\/select>/) ?? [];
  expect(first.replaceAll(/<[^>]+>/g, '|')).toBe('||Velg …||besøker||leder||årer||');
  expect(first).toContain('<option value="d" data-correct="">besøker');
  expect(html).toContain('<strong>Riktig svar:</strong> besøker');
  expect(html).toContain('Velg mellom: besøker · leder · årer');
});

it('takes the first sign for the one that parts, and keeps markup of the source', () => {
  const { faults, html, interaction } = compiled('Hva?', '- *A* = b = c', '  > Fordi.', '- B -> d', '  > Fordi.');
  expect(faults).toEqual([]);
  expect(interaction?.parts.map(({ text }) => text)).toEqual(['A', 'B', 'b = c', 'd']);
  expect(html).toContain('<span><em>A</em></span>');
});

it('has letters for a source and a target with the same words', () => {
  const { faults, interaction } = compiled('Hva?', '- A = B', '  > Fordi.', '- B = A', '  > Fordi.');
  expect(faults).toEqual([]);
  expect(interaction?.samples.right).toBe('cd');
});

describe('faults', () => {
  it.each([
    ['a line without a sign', [...sound, '- Ole besøker', '  > Ja.'], ['8 ikke-par']],
    ['a sign with nothing behind', [...sound, '- Ole =', '  > Ja.'], ['8 ikke-par']],
    ['a box to tick', [...sound, '- [ ] Ole = rydder', '  > Ja.'], ['8 ikke-par']],
    ['a pair without «why»', [...sound, '- Ole = rydder'], ['8 mangler-hvorfor']],
    ['a «why» that is not indented', ['?', '- A = b', '> Ja.', '- C = d', '  > Ja.'], ['4 hvorfor-uten-innrykk']],
    ['a «why» of what belongs to nothing', [...sound, '- = rydder', '  > Nei.'], ['9 forklaring-uten-par']],
    ['what belongs to nothing, and to something', [...sound, '- = leder'], ['8 like-svar']],
    ['two sources alike', [...sound, '- Amina = rydder', '  > Ja.'], ['1 like-svar']],
    ['one pair', ['?', '- A = b', '  > Ja.', '- = c'], ['1 for-fa-svar']],
    ['one target', ['?', '- A = b', '  > Ja.', '- C = b', '  > Ja.'], ['1 ingen-galt-svar']],
    ['no pairs', ['Bare tekst.'], ['1 for-fa-svar']],
    ['no question', sound.slice(2), ['1 tomt-sporsmal']],
    ['text behind', [...sound, '', 'Mer.'], ['9 tekst-etter-svar']],
    ['a line that goes on with the «why»', [...sound, '• Ole = rydder'], ['8 ikke-avkryssing']],
    [
      '27 parts',
      ['?', ...Array.from({ length: 14 }, (_, n) => `- A${n} = b${n % 13}\n  > Ja.`)],
      ['1 for-mange-deler'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(compiled(...lines).faults).toEqual(expected);
  });
});
