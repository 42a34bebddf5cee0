import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Image } from 'mdast';
import type { BlockContext } from '../block.ts';

/** Its path in the package. */
export const mediaPathOf = ({ url }: Image): string => url.replace(/^\.\.\//, '');

/** The picture, which the compiler gives its size and its copies. */
export function pictureOf(image: Image, context: BlockContext): Element | undefined {
  const path = mediaPathOf(image);
  if (!context.media.has(path)) return undefined; // Told of already, as of any image.
  if (!context.sizeOf(path)) {
    context.report(
      image,
      'ulesbart-bilde',
      `Bildet «${image.url}» lar seg ikke lese. Lagre det på nytt som png, jpg eller webp.`,
    );
    return undefined;
  }
  return h('img', { src: path, alt: image.alt?.trim() ?? '' });
}

/** What is wrong with the words for a picture, in Norwegian, where they are only the name of its file. */
export function fileNameFault({ alt, url }: Pick<Image, 'alt' | 'url'>): string | undefined {
  const words = alt?.trim() ?? '';
  return words !== '' && isFileName(words, url)
    ? `«${words}» er et filnavn. Skriv i klammene det bildet viser, for dem som ikke ser det.`
    : undefined;
}

const isFileName = (words: string, path: string): boolean =>
  /\.(?:png|jpe?g|webp|svg|gif|avif)$/i.test(words) ||
  /^(?:img|dsc|image|bilde|foto|skjermbilde|screenshot)[\s_-]*\d*$/i.test(words) ||
  words.toLowerCase() === path.replace(/^.*\/|\.\w+$/g, '').toLowerCase();
