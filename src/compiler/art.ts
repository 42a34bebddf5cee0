import type { Element } from 'hast';
import { s } from 'hastscript';

/** Colours are classes, so that the drawings follow light, dark and forced colours (`ui/art.css`). */
const shape = (className: string, d: string): Element => s('path', { className: [className], d });
const dot = (className: string, cx: number, cy: number, r: number): Element =>
  s('circle', { className: [className], cx, cy, r });

/** The mark of Samspill: three rounds that share one field. Decoration beside the module's name. */
export const mark = (): Element =>
  s('svg', { viewBox: '0 0 32 32', width: 32, height: 32, ariaHidden: 'true', className: ['sam-mark'] }, [
    dot('art-accent', 16, 10.5, 8),
    dot('art-warm', 10.5, 20, 8),
    dot('art-calm', 21.5, 20, 8),
    shape('art-paper', 'M16 13.2l3.4 5.6h-6.8z'),
  ]);

/** One of the drawn figures: head, hair and shoulders, seen from the front, `x` is its middle. */
const figure = (x: number, base: number, clothes: string, skin: string, hair: string): Element[] => [
  shape(clothes, `M${x - 38} ${base}c0-34 14-54 38-54s38 20 38 54z`),
  shape(skin, `M${x - 7} ${base - 62}h14v14a7 7 0 0 1-14 0z`),
  dot(skin, x, base - 78, 21),
  shape(hair, `M${x - 22} ${base - 76}c-2-20 8-29 22-29s24 9 22 29c-6-10-12-14-22-14s-16 4-22 14z`),
];

/** An outline in the colour of the text; how thick it is stands in the style (`ui/layout.css`), once for all. */
const line = (d: string): Element =>
  s('svg', { viewBox: '0 0 24 24', ariaHidden: 'true', className: ['sam-line'] }, [s('path', { d })]);

/** A clock, people, a bookmark and a speech bubble: beside the facts of the cover. */
export const factIcons = {
  time: () => line('M12 7v5l3 2M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18z'),
  people: () =>
    line(
      'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 19c0-3 2-5 5.5-5s5.5 2 5.5 5M16 6a2.5 2.5 0 0 1 0 5M17 14c2.3.4 3.5 2.2 3.5 5',
    ),
  saved: () => line('M6 4h12v16l-6-4-6 4z'),
  langs: () => line('M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12h5'),
} as const;

/** Two sliders: beside «Innstillinger» in the top bar. */
export const barIcons = {
  search: () => line('M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20'),
  settings: () =>
    line('M4 7h9M19 7h1M4 17h1M11 17h9M16 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 14a3 3 0 1 0 0 6 3 3 0 0 0 0-6z'),
} as const;

const box = (className: string, x: number, y: number, width: number, height: number, rx = 4): Element =>
  s('rect', { className: [className], x, y, width, height, rx });

/** Three people at one table, with a plan between them that each has added a piece to. */
const table = (): Element[] => [
  ...figure(146, 250, 'art-warm', 'art-skin-1', 'art-hair-1'),
  ...figure(240, 240, 'art-accent', 'art-skin-2', 'art-hair-2'),
  ...figure(334, 250, 'art-calm', 'art-skin-3', 'art-hair-3'),
  box('art-table', 48, 236, 384, 36, 10),
  box('art-paper', 176, 214, 128, 36, 6),
  box('art-warm', 186, 223, 32, 18),
  box('art-accent', 224, 223, 32, 18),
  box('art-calm', 262, 223, 32, 18),
];

/** A helper with a telephone in her hand, on her way up to a door that stands open. */
const visit = (): Element[] => [
  shape('art-house', 'M262 142l78-58 78 58v110H262z'),
  shape('art-table', 'M252 148l88-66 88 66-8 10-80-60-80 60z'),
  box('art-sun', 316, 176, 48, 76),
  box('art-paper', 280, 168, 24, 26),
  box('art-paper', 378, 168, 24, 26),
  shape('art-paper', 'M186 282l126-30h56l-40 30z'),
  ...figure(176, 262, 'art-accent', 'art-skin-1', 'art-hair-3'),
  shape('art-skin-1', 'M206 236l28-16 6 10-28 18z'),
  box('art-table', 228, 198, 20, 34),
  box('art-paper', 231, 202, 14, 24, 2),
];

