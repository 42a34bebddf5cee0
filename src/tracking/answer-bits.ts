import type { Answer } from '../model/answer.ts';
import { type BitReader, BitsError, type BitWriter, bitReader, bitWriter } from './bits.ts';
import { TrackingError } from './tracker.ts';

const tokenAlphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_';

/** Digits without a leading zero that fit in thirty bits: the way most tokens are, and the shortest to pack. */
const packable = /^(0|[1-9]\d{0,8})$/;

/**
 * Packs answers by slot: how far from the slot before, the token as an integer or as text, whether it is what was
 * submitted, the tries and the best result. A choice question takes about twelve bits.
 */
export function encodeAnswers(answers: ReadonlyMap<number, Answer>): string {
  if (answers.size === 0) return '';
  const writer = bitWriter();
  writer.gamma(answers.size);
  let before = -1;
  for (const [slot, answer] of [...answers].sort(([a], [b]) => a - b)) {
    writer.gamma(slot - before);
    before = slot;
    writeToken(writer, answer.token);
    if (answer.tries > 0 && !answer.draft) writer.bits(1, 1);
    else writer.bits(answer.tries > 0 ? 1 : 0, 2);
    if (answer.tries === 0) continue;
    writer.gamma(answer.tries);
    writeLevel(writer, answer.scaled, 100);
  }
  return writer.text();
}

/** Reads what `encodeAnswers` wrote; throws a `BitsError` on anything else. */
export function decodeAnswers(text: string): ReadonlyMap<number, Answer> {
  const answers = new Map<number, Answer>();
  if (text === '') return answers;
  const reader = bitReader(text);
  const count = reader.gamma();
  let slot = -1;
  for (let read = 0; read < count; read++) {
    slot += reader.gamma();
    const token = readToken(reader);
    const isSubmitted = reader.bits(1) === 1;
    const isDraft = !isSubmitted && reader.bits(1) === 1;
    const tries = isSubmitted || isDraft ? reader.gamma() : 0;
    const scaled = tries > 0 ? readLevel(reader, 100) : 0;
    answers.set(slot, { token, tries, scaled, ...(isDraft && { draft: true as const }) });
  }
  reader.end();
  return answers;
}

/** Writes a result from 0 to 1 in `steps`: all right takes one bit, all wrong two. */
export function writeLevel(writer: BitWriter, scaled: number, steps: number): void {
  const level = Math.round(scaled * steps);
  if (level >= steps) writer.bits(1, 1);
  else writer.bits(level <= 0 ? 1 : 0, 2);
  if (level > 0 && level < steps) writer.bits(level, widthOf(steps));
}

/** Reads what `writeLevel` wrote. */
export function readLevel(reader: BitReader, steps: number): number {
  if (reader.bits(1)) return 1;
  if (reader.bits(1)) return 0;
  const level = reader.bits(widthOf(steps));
  if (level === 0 || level >= steps) throw new BitsError(`level ${level} of ${steps}`);
  return level / steps;
}

const widthOf = (steps: number): number => 32 - Math.clz32(steps - 1);

function writeToken(writer: BitWriter, token: string): void {
  if (packable.test(token)) {
    writer.bits(0, 1);
    writer.gamma(Number(token) + 1);
  } else {
    writer.bits(1, 1);
    writeText(writer, token);
  }
}

function writeText(writer: BitWriter, token: string): void {
  writer.gamma(token.length + 1);
  for (const character of token) {
    const index = tokenAlphabet.indexOf(character);
    if (index < 0) throw new TrackingError('codec', `token ${JSON.stringify(token)}`, 'alphabet', '[0-9a-zA-Z_-]');
    writer.bits(index, 6);
  }
}

function readToken(reader: BitReader): string {
  if (reader.bits(1) === 0) return String(reader.gamma() - 1);
  const length = reader.gamma() - 1;
  let token = '';
  for (let index = 0; index < length; index++) token += tokenAlphabet.charAt(reader.bits(6));
  return token;
}
