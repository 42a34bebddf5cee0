import type { ElementContent } from 'hast';
import type { Words } from '../i18n/words.ts';
import type { ContainerDirective, DirectiveContext } from '../interactions/kind.ts';
import type { Credit } from '../model/credit.ts';
import type { Lang } from '../model/lang.ts';

/** What the compiler lends to the parsing of a block. */
export interface BlockContext extends DirectiveContext {
  /** Language of the file. */
  readonly lang: Lang;
  /** Paths of the module's media files, such as `media/kart.png`. */
  readonly media: ReadonlySet<string>;
  /** What a media file says as text, such as captions; `undefined` if there is no such file. */
  mediaText(path: string): string | undefined;
  /** Size of an image in pixels; nothing if it is no image, or if its file cannot be read. */
  sizeOf(path: string): ImageSize | undefined;
  /** Whose a media file is, where `media.yaml` says so. */
  creditOf(path: string): Credit | undefined;
}

/** How large an image is, in pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** What a block is given when it is put into the document. */
export interface BlockPlace {
  readonly t: Words;
  /** Unique in the document, such as `l_mandag_b2`; ids of the block begin with it, or with the author's own. */
  readonly id: string;
}

/** A block as the author wrote it. */
export interface BlockDraft {
  /** The author's id, where the block has one: unique in the module, and what a learner has kept is found by it. */
  readonly id?: string;
  /** The markup that stands in the document: complete and printable without JavaScript. */
  finish(place: BlockPlace): readonly ElementContent[];
}

/** The pure half of a kind of block; what the compiler knows of it, listed in `kinds.ts`. */
export interface BlockDefinition {
  /** Name of the folder, and of the element after `sam-`, if it has one. */
  readonly kind: string;
  /** What an author calls it, `:::name`; first the one that is suggested, then aliases for keyboards without æ, ø and å. */
  readonly names: readonly [string, ...string[]];
  /** Words that may stand in its braces; the names of ids too (`id`). */
  readonly attributes: readonly string[];
  /** Whether it keeps something for the learner alone, and so needs the player's private store. */
  readonly isPrivate?: true;
  /** Whether the folder has a `<kind>.element.ts`, which a player must carry to show it. */
  readonly hasElement: boolean;
  /** Whether `- [ ]` may stand in it; everywhere else it is told of, for the box would be lost. */
  readonly hasTasks?: true;
  /** Reads the block; reports every fault in it, and gives what could be read all the same. */
  parse(node: ContainerDirective, context: BlockContext): BlockDraft;
}
