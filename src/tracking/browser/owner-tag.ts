import { slowHash } from './slow-hash.ts';

/**
 * Rounds of PBKDF2 with SHA-256, as OWASP advises (2023): an identity number has few enough values to try them all, so each try has to
 * cost something.
 */
const rounds = 600_000;
/** Where the browser has no cryptography: as much as a phone can do beside a lesson. */
const slowRounds = 100_000;

/**
 * Derives a tag from a learner's id, by which the device knows the learner's own copies again (design.md decision 12). Slow, and not to
 * be turned back.
 */
export async function ownerTag(secret: string, salt: string, subtle = subtleOf(globalThis.crypto)): Promise<string> {
  if (!subtle) return slowHash(secret, salt, slowRounds);
  const encode = (text: string) => new TextEncoder().encode(text);
  const key = await subtle.importKey('raw', encode(secret), 'PBKDF2', false, ['deriveBits']);
  const options = { name: 'PBKDF2', hash: 'SHA-256', salt: encode(salt), iterations: rounds };
  const bits = await subtle.deriveBits(options, key, 128);
  return [...new Uint8Array(bits)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Not there on plain http, whatever the types say. */
const subtleOf = (crypto: { readonly subtle?: SubtleCrypto }): SubtleCrypto | null => crypto.subtle ?? null;
