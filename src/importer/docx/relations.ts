import { partText } from './word-xml.ts';
import type { WordParts } from './word-zip.ts';

/** Where a reference leads that led nowhere; there is no such part, so a picture there is noted as one that could not be had. */
const nowhere = 'media/samspill-mangler';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a document in which every reference leads somewhere: mammoth stops at the first that does not. */
export function mendRelations(parts: WordParts, documentPath: string): WordParts {
  const [folder = '', name = ''] = [documentPath.replace(/[^/]*$/, ''), documentPath.replace(/^.*\//, '')];
  const path = `${folder}_rels/${name}.rels`;
  const rels = partText(parts.get(path) ?? new TextEncoder().encode(none));
  const known = new Set([...rels.matchAll(/\bId="([^"]*)"/g)].map(([, id]) => id));
  const document = partText(parts.get(documentPath) ?? new Uint8Array());
  const used = new Set([...document.matchAll(/\br:(?:embed|link|id)="([\w.-]+)"/g)].map(([, id = '']) => id));
  const added = [...used]
    .filter((id) => !known.has(id))
    .map((id) => `<Relationship Id="${id}" Type="${office}/image" Target="${nowhere}"/>`);
  if (added.length === 0) return parts;
  const mended = rels.replace('</Relationships>', `${added.join('')}</Relationships>`);
  return new Map(parts).set(path, new TextEncoder().encode(mended));
}

const none = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
