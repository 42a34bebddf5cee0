/** What the compiler puts round the lessons to make a document: the CSS is cut to what a module uses. */
export interface Shell {
  /** CSS in the head of the document: every colour, and the top bar. */
  readonly topCss: Inline;
  /** CSS of the first view, between the top bar and what it is for; the rest comes as `player.css`. */
  readonly css: Inline;
  /** The one inline line of script, which marks `html.js`. */
  readonly script: Inline;
}

/** What stands in an element of its own in the document. */
export interface Inline {
  readonly text: string;
  /** `sha256-…` of the text, for the Content Security Policy. */
  readonly hash: string;
}
