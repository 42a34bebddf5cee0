import type { BlockDefinition } from '../block.ts';
import { type MediaKind, mediaAttributes, parseMedia } from '../shared/media.ts';

const kind: MediaKind = { kind: 'audio', name: 'lyd', types: ['mp3', 'm4a', 'wav'], advice: 'mp3' };

/** A recording with transcript. */
export const audio: BlockDefinition = {
  kind: 'audio',
  names: ['lyd', 'audio'],
  attributes: mediaAttributes,
  hasElement: true,
  parse: (node, context) => parseMedia(node, kind, context),
};
