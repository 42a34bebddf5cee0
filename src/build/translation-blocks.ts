import type { Item, Section, Translation } from '../compiler/translation/translation.ts';

/** An item, and the section it stands in. */
export interface PlacedItem {
  readonly section: Section;
  readonly item: Item;
}

/**
 * The blocks that somebody means by a word on the command line: `01-start.md:12`, `01-start.md`, or the id of a question, a goal or a lesson.
 * @param side whose file a line is of: the language's own, or the source's
 */
export function blocksNamed(word: string, { sections }: Translation, side: 'target' | 'source'): readonly PlacedItem[] {
  const all = sections.flatMap((section) => section.items.map((item): PlacedItem => ({ section, item })));
  const [, file, line] = /^(.+?\.(?:md|yaml))(?::(\d+))?(?::\d+)?$/.exec(word.replaceAll('\\', '/')) ?? [];
  if (!file) return all.filter(({ section, item }) => section.name === word || hasId(item, word));
  return all.filter(({ section, item }) => {
    const path = side === 'target' ? section.file : section.sourceFile;
    const unit = item[side];
    if (!unit || (path !== file && !path.endsWith(`/${file}`))) return false;
    return line === undefined || (unit.at.line <= Number(line) && Number(line) <= unit.endLine);
  });
}

const hasId = ({ source, target }: Item, id: string): boolean => (target ?? source)?.id === id;
