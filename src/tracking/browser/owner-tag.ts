/**
 * Rounds of PBKDF2 with SHA-256, as OWASP advises for secrets of little entropy (2023): an identity number has few enough values to
 * try them all, so each try has to cost something.
 */
const rounds = 600_000;

/**
 * Derives a tag from a learner's id, by which the device knows the learner's own copies again (design.md decision 12). Slow, and not to
 * be turned back. Rejects on plain http, where the browser has no cryptography: there a copy is bound by its registration alone.
 */
export async function ownerTag(secret: string, salt: string): Promise<string> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey('raw', encode(secret), 'PBKDF2', false, ['deriveBits']);
  const options = { name: 'PBKDF2', hash: 'SHA-256', salt: encode(salt), iterations: rounds };
  const bits = await crypto.subtle.deriveBits(options, key, 128);
  return [...new Uint8Array(bits)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
