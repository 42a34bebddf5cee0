import type { PhrasingContent } from 'mdast';
import type { ImportPlace, Notes } from './notes.ts';

const address = /https?:\/\/[^\s<>"«»]+|www\.[^\s<>"«»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;

/** Makes links of the addresses in a text: our Markdown would take them for links whose address shows. */
export function linkAddresses(text: string, notes: Notes, place: ImportPlace): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let at = 0;
  for (const match of text.matchAll(address)) {
    const found = match[0].replace(/[.,;:!?)\]]+$/, '');
    if (match.index > at) parts.push({ type: 'text', value: text.slice(at, match.index) });
    parts.push(linkTo(found, notes, place));
    at = match.index + found.length;
  }
  return at < text.length ? [...parts, { type: 'text', value: text.slice(at) }] : parts;
}

function linkTo(found: string, notes: Notes, place: ImportPlace): PhrasingContent {
  if (!/^(?:https?:|www\.)/i.test(found)) {
    return { type: 'link', url: `mailto:${found}`, title: null, children: [{ type: 'text', value: found }] };
  }
  const url = /^www\./i.test(found) ? `https://${found}` : found;
  const name = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1] ?? 'lenke';
  notes.add(
    'guessed',
    place,
    `Adressen ${found} sto synlig i teksten. Nå heter lenken «${name}». Skriv hva siden heter.`,
  );
  return { type: 'link', url, title: null, children: [{ type: 'text', value: name }] };
}
