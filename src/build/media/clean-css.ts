import { type Atrule, type CssNode, generate, parse, walk } from 'css-tree';

/** CSS without what fetches, and whether there was anything of the kind. */
interface CleanCss {
  readonly css: string;
  readonly hasFetched: boolean;
}

/** Rules that only choose between what stands in them. */
const kept = ['media', 'supports'];

/** Functions that name a picture or a font, and declarations that old browsers ran as a program. */
const fetching = /^(?:-webkit-)?(?:image-set|image|src|cross-fade|element|paint|expression)$/i;
const running = /^(?:behavior|-moz-binding|-ms-behavior)$/i;

/** Leaves out of the CSS of a drawing every rule and declaration that would fetch something from elsewhere. */
export function cleanCss(text: string, context: 'stylesheet' | 'declarationList'): CleanCss {
  const tree = parse(text, { context, parseCustomProperty: true });
  let hasFetched = false;
  walk(tree, {
    visit: 'Atrule',
    enter(node, item, list) {
      if (kept.includes(node.name.toLowerCase())) return;
      hasFetched ||= fetchesAsRule(node);
      list.remove(item);
    },
  });
  walk(tree, {
    visit: 'Declaration',
    enter(node, item, list) {
      if (!running.test(node.property) && !fetches(node.value)) return;
      hasFetched = true;
      list?.remove(item);
    },
  });
  const css = generate(tree);
  // An escape can spell any of this in another way, and what could not be parsed is anybody's guess.
  if (!/\\|@import|javascript:|<\/?[a-z!]/i.test(css)) return { css, hasFetched };
  return { css: '', hasFetched: true };
}

const fetchesAsRule = ({ name }: Atrule): boolean => /^(?:import|font-face|namespace)$/i.test(name);

/** Whether a value names something outside of the drawing. */
function fetches(value: CssNode): boolean {
  let found = false;
  walk(value, (node) => {
    if (node.type === 'Url') found ||= !node.value.trim().startsWith('#');
    if (node.type === 'Function') found ||= fetching.test(node.name);
    if (node.type === 'Raw') found ||= /url\s*\(|image-set|[\\@]|:\/\//i.test(node.value);
  });
  return found;
}
