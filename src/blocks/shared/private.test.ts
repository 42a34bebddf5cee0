import { readFile } from 'node:fs/promises';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { exampleSources, questionText } from '../../../test/example-sources.ts';
import { compile } from '../../compiler/compile.ts';
import { wordsFor } from '../../i18n/words.ts';

const kinds = ['role', 'role-text', 'survey', 'notes', 'evaluation'] as const;

/** Compiles a lesson, and gives its faults as `line rule`; the first line of `body` is 1. */
function compiled(body: string, other = '') {
  const sources = exampleSources({ 'nb/a.md': body, 'nb/b.md': `${other}\n\n${questionText('{#q_en mål=g_noe}')}` });
  const { content, messages } = compile(sources, { newIds: 'memory' });
  const faults = messages.map(({ file, line, rule }) => `${file.endsWith('a.md') ? '' : 'b '}${line - 4} ${rule}`);
  const lesson = content?.editions[0]?.lessons[0];
  return { faults, html: lesson ? toHtml({ type: 'root', children: [...lesson.body] }) : '' };
}

describe.each(kinds)('the author’s page of %s', (kind) => {
  it('has an example without fault', async () => {
    const page = await readFile(new URL(`../${kind}/forfatter.md`, import.meta.url), 'utf8');
    const example = /```markdown\n(.*?)```/s.exec(page)?.[1] ?? '';
    const { faults, html } = compiled(example);
    expect(faults).toEqual([]);
    expect(html).toContain(`<sam-${kind} `);
  });
});

it.each([
  [':::notat\nHva tenker du?\n:::', '1 mangler-id'],
  [':::notat{#n-a}\nHva tenker du?\n:::', '1 ugyldig-id'],
  [':::notat{#n_a}\n:::', '1 notat-uten-oppgave'],
  [':::notat{#n_a}\n- Hva tenker du?\n:::', '1 notat-uten-oppgave'],
  [':::notat{#om}\nHva tenker du?\n:::', '1 dobbel-id'],
  [':::notat{#q_en}\nHva tenker du?\n:::', '1 dobbel-id'],
  [':::notat{#g_noe}\nHva tenker du?\n:::', '1 dobbel-id'],
  [':::notat{#l_b}\nHva tenker du?\n:::', '1 dobbel-id'],
  [':::notat{#n_a lang}\nHva tenker du?\n:::', '1 ukjent-egenskap'],
  [':::rolle\nTekst\n:::', '1 mangler-rolle'],
  [':::rolle{sjef}\nTekst\n:::', '1 ukjent-egenskap'],
  ['Tekst\n\n:::rolle{leder}\n:::', '3 tom-rolle'],
  [':::selvtest{#s_a}\n- Jeg mestrer det.\n:::', '1 selvtest-uten-tema'],
  [':::selvtest{#s_a}\n### Mestring\nTekst\n:::', '2 tema-uten-pastander'],
  [':::selvtest{#s_a}\n### Mestring\n- [ ] Jeg mestrer det.\n:::', '3 avkryssing-utenfor'],
  [':::selvtest\n### Mestring\n- Jeg mestrer det.\n-\n:::', '1 mangler-id,4 tom-pastand'],
  [':::evaluering{#e_a}\nHva manglet?\n:::', '1 evaluering-uten-pastander'],
])('%j is told of: %s', (body, rules) => {
  expect(compiled(body).faults.join()).toBe(rules);
});

it('tells of an id that is in use by a block of another lesson, where it stands the second time', () => {
  const note = ':::notat{#n_a}\nHva tenker du?\n:::';
  expect(compiled(note, note).faults).toEqual(['b 1 dobbel-id']);
});

it('names every role that a text is for, in their own order, and by an opaque value for the element', () => {
  const { html } = compiled(':::rolle{verneombud leiar tillitsvalgt}\nTekst\n:::');
  expect(html).toContain('For leder, tillitsvalgt og verneombud');
  expect(html).toContain('data-roles="p2 p3 p4"');
});

it('makes a form for paper: every statement with its scale, every question with its field, and no button that sends', () => {
  const { html } = compiled(
    ':::evaluering{#e_a}\nInn.\n\n- En **påstand**.\n- En til.\n\nHva manglet?\n:::\n\n:::selvtest{#s_a}\n### Mestring\n- Jeg.\n> Råd.\n:::',
  );
  expect(html.match(/<fieldset class="sam-rate">/g)).toHaveLength(3);
  expect(html.match(/type="radio"/g)).toHaveLength(5 + 3 * 6);
  expect(html).toContain('<legend>En <strong>påstand</strong>.</legend>');
  expect(html).toContain('<label class="sam-private-label" for="e_a_tekst_0">Hva manglet?</label>');
  expect(html).toContain('<p>Råd.</p>');
  expect(html.match(/<form novalidate autocomplete="off">/g)).toHaveLength(2);
  expect(html).not.toMatch(/type="submit"|<button(?![^>]*type="button")|action=/);
  expect(html).toContain(wordsFor('nb')('private.only'));
});
