import { PurgeCSS } from 'purgecss';
import { minifyCss } from './bundle.ts';

/** What a style sheet must serve beside the documents it stands in. */
interface CssUsers {
  /** Scripts that add elements, classes or attributes. */
  readonly scripts?: readonly string[];
  /** Style sheets that use its custom properties. */
  readonly sheets?: readonly string[];
}

/** Elements that every document has, or may have, though their tags are left out (HTML 13.1.2.4). */
const impliedTags = '<html><head><body><tbody><colgroup>';

/** Labels of a field that cannot be written in, as buttons. None of ours is, and PurgeCSS looks into no `:has()`. */
const readonlyButtons = /,\[readonly\],\[aria-readonly=true\],label:has\(input\[readonly\]\)/g;

/**
 * Takes from `css` the selectors that match nothing in `htmls`, and the custom properties that nothing uses. A word in a
 * script counts as use, so that what the player brings keeps its look; a word in running text does not. Layers keep their order.
 */
export async function cutCss(
  css: string,
  htmls: readonly string[],
  { scripts = [], sheets = [] }: CssUsers = {},
): Promise<string> {
  const properties = [...htmls, ...scripts, ...sheets].flatMap((text) => text.match(/--[A-Za-z_][\w-]*/g) ?? []);
  const uses = [...new Set(properties)].map((property) => `color:var(${property})`);
  const results = await new PurgeCSS().purge({
    content: [
      { raw: impliedTags, extension: 'html' },
      ...htmls.map((raw) => ({ raw: (raw.match(/<[a-z][^>]*>/gi) ?? []).join('\n'), extension: 'html' })),
      ...scripts.map((raw) => ({ raw, extension: 'js' })),
    ],
    // PurgeCSS counts custom properties sheet by sheet; what others use must come first.
    css: [{ raw: `*{${uses.join(';')}}` }, { raw: css.replace(readonlyButtons, '') }],
    variables: true,
    keyframes: true,
    dynamicAttributes: ['open', 'hidden', 'disabled', 'checked'],
  });
  return minifyCss(results[1]?.css ?? '');
}
