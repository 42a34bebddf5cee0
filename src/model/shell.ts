/** What the compiler puts round the lessons to make a document: the CSS is cut to what a module uses. */
export interface Shell {
  /** CSS of the first view, in the document's only `<style>`; the rest comes as `player.css`. */
  readonly css: string;
  /** The one inline line of script, which marks `html.js`. */
  readonly script: string;
  /** `sha256-…` of `css` and of `script`, for the Content Security Policy. */
  readonly cssHash: string;
  readonly scriptHash: string;
}
