import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm)
  .use(remarkDirective)
  .use(keepColonsInText)
  .freeze();

/** Markdown as mdast with positions; `:::name` and `::name` on lines of their own are directives, colons in text are not. */
export const parseMarkdown = (text: string): Root => processor.parse(text);

/**
 * No kind is written in running text yet, and every colon there would start a directive: `kl. 10:30`, `Tips:[les](…)`.
 * To put the text back afterwards would be too late for the links and emphasis that the directive took for its own.
 */
function keepColonsInText(this: Processor): void {
  const colon = ':'.charCodeAt(0);
  for (const { text } of this.data().micromarkExtensions ?? []) {
    if (text) delete text[colon];
  }
}
