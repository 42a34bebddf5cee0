import type { Image, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { blockKind } from './directives.ts';
import { imageFault, mediaPath } from './links.ts';
import { placeOf } from './prose.ts';
import type { Place } from './report.ts';

/** A picture that an author shows where nothing beside it says whose it is. */
export interface BarePicture {
  /** In the package. */
  readonly path: string;
  readonly at: Place;
}

/** The pictures of a lesson but for those in blocks whose braces give credit. */
export function barePictures(root: Root, media: ReadonlySet<string>): readonly BarePicture[] {
  const credited = new Set<Image>();
  const found: BarePicture[] = [];
  visit(root, (node) => {
    if (node.type === 'containerDirective' && blockKind(node.name)?.attributes.includes('kreditt')) {
      visit(node, 'image', (image) => void credited.add(image));
    }
    if (node.type !== 'image' || credited.has(node)) return;
    const path = mediaPath(node.url);
    if (path && imageFault(node.url, media) === undefined) found.push({ path, at: placeOf(node) });
  });
  return found;
}
