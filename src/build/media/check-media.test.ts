import { describe, expect, it } from 'vitest';
import { exampleSources } from '../../../test/example-sources.ts';
import { converted, exif, photographed, png, primaries, profiled, profileOf } from '../../../test/support/pictures.ts';
import { checkMedia } from './check-media.ts';

const grey = () => [90, 90, 90] as const;
const plain = png(40, 20, grey);
const jpeg = await converted(plain, 'jpeg', 40, 20);
const webp = await converted(plain, 'webp', 40, 20);
const bytes = (text: string) => new TextEncoder().encode(text);
const mb = (size: number, start: string) => {
  const file = new Uint8Array(size * 2 ** 20);
  file.set(bytes(start));
  return file;
};

/** A JPEG whose frame has four colours, or a size that is not its own. */
const altered = (jpg: Uint8Array, change: (frame: DataView) => void) => {
  const copy = jpg.slice();
  const at = copy.findIndex((byte, index) => byte === 0xff && [0xc0, 0xc2].includes(copy[index + 1] ?? 0));
  change(new DataView(copy.buffer, at));
  return copy;
};
const webpWith = (name: string, data: Uint8Array) => {
  const part = new Uint8Array([...bytes(name), data.length, 0, 0, 0, ...data]);
  const whole = new Uint8Array([...webp, ...part]);
  new DataView(whole.buffer).setUint32(4, whole.length - 8, true);
  return whole;
};

/** What is told of a file that a lesson shows. */
const told = async (name: string, file: Uint8Array, text = `Se ${name} her.`) => {
  const sources = exampleSources({ 'nb/start.md': text });
  const messages = await checkMedia({ ...sources, media: [{ path: `media/${name}`, bytes: file }] });
  return messages.map(
    ({ file: path, line, severity, rule }) => `${path.replace('content/m1/media/', '')}:${line} ${severity} ${rule}`,
  );
};

it.each([
  ['a.png', plain],
  ['a.jpg', jpeg],
  ['a.webp', webp],
  ['held upright.jpg'.replace(' ', '_'), photographed(jpeg, 6)],
  ['p3.jpg', profiled(jpeg, profileOf(primaries.displayP3))],
  ['more.jpg', new Uint8Array([...jpeg, ...bytes('what the camera adds')])],
])('has nothing to say of %s', async (name, file) => {
  expect(await told(name, file)).toEqual([]);
});

describe('a picture', () => {
  it.each([
    ['that moves, as PNG', 'a.png', png(4, 4, grey, { acTL: new Uint8Array(8) }), 'error bilde-i-bevegelse'],
    ['that moves, as WebP', 'a.webp', webpWith('ANIM', new Uint8Array(6)), 'error bilde-i-bevegelse'],
    ['that moves, as GIF', 'a.gif', bytes('GIF89a'), 'error ulovlig-bilde'],
    ['in colours for print', 'a.jpg', altered(jpeg, (frame) => frame.setUint8(9, 4)), 'error bilde-i-trykkfarger'],
    ['that is huge', 'a.jpg', altered(jpeg, (frame) => frame.setUint32(5, 0x4e204e20)), 'error for-stort-bilde'],
    ['that was not fetched to its end, as JPEG', 'a.jpg', jpeg.slice(0, -40), 'error ulesbart-bilde'],
    ['that was not fetched to its end, as PNG', 'a.png', plain.slice(0, -20), 'error ulesbart-bilde'],
    ['that was not fetched to its end, as WebP', 'a.webp', webp.slice(0, -20), 'error ulesbart-bilde'],
    ['that is none', 'a.png', bytes('Hei'), 'error ulesbart-bilde'],
    ['that is empty', 'a.jpg', new Uint8Array(), 'error ulesbart-bilde'],
    ['on its side, as PNG', 'a.png', png(4, 4, grey, { eXIf: exif(6) }), 'error bilde-paa-siden'],
    ['on its side, as WebP', 'a.webp', webpWith('EXIF', exif(8)), 'error bilde-paa-siden'],
    ['with colours of a printer', 'a.jpg', profiled(jpeg, profileOf()), 'warning fargeprofil'],
    [
      'with a profile that is cut off',
      'a.jpg',
      profiled(jpeg, profileOf(primaries.srgb).slice(0, 190)),
      'warning fargeprofil',
    ],
    ['of 20 MB', 'a.png', mb(20, ''), 'warning stor-fil'],
    ['of 50 MB', 'a.png', mb(50, ''), 'error for-stor-fil'],
  ])('%s is told of', async (_, name, file, expected) => {
    expect(await told(name, file)).toContain(`${name}:1 ${expected}`);
  });
});

describe('film and sound', () => {
  it.each([
    ['a.webm', mb(6, '\u001aE'), ['warning stor-fil', 'error ulesbar-mediefil']],
    ['a.mp4', mb(1, '\0\0\0\u0018ftypmp42'), []],
    ['a.mp4', mb(6, '\0\0\0\u0018ftypmp42'), ['warning stor-fil']],
    ['a.mp4', mb(61, '\0\0\0\u0018ftypmp42'), ['error for-stor-fil']],
    ['a.mp3', bytes('ID3'), []],
    ['a.mp3', bytes('RIFF....WAVE'), ['error ulesbar-mediefil']],
    ['a.wav', bytes('RIFF....WAVE'), []],
    ['a.m4a', bytes('<html>'), ['error ulesbar-mediefil']],
  ])('%s', async (name, file, expected) => {
    expect(await told(name, file)).toEqual(expected.map((each) => `${name}:1 ${each}`));
  });
});

describe('captions', () => {
  const head = 'WEBVTT\n\n';
  it.each([
    [
      'that are right',
      `\uFEFFWEBVTT Norsk\r\n\r\nNOTE Hei\r\n\r\nSTYLE\r\n::cue{color:red}\r\n\r\n1\r\n00:00.000 --> 00:01.000 align:start\r\nHei.\r\nHallo.\r\n`,
      [],
    ],
    ['without their first line', '00:00.000 --> 00:01.000\nHei.\n', ['1 error']],
    ['with a comma for a stop', `${head}00:00,000 --> 00:01,000\nHei.\n`, ['3 error']],
    ['that end before they begin', `${head}00:04.000 --> 00:01.000\nHei.\n`, ['3 error']],
    ['without milliseconds', `${head}00:00.000 --> 00:01.000\nHei.\n\n00:02 --> 00:03\nHallo.\n`, ['6 error']],
    ['with an arrow that is not one', `${head}00:00.000->00:01.000\nHei.\n`, ['1 error']],
    ['with a word that nobody knows', `${head}00:00.000 --> 00:01.000 farge:rød\nHei.\n`, ['3 warning']],
    ['without a line', head, ['1 error']],
    ['with two faults', `${head}00:00:0 --> 00:01\nHei.\n\n00:02 --> 00:03\nHallo.\n`, ['3 error', '6 error']],
  ])('%s', async (_, text, expected) => {
    expect(await told('a.nb.vtt', bytes(text), ':::video{fil=a.webm}')).toEqual(
      expected.map((each) => `a.nb.vtt:${each} ugyldig-teksting`),
    );
  });
});

it('warns of a file that no lesson shows, and looks no further into it', async () => {
  expect(await told('a.png', bytes('Hei'), 'Tekst.')).toEqual(['a.png:1 warning ubrukt-media']);
  expect(await told('a.nb.vtt', bytes('Hei'), 'Tekst.')).toEqual(['a.nb.vtt:1 warning ubrukt-media']);
});
