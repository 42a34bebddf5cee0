import { expect, it } from 'vitest';
import { PackageError } from './package-error.ts';
import { element, xmlDocument } from './xml.ts';

it('writes elements without blanks between them, and letters as they are', () => {
  const root = element('a', { 'x:b': 'é' }, [element('c'), element('title', {}, ['Æ «ø» – å %'])]);
  expect(xmlDocument(root)).toBe('<?xml version="1.0" encoding="UTF-8"?><a x:b="é"><c/><title>Æ «ø» – å %</title></a>');
});

it('escapes the five signs of XML in text and in attributes', () => {
  expect(xmlDocument(element('a', { b: `<"'&>` }, [`<"'&>`]))).toContain(
    '<a b="&lt;&quot;&apos;&amp;&gt;">&lt;&quot;&apos;&amp;&gt;</a>',
  );
});

it.each(['\u0000', '\u0008', '\n', '\t', '\u001F', '\u0085', '\uFFFE', '\uD800'])('refuses %j', (sign) => {
  expect(() => xmlDocument(element('a', {}, [`x${sign}y`]))).toThrow('som ikke kan stå i en pakke');
  expect(() => xmlDocument(element('a', { b: sign }))).toThrow(PackageError);
});

it('takes signs outside the basic plane', () => {
  expect(xmlDocument(element('a', {}, ['😀']))).toContain('<a>😀</a>');
});
