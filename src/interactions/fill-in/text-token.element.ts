/** Most bytes that the snapshot keeps of words nobody expected. */
const most = 40;

/** Words as a token: `_` and base64url of their beginning. */
export function textToken(text: string): string {
  const encoder = new TextEncoder();
  const { read } = encoder.encodeInto(text, new Uint8Array(most));
  const binary = String.fromCharCode(...encoder.encode(text.slice(0, read).trimEnd()));
  return `_${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** The words of such a token; `''` for one of another shape. */
export function textOfToken(token: string): string {
  if (!token.startsWith('_')) return '';
  try {
    const binary = atob(token.slice(1).replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (sign) => sign.charCodeAt(0)));
  } catch {
    return '';
  }
}
