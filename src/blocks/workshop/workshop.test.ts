import { describe, expect, it } from 'vitest';
import { compileLesson } from '../../../test/example-lesson.ts';

const compile = (...lines: readonly string[]) => compileLesson(lines.join('\n'));
const plan = ['- 5 min: Tenk **selv**.', '- 10 minutter: Bli enige: om hva?'];
const agreement = ['', 'Fyll ut.', '', '- Dette prøver vi', '- Når:'];

it('is an agenda with minutes, and an agreement of fields that nothing can send', () => {
  const { html, faults, content } = compile(':::verksted', 'Sett dere.', '', ...plan, ...agreement, ':::');
  expect(faults).toEqual([]);
  expect(html).toContain('<h3>Arbeid sammen</h3><p>Sett dere.</p><p><strong>Til sammen:</strong> 15 minutter</p>');
  expect(html).toContain(
    '<li><span class="sam-minutes">5 min</span><div><p>Tenk <strong>selv</strong>.</p></div></li>',
  );
  expect(html).toContain('<span class="sam-minutes">10 min</span><div><p>Bli enige: om hva?</p></div>');
  expect(html).toContain(
    '<label for="l_start_b1_1">Når</label><textarea id="l_start_b1_1" rows="2" autocomplete="off" aria-describedby="l_start_b1_hint">',
  );
  expect(html).not.toMatch(/<form|name=|sam-timer/);
  expect(content?.uses).toEqual(['workshop']);
});

it('keeps what is marked in the words of a field', () => {
  const { html, faults } = compile(':::verksted', ...plan, '', 'F.', '', '- **Fase** i [løpet](https://x.no):', ':::');
  expect(faults).toEqual([]);
  expect(html).toContain(
    '<label for="l_start_b1_0"><strong>Fase</strong> i <a href="https://x.no">løpet</a></label><textarea',
  );
});

it('has a timer where the author wants one', () => {
  const { html } = compile(':::verksted{tittel="Tre blikk" tidtaker}', ...plan, ...agreement, ':::');
  expect(html).toContain('<h3>Tre blikk</h3>');
  expect(html).toContain('data-minutes="15"><p role="timer" aria-live="off">15 minutter igjen</p>');
});

describe('faults', () => {
  it.each([
    ['no agenda', [':::verksted', '- Uten tid', ':::'], ['5 verksted-uten-plan']],
    ['no agreement', [':::verksted', ...plan, ':::'], ['5 verksted-uten-avtale']],
    ['a step without minutes', [':::verksted', ...plan, '- Pause', ...agreement, ':::'], ['8 ulovlig-punkt']],
    ['a step of no minutes', [':::verksted', ...plan, '- 0 min: Pause', ...agreement, ':::'], ['8 ulovlig-punkt']],
    ['text behind the agreement', [':::verksted', ...plan, ...agreement, '', 'Mer.', ':::'], ['14 tekst-etter-avtale']],
    ['an empty field', [':::verksted', ...plan, '', 'F.', '', '- En', '-', ':::'], ['12 tomt-felt']],
  ])('%s', (_, lines, expected) => {
    expect(compile(...lines).faults).toEqual(expected);
  });
});
