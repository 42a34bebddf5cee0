/**
 * A question as the grammar wants it, where Moodle is content with less: colons in text, `=` and the like outside the braces, and a
 * feedback behind a single number. Lines stay where they are.
 */
export function asGrammar(question: string): string {
  const [head = ''] = /^(?:\s*\/\/[^\n]*\n)*\s*(?:\$CATEGORY:[^\n]*|::(?:\\.|[^\\])*?::)?/.exec(question) ?? [];
  let out = head;
  let inside: 'text' | 'answers' | 'numbers' = 'text';
  const rest = question.slice(head.length);
  for (let at = 0; at < rest.length; at++) {
    const sign = rest[at] ?? '';
    if (sign === '\\') {
      out += sign + (rest[at + 1] ?? '');
      at += 1;
      continue;
    }
    if (sign === '{') inside = /^\s*#/.test(rest.slice(at + 1)) ? 'numbers' : 'answers';
    if (sign === '}') inside = 'text';
    out += isPlain(sign, rest, at, inside) ? `\\${sign}` : sign;
  }
  return out.replace(/(?<!\\)\{\s*#\s*([-+\d.: ]+?)\s*#(?!###)/, '{#=$1#');
}

/** Whether a sign of the grammar is only a sign in the text. */
function isPlain(sign: string, text: string, at: number, inside: 'text' | 'answers' | 'numbers'): boolean {
  if (inside === 'text') return /[=~#:]/.test(sign);
  const isBound = inside === 'numbers' && /[\d.]\s*$/.test(text.slice(0, at)) && /^\s*[\d.]/.test(text.slice(at + 1));
  return sign === ':' && !isBound;
}
