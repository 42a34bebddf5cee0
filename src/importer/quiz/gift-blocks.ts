/** A question of a GIFT file, or what else stands between blank lines. */
export interface GiftBlock {
  readonly text: string;
  /** Where it begins in the file, from 1. */
  readonly line: number;
  /** The line in the file of each line of it. */
  readonly lines: readonly number[];
}

const idOrTag = /\[(?:id|tag):/;

/** Divides a file at blank lines, as Moodle does; comments are left out, unless they have ids or tags, and a category stands alone. */
export function giftBlocks(text: string): GiftBlock[] {
  const blocks: { text: string[]; lines: number[] }[] = [];
  let open: { text: string[]; lines: number[] } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const isCategory = /^\s*\$CATEGORY:/.test(line);
    if (line.trim() === '' || isCategory) open = undefined;
    if (line.trim() === '' || (/^\s*\/\//.test(line) && (open || !idOrTag.test(line)))) continue;
    if (!open) {
      open = { text: [], lines: [] };
      blocks.push(open);
    }
    open.text.push(isCategory ? line.trim() : line);
    open.lines.push(index + 1);
    if (isCategory) open = undefined;
  }
  return blocks.map(({ text: parts, lines }) => {
    const first = parts.findIndex((part) => !/^\s*\/\//.test(part));
    return { text: parts.join('\n'), line: lines[Math.max(0, first)] ?? 1, lines };
  });
}
