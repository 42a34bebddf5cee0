import { describe, expect, it } from 'vitest';
import { compileLesson } from '../../../test/example-lesson.ts';

const compile = (...lines: readonly string[]) => compileLesson(lines.join('\n'));

it('is an article under its title, with two buttons', () => {
  const { html, faults, content } = compile(':::ark{tittel="Ta med"}', '1. En', '2. To', ':::');
  expect(faults).toEqual([]);
  expect(html).toContain(
    '<article aria-labelledby="l_start_b1_navn"><h3 id="l_start_b1_navn">Ta med</h3><ol><li>En</li><li>To</li></ol></article>',
  );
  expect(html.match(/<button/g)).toHaveLength(2);
  expect(content?.uses).toEqual(['sheet']);
});

it('has lines to write on: where `---` stands, and as many as are wanted under points and bold words', () => {
  const line = '<hr aria-hidden="true">';
  expect(compile(':::ark{tittel=T}', 'A', '', '---', ':::').html).toContain(`<p>A</p>${line}</article>`);
  const { html, faults } = compile(':::ark{tittel=T linjer=2}', 'Skriv.', '', '**Når:**', '', '- En', ':::');
  expect(faults).toEqual([]);
  expect(html).toContain(
    `<p>Skriv.</p><p><strong>Når:</strong></p>${line}${line}<ul><li>En${line}${line}</li></ul></article>`,
  );
});

describe('faults', () => {
  it.each([
    ['no title', [':::ark', 'Tekst.', ':::'], ['5 mangler-tittel']],
    ['lines without end', [':::ark{tittel=T linjer=40}', 'A', ':::'], ['5 ugyldig-verdi']],
    ['no text', ['Før.', '', ':::ark{tittel=T}', ':::'], ['7 tomt-ark']],
    ['a question in it', [':::ark{tittel=T}', 'A', ':::spørsmål', ':::', ':::'], ['5 gjerde-ikke-lukket']],
  ])('%s', (_, lines, expected) => {
    expect(compile(...lines).faults).toEqual(expect.arrayContaining(expected));
  });
});
