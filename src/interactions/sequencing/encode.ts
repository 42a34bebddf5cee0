const first = 'a'.charCodeAt(0);
const last = 'z'.charCodeAt(0);

/**
 * An order of letters as one number in decimal digits, which the snapshot packs best: the shorter orders first, then those of one length
 * by the alphabet (Lehmer code). A letter that is not in the order stands behind it, so that the number is that of all letters up to
 * the highest; five take three digits.
 */
export function encode(order: readonly string[]): string {
  if (order.length === 0) return '';
  const given = order.map((id) => id.charCodeAt(0) - first);
  const pool = Array.from({ length: Math.max(...given) + 1 }, (_, index) => index);
  const all = [...given, ...pool.filter((index) => !given.includes(index))];
  let [before, size, rank] = [0n, 1n, 0n];
  for (let length = 1; length < all.length; length++) [before, size] = [before + size, size * BigInt(length + 1)];
  for (const each of all) {
    const index = pool.indexOf(each);
    rank = rank * BigInt(pool.length) + BigInt(index);
    pool.splice(index, 1);
  }
  return String(before + rank);
}

/**
 * The order that a token stands for, of the items that still exist; those it does not know of stand last, as in `ids`. A token of another
 * shape stands for none.
 */
export function decode(token: string, ids: readonly string[]): readonly string[] {
  if (!/^\d{1,27}$/.test(token)) return [];
  let rank = BigInt(token);
  let [length, size] = [1, 1n];
  while (rank >= size) {
    rank -= size;
    size *= BigInt(++length);
  }
  if (length > last - first + 1) return [];
  const order = unrank(rank, length).filter((id) => ids.includes(id));
  return [...order, ...ids.filter((id) => !order.includes(id))];
}

function unrank(rank: bigint, length: number): string[] {
  const digits: number[] = [];
  for (let radix = 1n, rest = rank; radix <= length; rest /= radix, radix++) digits.unshift(Number(rest % radix));
  const pool = Array.from({ length }, (_, index) => String.fromCharCode(first + index));
  return digits.flatMap((digit) => pool.splice(digit, 1));
}
