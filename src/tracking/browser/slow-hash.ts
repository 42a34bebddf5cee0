/** SHA-256's round constants and start value: the first 32 bits of the fractional parts of roots of primes (FIPS 180-4 4.2.2, 5.3.3). */
const primes = firstPrimes(64);
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const begin = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const schedule = new Int32Array(64);

/** How long it may hold up the page at a time, in milliseconds. */
const sliceMs = 8;

/**
 * PBKDF2 with HMAC-SHA-256 (RFC 8018 5.2), 16 bytes as hex; for plain http alone, where the browser has no cryptography. Gives the
 * page its turn all the while.
 */
export async function slowHash(secret: string, salt: string, rounds: number): Promise<string> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const [inner, outer] = padsOf(encode(secret));
  const hmac = (message: Uint8Array): Int32Array => digest(outer, bytesOf(digest(inner, message)));
  let block = hmac(Uint8Array.of(...encode(salt), 0, 0, 0, 1));
  const sum = block.slice();
  for (let round = 1, until = performance.now() + sliceMs; round < rounds; round++) {
    block = hmac(bytesOf(block));
    for (let word = 0; word < 8; word++) sum[word] = at(sum, word) ^ at(block, word);
    if (round % 64 > 0 || performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve));
    until = performance.now() + sliceMs;
  }
  return [...bytesOf(sum).subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The state of SHA-256 after the key and its padding: the same in every round (RFC 2104). */
function padsOf(key: Uint8Array): readonly [Int32Array, Int32Array] {
  const whole = key.length > 64 ? bytesOf(digest(begin, key, 0)) : key;
  const padded = (mark: number) => Uint8Array.from({ length: 64 }, (_, place) => (whole[place] ?? 0) ^ mark);
  return [compress(begin, padded(0x36), 0), compress(begin, padded(0x5c), 0)];
}

/** Ends a hash that has taken `before` bytes already. */
function digest(state: Int32Array, message: Uint8Array, before = 64): Int32Array {
  const length = Math.ceil((message.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(message);
  padded[message.length] = 0x80;
  new DataView(padded.buffer).setUint32(length - 4, (before + message.length) * 8);
  let next = state;
  for (let start = 0; start < length; start += 64) next = compress(next, padded, start);
  return next;
}

const bytesOf = (words: Int32Array): Uint8Array => {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, place) => {
    view.setInt32(place * 4, word);
  });
  return new Uint8Array(view.buffer);
};

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

const at = (words: Int32Array, place: number): number => words[place] ?? 0;

/** One block of 64 bytes (FIPS 180-4 6.2.2). */
function compress(state: Int32Array, bytes: Uint8Array, start: number): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset + start);
  for (let t = 0; t < 64; t++) schedule[t] = t < 16 ? view.getInt32(t * 4) : expand(t);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const choice = (e & f) ^ (~e & g);
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + at(constants, t) + at(schedule, t)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  return Int32Array.of(a, b, c, d, e, f, g, h).map((word, place) => word + at(state, place));
}

function expand(t: number): number {
  const [near, far] = [at(schedule, t - 2), at(schedule, t - 15)];
  const small = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3);
  return ((turn(near, 17) ^ turn(near, 19) ^ (near >>> 10)) + at(schedule, t - 7) + small + at(schedule, t - 16)) | 0;
}

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let number = 2; found.length < count; number++) {
    if (found.every((prime) => number % prime > 0)) found.push(number);
  }
  return found;
}
