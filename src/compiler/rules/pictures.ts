import { visit } from 'unist-util-visit';
import { fileNameFault } from '../../blocks/figure/picture.ts';
import { mediaPath } from '../links.ts';
import { placeOf } from '../prose.ts';
import type { RuleGroup } from './rule.ts';

/** Bytes that a picture, and all pictures of a lesson, may have before they are felt on a slow line. */
const most = { picture: 400_000, lesson: 1_000_000 } as const;

/** Pictures that say nothing in words, or that weigh too much. */
export const pictures: RuleGroup = {
  rules: [
    {
      id: 'alt-er-filnavn',
      title: 'Filnavn i stedet for bildetekst',
      help: 'Teksten i klammene leses opp for dem som ikke ser bildet. Skriv det bildet viser, og det leseren skal få ut av det.',
      severity: 'error',
    },
    {
      id: 'stort-bilde',
      title: `Bilde på over ${most.picture / 1000} kB`,
      help: 'Mange leser på telefon med dårlig dekning. Gjør bildet mindre, høyst 1600 piksler bredt, og lagre det som webp eller jpg.',
      severity: 'warning',
    },
    {
      id: 'tung-leksjon',
      title: `Bilder på over ${most.lesson / 1_000_000} MB i en leksjon`,
      help: 'Alle bildene i en leksjon skal kunne lastes på en telefon. Gjør dem mindre, eller fjern de som bare er pynt.',
      severity: 'warning',
    },
  ],
  check({ editions, mediaBytes }, messages) {
    for (const { file, root } of editions.flatMap(({ lessons }) => lessons)) {
      const report = messages.in(file);
      const weights = new Map<string, number>();
      visit(root, 'image', (image) => {
        const fault = fileNameFault(image);
        if (fault) report(placeOf(image), 'alt-er-filnavn', fault);
        const bytes = mediaBytes.get(mediaPath(image.url) ?? '') ?? 0;
        if (bytes > most.picture && !weights.has(image.url)) {
          const text = `Bildet er på ${kilobytes(bytes)}. Gjør det mindre, høyst ${kilobytes(most.picture)}.`;
          report(placeOf(image), 'stort-bilde', text);
        }
        weights.set(image.url, bytes);
      });
      const total = [...weights.values()].reduce((sum, bytes) => sum + bytes, 0);
      if (total <= most.lesson) continue;
      const text = `Bildene i leksjonen er på ${kilobytes(total)} til sammen. De bør være høyst ${kilobytes(most.lesson)}.`;
      report({ line: 1, column: 1 }, 'tung-leksjon', text);
    }
  },
};

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;
