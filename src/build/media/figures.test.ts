import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readModuleSources } from '../sources.ts';
import { checkMedia } from './check-media.ts';
import { cleanSvg } from './clean-svg.ts';
import { figuresPath, findFigureFaults, withFigures } from './figures.ts';

const kit = `<svg xmlns="http://www.w3.org/2000/svg">
<!-- <symbol id="kladd"></symbol> -->
<style>
svg{--hud:#111;--rod:#222;--ubrukt:#333}
symbol{overflow:visible}
.hud{fill:var(--hud)}
.rod{fill:var(--rod)}
.aldri{fill:#444}
</style>
<defs>
<symbol id="hand"><path class="hud" d="M0 0h1"/></symbol>
<symbol id="amina"><use href="#hand"/>
  <use href="#hand"/></symbol>
<symbol id="amina-ark"><use href="#amina"/></symbol>
<symbol id="hus"><path class="rod" d="M0 0h2"/></symbol>
</defs>
</svg>`;

const bytesOf = (text: string) => new TextEncoder().encode(text);
const drawing = (body: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n${body}\n</svg>`;
const drawn = (body: string, figures: string | undefined = kit) =>
  new TextDecoder().decode(withFigures(bytesOf(drawing(body)), figures));
const idsIn = (text: string) => [...text.matchAll(/\bid="([^"]*)"/g)].map(([, id]) => id);

describe('a drawing that uses figures', () => {
  it('gets those, and what they are made of, once', () => {
    const text = drawn('<use href="../../figurer.svg#amina"/>\n<use xlink:href="../../figurer.svg#hand"/>');
    expect(idsIn(text)).toEqual(['f0', 'f1']);
    expect(text).toContain('<use href="#f1"/>');
    expect(text).toContain('<use xlink:href="#f0"/>');
    expect(text).not.toContain('figurer.svg');
  });

  it('gets the styles and the colours that are used, and no others', () => {
    const text = drawn('<use href="../../figurer.svg#amina"/>');
    expect(text).toContain('.hud{fill:var(--hud)}');
    expect(text).toContain('svg{--hud:#111;}');
    expect(text).toContain('symbol{overflow:visible}');
    expect(text).not.toMatch(/rod|aldri|ubrukt/);
    expect(drawn('<path class="rod"/><use href="../../figurer.svg#hand"/>')).toContain('.rod{fill:var(--rod)}');
  });

  it('keeps its lines', () => {
    const text = drawn('<rect/>\n<use href="../../figurer.svg#amina"/>');
    expect(text.split('\n')).toHaveLength(drawing('<rect/>\n<rect/>').split('\n').length);
    expect(text.split('\n')[2]).toBe('<use href="#f1"/>');
  });

  it('keeps ids of its own', () => {
    const text = drawn('<g id="f0"/><use href="../../figurer.svg#hand"/>');
    expect(idsIn(text)).toEqual(['ff0', 'f0']);
  });

  it('is another one when the figures are others', () => {
    const body = '<use href="../../figurer.svg#hus"/>';
    expect(drawn(body, kit.replace('M0 0h2', 'M0 0h3'))).not.toBe(drawn(body));
  });
});

it('a drawing that uses none is left alone', () => {
  const bytes = bytesOf(drawing('<rect/>'));
  expect(withFigures(bytes, kit)).toBe(bytes);
});

describe('a figure that there is none of', () => {
  const faults = (body: string, figures: string | undefined = kit) => {
    const bytes = withFigures(bytesOf(drawing(body)), figures);
    return findFigureFaults(bytes, figures).map(({ line, column, text }) => `${line}:${column} ${text}`);
  };

  it.each([
    ['amima', 'Figuren «amima» finnes ikke i content/figurer.svg. Mente du «amina»?'],
    [
      'amina-flyr-hoyt',
      'Figuren «amina-flyr-hoyt» finnes ikke i content/figurer.svg. Du kan bruke «amina», «amina-ark».',
    ],
    ['kladd', 'Figuren «kladd» finnes ikke i content/figurer.svg. Øverst i filen står navnene du kan bruke.'],
  ])('is told of with a way out: %s', (name, text) => {
    expect(faults(`<use href="../../figurer.svg#hus"/>\n<use href="../../figurer.svg#${name}"/>`)).toEqual([
      `3:30 ${text}`,
    ]);
  });

  it('is told of where there are no figures at all', () => {
    expect(findFigureFaults(bytesOf(drawing('<use href="../../figurer.svg#hus"/>')), undefined)).toEqual([
      expect.objectContaining({ rule: 'ukjent-figur', severity: 'error', text: expect.stringContaining('mangler') }),
    ]);
  });
});

it('a module has its drawings with the figures as they are now, and is told of those there are none of', async () => {
  const root = await mkdtemp(join(tmpdir(), 'samspill-figurer-'));
  const write = async (path: string, text: string) => {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  };
  const read = async () => {
    const sources = await readModuleSources(root, 'a');
    return { svg: new TextDecoder().decode(sources.media[0]?.bytes), messages: await checkMedia(sources) };
  };
  try {
    await write('modules/a/module.yaml', 'id: a');
    await write('content/a/nb/01.md', '![Et hus](../media/hus.svg)');
    await write('content/a/media/hus.svg', drawing('<use href="../../figurer.svg#hus"/>'));
    await write(figuresPath, kit);
    expect(await read()).toEqual({ svg: expect.stringContaining('M0 0h2'), messages: [] });
    await write(figuresPath, kit.replace('M0 0h2', 'M0 0h3'));
    expect((await read()).svg).toContain('M0 0h3');
    await write(figuresPath, kit.replace('id="hus"', 'id="husk"'));
    expect((await read()).messages.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([
      'content/a/media/hus.svg:2 Figuren «hus» finnes ikke i content/figurer.svg. Mente du «husk»?',
    ]);
  } finally {
    await rm(root, { recursive: true });
  }
});

describe('the figures of the course', async () => {
  const text = await readFile(figuresPath, 'utf8');
  const names = [...text.matchAll(/<symbol id="([\w-]+)"/g)].map(([, name = '']) => name);

  it('have names that differ', () => {
    expect(new Set(names).size).toBe(names.length);
    for (const person of ['amina', 'leif', 'solveig', 'jonas', 'marit', 'ole-ante', 'trine', 'bjorg'])
      expect(names).toEqual(expect.arrayContaining([person, `${person}-hode`, `${person}-peker`, `${person}-staar`]));
  });

  it('can all be used in one drawing, which is then clean and whole', () => {
    const all = names.map((name) => `<use href="../../figurer.svg#${name}"/>`).join('');
    const bytes = withFigures(bytesOf(drawing(all)), text);
    expect(findFigureFaults(bytes, text)).toEqual([]);
    expect(cleanSvg(bytes).findings).toEqual([]);
    const made = new TextDecoder().decode(bytes);
    const ids = idsIn(made);
    for (const [, used = ''] of made.matchAll(/href="#([\w-]+)"/g)) expect(ids).toContain(used);
    const styled = new Set([...made.matchAll(/\.([\w-]+)\{/g)].map(([, name = '']) => name));
    for (const [, used = ''] of made.matchAll(/class="([\w-]+)"/g)) expect([...styled]).toContain(used);
  });
});