/** A board that one explains and two look at: what is planned, what is being done, what is done. */
const board = (): Element[] => [
  box('art-table', 148, 100, 216, 118, 10),
  box('art-paper', 156, 108, 200, 102, 6),
  box('art-warm', 168, 116, 52, 22),
  box('art-warm', 168, 144, 52, 22),
  box('art-accent', 230, 116, 52, 22),
  box('art-accent', 230, 144, 52, 22),
  box('art-accent', 230, 172, 52, 22),
  box('art-calm', 292, 116, 52, 22),
  ...figure(104, 252, 'art-calm', 'art-skin-3', 'art-hair-1'),
  shape('art-skin-3', 'M132 206l30-30 8 8-28 32z'),
  ...figure(224, 290, 'art-warm', 'art-skin-2', 'art-hair-3'),
  ...figure(322, 290, 'art-accent', 'art-skin-1', 'art-hair-2'),
];

/** A road that divides, and two who read the signs together before they choose. */
const crossing = (): Element[] => [
  shape('art-paper', 'M176 282c40-34 58-56 62-92h26c2 36 20 58 108 92z'),
  shape('art-hill', 'M222 282c20-22 30-34 34-52 8 20 30 36 60 52z'),
  box('art-table', 330, 112, 10, 130),
  shape('art-warm', 'M336 116h60l16 14-16 14h-60z'),
  shape('art-calm', 'M334 152h-60l-16 14 16 14h60z'),
  ...figure(108, 262, 'art-accent', 'art-skin-2', 'art-hair-1'),
  ...figure(182, 268, 'art-warm', 'art-skin-3', 'art-hair-2'),
];

const scenes = [table, visit, board, crossing] as const;

/** What lies behind them: hills and a village, a fjord, or a wood. */
const lands = [
  () => [
    shape('art-hill-far', 'M0 190c60-66 118-92 176-50 34-46 84-62 142-6 52-40 104-34 162 18v60H0z'),
    shape('art-hill', 'M0 226c90-52 176-52 258-14 74-34 148-34 222 4v84H0z'),
    shape('art-house', 'M60 150l34-28 34 28v46H60zM352 158l26-22 26 22v38h-52z'),
    shape('art-paper', 'M74 160h14v14H74zM100 160h14v14h-14zM366 166h10v12h-10zM382 166h10v12h-10z'),
  ],
  () => [
    shape('art-hill-far', 'M0 176l70-78 62 66 60-54 84 78 66-64 60 58 78-70v140H0z'),
    shape('art-accent', 'M0 196c80-10 160 8 240 0s160-10 240 0v40H0z'),
    shape('art-paper', 'M64 178h40l-8 12H72zM82 150l18 24H82z'),
    shape('art-hill', 'M0 238c110-34 200-20 270-12 70-12 140-12 210 6v68H0z'),
  ],
  () => [
    shape('art-hill-far', 'M0 170c90-40 150-44 230-10 80-40 160-36 250 6v60H0z'),
    shape('art-hill', 'M0 224c100-30 190-30 260-10 76-22 150-22 220 0v86H0z'),
    shape('art-accent', 'M66 218l24-76 24 76zM112 222l18-56 18 56zM372 216l22-72 22 72zM414 222l18-56 18 56z'),
  ],
] as const;

/** A number from a module's id: the same module always gets the same picture, and its neighbours others. */
const numberOf = (id: string): number =>
  [...id].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) >>> 0, 0);

const turn = <Part>(parts: readonly [Part, ...Part[]], number: number): Part =>
  parts[number % parts.length] ?? parts[0];

/**
 * The cover of a module: who it is about, where they live, and the hour of the day, chosen by its id. Decoration: what it says stands
 * in the text beside it. The result page shows the same picture.
 */
export function coverArt(module: string): Element {
  const number = numberOf(module);
  const sun = turn([388, 92, 240], number);
  return s(
    'svg',
    {
      viewBox: view,
      ariaHidden: 'true',
      className: ['sam-cover-art'],
    },
    [
      s('g', { id: artId }, [
        s('rect', { className: ['art-sky'], x: -480, width: 1440, height: 300 }),
        dot('art-sun', sun, 124, 24),
        ...land(turn(lands, Math.floor(number / scenes.length) + 1)()),
        ...turn(scenes, number)(),
      ]),
    ],
  );
}

const artId = 'sam-art';
const landId = 'sam-land';

/** All of the drawing. What is wider or higher than it shows more of the land and the sky, and cuts nothing away. */
const view = '40 76 400 204';

/** The land goes on to both sides, as if in a mirror, so that its lines meet. */
const land = (shapes: Element[]): Element[] => [
  s('g', { id: landId }, shapes),
  ...['scale(-1 1)', 'matrix(-1 0 0 1 960 0)'].map((transform) => s('use', { href: `#${landId}`, transform })),
];

/** The picture of the cover once more; a tool hangs flags over it when the module is passed. */
export const resultArt = (): Element =>
  s('svg', { viewBox: view, ariaHidden: 'true', className: ['sam-result-art'] }, [s('use', { href: `#${artId}` })]);
