import type { ModuleSources } from '../../compiler/content.ts';
import { imageSize } from '../../compiler/image-size.ts';
import type { ContentMessage, Severity } from '../../model/message.ts';
import type { MediaFile } from '../../model/module.ts';
import { checkCaptions } from './captions.ts';
import { cleanSvg } from './clean-svg.ts';
import { readProfile } from './colour.ts';
import { findFigureFaults } from './figures.ts';
import { readRaster } from './raster.ts';

/** Above this a picture takes more memory to decode than many machines have. */
const mostMegapixels = 50;

/** In bytes: above the first a learner waits too long for it on a phone, above the second many LMS-es refuse it. */
const sizes = { picture: [15, 40], film: [5, 60], sound: [5, 60] } as const;

/** What is found in a file, without its name. */
type Finding = Omit<ContentMessage, 'file'>;

/**
 * Checks all that lies in the folder `media` of a module, used or not: that pictures can be shown, drawings are harmless, film and sound are
 * what they say, and captions can be read. Nothing is decoded, so that it is fast.
 */
export async function checkMedia({ id, media, lessons, figures }: ModuleSources): Promise<readonly ContentMessage[]> {
  const texts = lessons.map(({ text }) => text).join('\n');
  const found = await Promise.all(
    media.map(async (file) => {
      const findings = isUsed(file, texts) ? await findingsIn(file, figures?.text) : [unused];
      return findings.map((finding): ContentMessage => ({ file: `content/${id}/${file.path}`, ...finding }));
    }),
  );
  return found.flat();
}

const findingsIn = async (file: MediaFile, figures: string | undefined): Promise<readonly Finding[]> => {
  switch (endingOf(file)) {
    case 'png':
    case 'jpg':
    case 'jpeg':
    case 'webp':
      return [...checkSize(file, 'picture'), ...checkPicture(file)];
    case 'gif':
    case 'avif':
      return [
        error(
          'ulovlig-bilde',
          'Bildet kan ikke brukes slik. Lagre det som png, jpg eller webp. Beveger det seg, lager du en film.',
        ),
      ];
    case 'svg':
      return findingsInDrawing(file, figures);
    case 'mp4':
    case 'webm':
      return [...checkSize(file, 'film'), ...checkStart(file)];
    case 'mp3':
    case 'm4a':
    case 'wav':
      return [...checkSize(file, 'sound'), ...checkStart(file)];
    case 'vtt':
      return checkCaptions(new TextDecoder().decode(file.bytes));
    default:
      return [];
  }
};

/** A figure that there is none of would also be told of as an address that leads out. */
function findingsInDrawing({ bytes }: MediaFile, figures: string | undefined): readonly Finding[] {
  const faults = findFigureFaults(bytes, figures);
  return faults.length > 0 ? faults : cleanSvg(bytes).findings;
}

const endingOf = ({ path }: MediaFile): string => path.split('.').at(-1)?.toLowerCase() ?? '';

/** Whether a lesson names the file; captions are named by their film. */
const isUsed = ({ path }: MediaFile, texts: string): boolean => {
  const name = path.replace('media/', '');
  return texts.includes(name) || (name.endsWith('.vtt') && texts.includes(`${name.replace(/\.\w+\.vtt$/, '')}.`));
};

const at = (severity: Severity, rule: string, text: string): Finding => ({ line: 1, column: 1, severity, rule, text });
const error = (rule: string, text: string): Finding => at('error', rule, text);
const warning = (rule: string, text: string): Finding => at('warning', rule, text);

const unused = warning(
  'ubrukt-media',
  'Ingen leksjon bruker filen, så den kommer ikke med i kurset. Bruk den, eller slett den.',
);

function checkSize({ bytes }: MediaFile, kind: keyof typeof sizes): readonly Finding[] {
  const megabytes = Math.ceil(bytes.length / 2 ** 20);
  const [large, tooLarge] = sizes[kind];
  if (megabytes > tooLarge)
    return [
      error(
        'for-stor-fil',
        `Filen er på ${megabytes} MB. Mange læringsplattformer tar ikke imot mer enn ${tooLarge} MB. ${smaller[kind]}`,
      ),
    ];
  if (megabytes > large)
    return [
      warning(
        'stor-fil',
        `Filen er på ${megabytes} MB, og blir treg på mobil. Hold den under ${large} MB. ${smaller[kind]}`,
      ),
    ];
  return [];
}

const smaller = {
  picture: 'Lagre bildet i en mindre størrelse, for eksempel 2000 piksler bredt.',
  film: 'Lagre filmen med lavere oppløsning (720p), kort den ned, eller del den i to.',
  sound: 'Lagre lyden som mp3, eller del opptaket i to.',
} as const;

function checkPicture({ bytes }: MediaFile): readonly Finding[] {
  const [raster, size] = [readRaster(bytes), imageSize(bytes)];
  if (!raster || !size)
    return [error('ulesbart-bilde', 'Bildet lar seg ikke lese. Lagre det på nytt som png, jpg eller webp.')];
  const found: Finding[] = [];
  if (!raster.isWhole)
    found.push(
      error('ulesbart-bilde', 'Bildet mangler slutten, som om det ikke ble lastet helt ned. Hent det på nytt.'),
    );
  if (raster.isAnimated)
    found.push(
      error(
        'bilde-i-bevegelse',
        'Bildet beveger seg, og leseren kan ikke stoppe det. Lag en film, eller lagre ett stillbilde.',
      ),
    );
  if (raster.isCmyk)
    found.push(
      error(
        'bilde-i-trykkfarger',
        'Bildet har farger for trykk (CMYK). Lagre det på nytt med farger for skjerm (RGB).',
      ),
    );
  if (raster.isTurned)
    found.push(
      error(
        'bilde-paa-siden',
        'Bildet er lagret liggende, med beskjed om å snus. Snu det i et bildeprogram, og lagre det på nytt.',
      ),
    );
  const megapixels = (size.width * size.height) / 1e6;
  if (megapixels > mostMegapixels)
    found.push(
      error(
        'for-stort-bilde',
        `Bildet er ${size.width} × ${size.height} piksler. Gjør det mindre. 2000 piksler i bredden er nok.`,
      ),
    );
  if (raster.profile && !raster.isCmyk && readProfile(raster.profile).kind === 'unknown')
    found.push(
      warning(
        'fargeprofil',
        'Bildet har en fargeprofil som ikke kan brukes på skjerm. Lagre det med sRGB, ellers kan fargene bli feil.',
      ),
    );
  return found;
}

/** How a file of each type begins; a wrong ending is played by some browsers and not by others. */
const starts: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  mp4: (bytes) => ascii(bytes, 4, 8) === 'ftyp',
  m4a: (bytes) => ascii(bytes, 4, 8) === 'ftyp',
  webm: (bytes) => [0x1a, 0x45, 0xdf, 0xa3].every((byte, index) => bytes[index] === byte),
  wav: (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WAVE',
  mp3: (bytes) => ascii(bytes, 0, 3) === 'ID3' || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0),
};

const ascii = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, end));

function checkStart(file: MediaFile): readonly Finding[] {
  const ending = endingOf(file);
  if (starts[ending]?.(file.bytes)) return [];
  return [
    error(
      'ulesbar-mediefil',
      `Filen er ikke en ${ending}-fil, selv om den heter det. Lagre den på nytt som ${ending}.`,
    ),
  ];
}
