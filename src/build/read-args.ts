import { parseArgs } from 'node:util';
import { suggest } from '../compiler/nearest.ts';

/** The flags of a command: those with a value (`text`), and those without. */
type Flags = Readonly<Record<string, 'text' | 'yes'>>;

/** The words of a command line, or what is wrong with them. */
export type Given =
  | { readonly help: true }
  | { readonly fault: string }
  | {
      readonly words: readonly string[];
      /** Values of the flags that were given; an empty text for one without a value. */
      readonly flags: ReadonlyMap<string, string>;
    };

/**
 * Reads a command line; an unknown flag, one without its value and one with a value too much are told in Norwegian. So is a flag that
 * npm has kept for itself, since the `--` before it was forgotten.
 */
export function readArgs(
  args: readonly string[],
  known: Flags,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Given {
  const kept = Object.keys(known).find((name) => env[`npm_config_${name.replaceAll('-', '_')}`] !== undefined);
  if (kept !== undefined) {
    const command = env.npm_lifecycle_event ?? 'kommando';
    return { fault: `Flagget --${kept} kom ikke fram. Skriv -- rett etter kommandoen, slik: npm run ${command} -- …` };
  }
  const options = Object.fromEntries(
    Object.entries(known).map(([name, type]) => [name, { type: type === 'text' ? 'string' : 'boolean' } as const]),
  );
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  const flags = new Map<string, string>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value.normalize('NFC').trim());
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (rawName === '--help') return { help: true };
    if (!Object.hasOwn(known, name)) {
      const names = [...Object.keys(known), 'help'];
      return { fault: `Flagget ${rawName} finnes ikke. ${suggest(name, names, (each) => `--${each}`)}` };
    }
    if (known[name] === 'yes' && value !== undefined) return { fault: `Flagget ${rawName} tar ingen verdi.` };
    if (known[name] === 'text' && !value?.trim()) return { fault: `Flagget ${rawName} mangler teksten sin.` };
    if (flags.has(name)) return { fault: `Flagget ${rawName} står to ganger. Behold det ene.` };
    flags.set(name, value?.normalize('NFC').trim() ?? '');
  }
  return { words, flags };
}
