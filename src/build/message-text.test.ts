import { expect, it } from 'vitest';
import type { ContentMessage } from '../model/message.ts';
import { codeFrame, countText, messageTexts } from './message-text.ts';

const message = (over: Partial<ContentMessage> = {}): ContentMessage => ({
  file: 'a.md',
  line: 2,
  column: 4,
  severity: 'warning',
  rule: 'les-mer',
  text: 'Lenken sier ingenting.',
  ...over,
});

it('shows the line with a caret under the place, also behind tabs and far out', () => {
  expect(codeFrame(message(), 'En\nSe [her](x)')).toEqual(['  2 | Se [her](x)', '    |    ^']);
  expect(codeFrame(message(), 'En\n\t\tSe')).toEqual(['  2 | \t\tSe', '    | \t\t ^']);
  const [line = '', caret = ''] = codeFrame(message({ column: 301 }), `En\n${'a'.repeat(300)}Z${'b'.repeat(300)}`);
  expect(line[caret.indexOf('^')]).toBe('Z');
  expect(line.length).toBeLessThan(110);
});

it('has no line for a file that is not there, or a line that is empty', () => {
  expect(codeFrame(message(), undefined)).toEqual([]);
  expect(codeFrame(message(), 'En\n\nTre')).toEqual([]);
});

it('never repeats a national identity number', () => {
  expect(codeFrame(message({ column: 1 }), 'En\n010160 60085')[0]).toBe('  2 | •••••• •••••');
});

it('tells help once, and none of a rule that nobody knows', () => {
  const texts = messageTexts([message(), message({ line: 9 }), message({ rule: 'ukjent' })], new Map());
  expect(texts.map((text) => text.includes('Hjelp:'))).toEqual([true, false, false]);
  expect(texts[1]).toBe('a.md:9:4: Lenken sier ingenting.\n  advarsel les-mer');
});

it('counts', () => {
  const error = message({ severity: 'error' });
  expect(countText([], 'Ingen feil.')).toBe('Ingen feil.');
  expect(countText([message()], 'Ingen feil.')).toBe('Ingen feil. 1 advarsel.');
  expect(countText([error, { ...error, file: 'b.md' }, message(), message()], '')).toBe(
    '2 feil i 2 filer. 2 advarsler.',
  );
});
