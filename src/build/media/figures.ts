import { suggest } from '../../compiler/nearest.ts';
import type { SvgFinding } from './clean-svg.ts';

/** Where the figures that all modules may draw with lie, from the root of the project. */
export const figuresPath = 'content/figurer.svg';

/** How a drawing names one of the figures; browsers follow it too, so that the file can be opened as it stands. */
const reference = /href\s*=\s*(["'])(?:\.\.?\/)*figurer\.svg#([^"'\s]*)\1/g;

/** The figures, taken apart. */
interface Figures {
  /** Each as it is written, by its name. */
  readonly symbols: ReadonlyMap<string, string>;
  /** The rules of the style, one a line. */
  readonly rules: readonly string[];
}

/**
 * Puts the figures that a drawing uses into it, with the styles they need, so that it stands alone. All that is added comes on the line of
 * `<svg …>`, so that what is said of the drawing later names the line its author knows. A figure that there is none of stays as it is;
 * `findFigureFaults` tells of it.
 */
export function withFigures(bytes: Uint8Array, kit: string | undefined): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  if (kit === undefined || namesIn(text).length === 0) return bytes;
  const figures = readFigures(kit);
  const used = withParts(
    namesIn(text).filter((name) => figures.symbols.has(name)),
    figures,
  );
  const ids = idsFor(used, text);
  const drawn = text.replace(reference, (all, quote: string, name: string) => {
    const id = ids.get(name);
    return id === undefined ? all : `href=${quote}#${id}${quote}`;
  });
  const symbols = used.map((name) => renamed(figures.symbols.get(name) ?? '', ids)).join('');
  const added = `<style>${stylesFor(drawn + symbols, figures)}</style><defs>${symbols}</defs>`;
  return new TextEncoder().encode(drawn.replace(/<svg\b[^>]*>/, (root) => root + added));
}

/** Names of figures that a drawing uses, and that there are none of. What is found has the place of the name. */
export function findFigureFaults(bytes: Uint8Array, kit: string | undefined): readonly SvgFinding[] {
  const text = new TextDecoder().decode(bytes);
  const known = kit === undefined ? [] : [...readFigures(kit).symbols.keys()];
  return [...text.matchAll(reference)]
    .filter(([, , name = '']) => !known.includes(name))
    .map(({ index, 0: all, 2: name = '' }) => {
      const before = text.slice(0, index + all.indexOf('#') + 1).split('\n');
      return {
        line: before.length,
        column: (before.at(-1)?.length ?? 0) + 1,
        severity: 'error',
        rule: 'ukjent-figur',
        text:
          known.length === 0 ? missingKit : `Figuren «${name}» finnes ikke i ${figuresPath}. ${wayOut(name, known)}`,
      };
    });
}

const missingKit = `Tegningen bruker figurer, men filen ${figuresPath} mangler. Hent den fra prosjektet Samspill.`;

/** All names would be too many: those of the same person are offered first. */
function wayOut(name: string, known: readonly string[]): string {
  const hint = suggest(name, known);
  if (hint.startsWith('Mente')) return hint;
  const [first = ''] = name.split('-');
  const family = known.filter((each) => first !== '' && each.startsWith(first));
  return family.length > 0 ? suggest('', family) : 'Øverst i filen står navnene du kan bruke.';
}

const namesIn = (text: string): readonly string[] => [...text.matchAll(reference)].map(([, , name = '']) => name);

function readFigures(kit: string): Figures {
  const text = kit.replace(/<!--[\s\S]*?-->/g, '');
  const symbols = new Map(
    [...text.matchAll(/<symbol id="([\w-]+)"[^>]*>[\s\S]*?<\/symbol>/g)].map(([all, name = '']) => [name, all]),
  );
  const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
  return { symbols, rules: style.split('\n').filter((rule) => rule.trim() !== '') };
}

/** These figures and those they are made of, in the order of the kit. */
function withParts(names: readonly string[], { symbols }: Figures): readonly string[] {
  const found = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const symbol = symbols.get(name);
    if (symbol === undefined || found.has(name)) continue;
    found.add(name);
    open.push(...[...symbol.matchAll(/href="#([\w-]+)"/g)].map(([, part = '']) => part));
  }
  return [...symbols.keys()].filter((name) => found.has(name));
}

/** Short ids for the figures, since a drawing names the same parts many times; none is an id of the drawing's own. */
function idsFor(names: readonly string[], text: string): ReadonlyMap<string, string> {
  let prefix = 'f';
  while (new RegExp(`\\bid\\s*=\\s*["']${prefix}\\d`).test(text)) prefix = `${prefix}f`;
  return new Map(names.map((name, index) => [name, `${prefix}${index}`]));
}

const renamed = (symbol: string, ids: ReadonlyMap<string, string>): string =>
  symbol
    .replace(
      /(<symbol id="|href="#)([\w-]+)/g,
      (_, before: string, name: string) => `${before}${ids.get(name) ?? name}`,
    )
    .replace(/>\s+</g, '><');

/** The rules for classes that occur, and those that are for no class; of the colours, only those that are used. */
function stylesFor(drawing: string, { rules }: Figures): string {
  const classes = new Set(
    [...drawing.matchAll(/\bclass\s*=\s*["']([^"']*)["']/g)].flatMap(([, all = '']) => all.split(/\s+/)),
  );
  const kept = rules.filter((rule) => {
    const name = /^\.([\w-]+)\{/.exec(rule)?.[1];
    return name === undefined || classes.has(name);
  });
  const css = kept.join('');
  const colours = new Set([...(css + drawing).matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name));
  return css.replace(/(--[\w-]+):[^;{}]*;?/g, (all, name: string) => (colours.has(name) ? all : ''));
}
