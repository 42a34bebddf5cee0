import type { Table, TableRow } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Source } from '../blocks/source/source.ts';
import { plainText as plainWords } from '../interactions/shared/plain-text.ts';
import type { SourceFile } from './content.ts';
import { linkFault } from './links.ts';
import { parseMarkdown } from './markdown.ts';
import { placeOf } from './prose.ts';
import { proseToHast } from './prose-hast.ts';
import type { Messages } from './report.ts';
import { plainText } from './source-text.ts';

/** Where the sources stand, for people and for the compiler alike. */
export const sourceListPath = 'docs/kilder.md';

/** The sources by their marks: the rows of the table whose first heading is «Merke»; reports what is wrong with them. */
export function readSourceList(file: SourceFile | undefined, messages: Messages): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  if (!file) return sources;
  const report = messages.in(file.path);
  visit(parseMarkdown(plainText(file.text)), 'table', (table) => {
    if (headings(table)[0] !== 'Merke') return;
    for (const row of table.children.slice(1)) {
      const [mark = '', title = '', publisher = ''] = row.children.map((cell) => plainWords([cell]));
      if (!/^[A-Za-z0-9]+$/.test(mark)) {
        const text = `Merket «${mark}» kan ikke brukes. Skriv bokstaver a–z og tall, slik: S17`;
        report(placeOf(row), 'ugyldig-merke', text);
      } else if (sources.has(mark)) {
        report(placeOf(row), 'dobbelt-merke', `To kilder har merket «${mark}». Gi den ene et nytt.`);
      } else if (title === '' || publisher === '') {
        report(placeOf(row), 'mangler-kilde', `Kilden «${mark}» mangler tittel eller utgiver. Skriv dem i raden.`);
      }
      visit(row, 'link', (link) => {
        const fault = linkFault(link.url, new Set());
        if (fault) report(placeOf(link), 'ulovlig-lenke', fault);
      });
      if (!sources.has(mark)) sources.set(mark, sourceOf(mark, row));
    }
  });
  return sources;
}

const headings = ({ children: [head] }: Table): readonly string[] =>
  (head?.children ?? []).map((cell) => plainWords([cell]));

function sourceOf(mark: string, row: TableRow): Source {
  const [, title = [], publisher = [], where = []] = row.children.map((cell) => proseToHast(cell.children, []));
  return { mark, title, publisher, where };
}
