import type { Image, ListItem, Paragraph, RootContent } from 'mdast';
import type { ContainerDirective, QuestionContext } from '../kind.ts';
import { plainText } from '../shared/plain-text.ts';

/** A place in a picture, in percent from its left and its upper edge. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The places by the paragraph that tells of them. */
export type Places = ReadonlyMap<RootContent | undefined, Place>;

const written = /\s*\(\s*(\d+)\s*%?\s*[,;]\s*(\d+)\s*%?\s*\)\s*$/;

/** Places that are nearer than this in both directions, in percent, lie upon each other on a phone. */
const nearest = 12;

/** Takes the picture out of a question; the words of its paragraph, if there are any, stay. */
export function takePicture(node: ContainerDirective): { picture: Image | undefined; rest: ContainerDirective } {
  const paragraph = node.children.find(
    (child): child is Paragraph => child.type === 'paragraph' && child.children.some(isImage),
  );
  const picture = paragraph?.children.find(isImage);
  if (!paragraph || !picture) return { picture: undefined, rest: node };
  const left: Paragraph = { ...paragraph, children: paragraph.children.filter((child) => child !== picture) };
  const children = node.children.flatMap((child) =>
    child !== paragraph ? [child] : plainText([left]) === '' ? [] : [left],
  );
  return { picture, rest: { ...node, children } };
}

const isImage = (node: RootContent): node is Image => node.type === 'image';

/** Takes the place, `(12 %, 80 %)`, from the end of each option, so that moving it does not make it another option. */
export function takePlaces(node: ContainerDirective): { places: Places; rest: ContainerDirective } {
  const places = new Map<RootContent | undefined, Place>();
  const strip = (item: ListItem): ListItem => {
    const [text, ...others] = item.children;
    const last = text?.type === 'paragraph' ? text.children.at(-1) : undefined;
    const match = last?.type === 'text' ? written.exec(last.value) : null;
    if (text?.type !== 'paragraph' || last?.type !== 'text' || !match) return item;
    const value = last.value.slice(0, match.index);
    const bare: Paragraph = { ...text, children: [...text.children.slice(0, -1), { ...last, value }] };
    places.set(bare, { x: Number(match[1]), y: Number(match[2]) });
    return { ...item, children: [bare, ...others] };
  };
  const children = node.children.map((child) =>
    child.type === 'list' ? { ...child, children: child.children.map(strip) } : child,
  );
  return { places, rest: { ...node, children } };
}

/** Reports options without a place, places outside the picture, and places that lie upon each other. */
export function checkPlaces(items: readonly ListItem[], places: Places, { report }: QuestionContext): void {
  const found: Place[] = [];
  for (const item of items) {
    const place = places.get(item.children[0]);
    if (!place) {
      const text =
        'Svaret mangler et sted i bildet. Skriv prosent fra venstre og fra toppen til slutt, slik: (12 %, 80 %)';
      report(item, 'mangler-sted', text);
      continue;
    }
    if (plainText(item.children.slice(0, 1)) === '') {
      report(item, 'tomt-svar', 'Svaret har et sted, men ingen tekst. Skriv foran parentesen hva som er der.');
    }
    const { x, y } = place;
    if (x > 100 || y > 100) {
      report(item, 'ugyldig-sted', `Stedet (${x} %, ${y} %) er utenfor bildet. Bruk tall fra 0 til 100.`);
    } else if (found.some((other) => Math.abs(other.x - x) < nearest && Math.abs(other.y - y) < nearest)) {
      const text = `Stedet (${x} %, ${y} %) ligger oppå et annet på en liten skjerm. Flytt det minst ${nearest} prosent.`;
      report(item, 'steder-for-tett', text);
    }
    found.push(place);
  }
}
