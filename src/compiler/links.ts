import type { Definition, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { isNear, suggest } from './nearest.ts';
import type { Report } from './report.ts';

/** What is wrong with the address of a link, in Norwegian; `undefined` if it may be used. */
export function linkFault(url: string, lessonIds: ReadonlySet<string> | undefined): string | undefined {
  if (/^https?:\/\/[^\s/]/i.test(url) || /^mailto:[^\s@]+@[^\s@]+$/i.test(url)) return undefined;
  if (url.startsWith('#')) {
    if (!lessonIds || lessonIds.has(url.slice(1))) return undefined;
    const known = [...lessonIds].map((id) => `#${id}`);
    const wayOut = isNear(url, known) ? suggest(url, known) : `Leksjonene er ${known.join(', ')}.`;
    return `Lenken går til «${url}», men modulen har ingen slik leksjon. ${wayOut}`;
  }
  if (/^www\./i.test(url)) return `Lenken «${shorten(url)}» mangler begynnelsen. Skriv https://${shorten(url)}`;
  if (/^ordliste:/i.test(url)) return `Lenken «${shorten(url)}» kan ikke brukes. Skriv ${url.replace(/^\w+/, 'ord')}`;
  if (/(?:^|\/)[\w-]+\.md$/.test(url) && lessonIds) {
    const known = [...lessonIds].map((id) => `#${id}`);
    return `Lenken «${shorten(url)}» går til en fil. Skriv id-en til leksjonen: ${known.join(', ')}.`;
  }
  return `Lenken «${shorten(url)}» kan ikke brukes. Skriv en adresse som begynner med https:// eller mailto:, eller #id til en leksjon.`;
}

/** What can be shown everywhere, and made smaller copies of. */
const imageTypes = ['png', 'jpg', 'webp', 'svg', 'jpeg'];

/** The path in the package of an image in `content/<module>/media/`; `undefined` if it lies elsewhere. */
export const mediaPath = (url: string): string | undefined => /^\.\.\/(media\/[A-Za-z0-9_.-]+)$/.exec(url)?.[1];

/** What is wrong with the address of an image, in Norwegian; `media` has the paths in the package. */
export function imageFault(url: string, media: ReadonlySet<string>): string | undefined {
  const path = mediaPath(url);
  if (!path) {
    return `Bildet «${shorten(url)}» kan ikke brukes. Legg det i mappen media, og skriv ../media/navn.png (bare a–z, tall, - og _).`;
  }
  if (!imageTypes.includes(path.split('.').at(-1)?.toLowerCase() ?? '')) {
    return `Bildet «${url}» har en filtype som ikke kan brukes. Lagre det som png, jpg, webp eller svg.`;
  }
  if (media.has(path)) return undefined;
  const names = [...media].map((each) => each.replace('media/', ''));
  const name = path.replace('media/', '');
  const wayOut = isNear(name, names)
    ? suggest(name, names, (each) => `../media/${each}`)
    : 'Legg filen i mappen media, eller rett navnet.';
  return `Bildet «${url}» finnes ikke. ${wayOut}`;
}

const shorten = (url: string): string => (url.length > 60 ? `${url.slice(0, 57)}…` : url);

/** Reports definitions, `[name]: https://…`, that no link uses, or that stand twice; nobody would see them. */
export function checkDefinitions(root: Root, report: Report): void {
  const used = new Set<string>();
  const found: Definition[] = [];
  visit(root, (node) => {
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
    else if (node.type === 'definition') found.push(node);
  });
  for (const [index, { identifier, label, position }] of found.entries()) {
    const at = position?.start ?? { line: 1, column: 1 };
    const name = label ?? identifier;
    if (found.findIndex((other) => other.identifier === identifier) < index) {
      report(at, 'dobbel-lenke', `Adressen til [${name}] står to ganger. Slett den ene linjen.`);
    } else if (!used.has(identifier)) {
      const text = `Adressen til [${name}] blir ikke brukt. Skriv [tekst][${name}] der lenken skal stå, eller slett linjen.`;
      report(at, 'ubrukt-lenke', text);
    }
  }
}
