const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A text that is not what was written: too short, or with characters outside base64url. */
export class BitsError extends Error {}

/** Writes bits, most significant first, as base64url text, six bits a character. */
export interface BitWriter {
  /** Writes the lowest `width` bits of `value`; width 0–31. */
  bits(value: number, width: number): void;
  /** Writes an integer from 1 in Elias gamma code: the smaller, the shorter; 1 takes one bit. */
  gamma(value: number): void;
  /** The text so far; what is missing to six bits is 0. */
  text(): string;
}

/** Reads what a `BitWriter` wrote; throws `BitsError`. */
export interface BitReader {
  bits(width: number): number;
  gamma(): number;
  /** Checks that only the padding of zeros is left. */
  end(): void;
}

/** Starts an empty stream of bits. */
export function bitWriter(): BitWriter {
  const bits: number[] = [];
  const write = (value: number, width: number) => {
    for (let place = width - 1; place >= 0; place--) bits.push((value >>> place) & 1);
  };
  return {
    bits: write,
    gamma(value) {
      const width = 32 - Math.clz32(value);
      write(0, width - 1);
      write(value, width);
    },
    text() {
      let text = '';
      for (let start = 0; start < bits.length; start += 6) {
        const six = [0, 1, 2, 3, 4, 5].reduce((sum, place) => sum * 2 + (bits[start + place] ?? 0), 0);
        text += alphabet.charAt(six);
      }
      return text;
    },
  };
}

/** Reads a text from its first bit. */
export function bitReader(text: string): BitReader {
  let position = 0;
  const next = (): number => {
    const character = text.charAt(Math.floor(position / 6));
    const six = character === '' ? -1 : alphabet.indexOf(character);
    if (six < 0) throw new BitsError(`no bit at ${position}`);
    return (six >> (5 - (position++ % 6))) & 1;
  };
  const read = (width: number): number => {
    let value = 0;
    for (let place = 0; place < width; place++) value = value * 2 + next();
    return value;
  };
  return {
    bits: read,
    gamma() {
      let zeros = 0;
      while (next() === 0) zeros++;
      if (zeros > 30) throw new BitsError(`integer too large at ${position}`);
      return 2 ** zeros + read(zeros);
    },
    end() {
      const left = text.length * 6 - position;
      if (left > 5 || read(left) !== 0) throw new BitsError(`${left} bits left over`);
    },
  };
}

/** CRC-30/CDMA of printable ASCII: thirty bits are five characters of base64url. */
export function crc30(text: string): number {
  let crc = 0x3fffffff;
  for (let index = 0; index < text.length; index++) {
    crc ^= text.charCodeAt(index) << 22;
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x20000000 ? 0x2030b9c7 : 0)) & 0x3fffffff;
  }
  return crc ^ 0x3fffffff;
}
