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

const line = (d: string): Element => s('svg', { viewBox: '0 0 24 24', ariaHidden: 'true' }, [s('path', { d })]);

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

/**
 * The cover: three people at one table, with a plan between them that each has added a piece to. Decoration: what it
 * says stands in the text beside it.
 */
export const coverArt = (): Element =>
  s('svg', { viewBox: '40 52 400 230', ariaHidden: 'true', className: ['sam-cover-art'] }, [
    s('rect', { className: ['art-sky'], width: 480, height: 300 }),
    dot('art-sun', 388, 96, 22),
    shape('art-hill-far', 'M0 190c60-66 118-92 176-50 34-46 84-62 142-6 52-40 104-34 162 18v60H0z'),
    shape('art-hill', 'M0 226c90-52 176-52 258-14 74-34 148-34 222 4v84H0z'),
    shape('art-house', 'M60 150l34-28 34 28v46H60zM352 158l26-22 26 22v38h-52z'),
    shape('art-paper', 'M74 160h14v14H74zM100 160h14v14h-14zM366 166h10v12h-10zM382 166h10v12h-10z'),
    ...figure(146, 250, 'art-warm', 'art-skin-1', 'art-hair-1'),
    ...figure(240, 240, 'art-accent', 'art-skin-2', 'art-hair-2'),
    ...figure(334, 250, 'art-calm', 'art-skin-3', 'art-hair-3'),
    shape(
      'art-table',
      'M58 236h364a10 10 0 0 1 10 10v16a10 10 0 0 1-10 10H58a10 10 0 0 1-10-10v-16a10 10 0 0 1 10-10z',
    ),
    s('rect', { className: ['art-paper'], x: 176, y: 214, width: 128, height: 36, rx: 6 }),
    s('rect', { className: ['art-warm'], x: 186, y: 223, width: 32, height: 18, rx: 4 }),
    s('rect', { className: ['art-accent'], x: 224, y: 223, width: 32, height: 18, rx: 4 }),
    s('rect', { className: ['art-calm'], x: 262, y: 223, width: 32, height: 18, rx: 4 }),
  ]);
