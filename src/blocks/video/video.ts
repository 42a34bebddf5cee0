import type { BlockDefinition } from '../block.ts';
import { type MediaKind, mediaAttributes, parseMedia } from '../shared/media.ts';

const kind: MediaKind = { kind: 'video', name: 'video', types: ['mp4', 'webm'], advice: 'mp4 (H.264) eller webm' };

/** A film with captions and transcript. */
export const video: BlockDefinition = {
  kind: 'video',
  names: ['video', 'film'],
  attributes: [...mediaAttributes, 'plakat', 'størrelse'],
  hasElement: true,
  parse: (node, context) => parseMedia(node, kind, context),
};
