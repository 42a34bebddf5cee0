import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Table, TableRow } from 'mdast';
import { plainText } from '../../interactions/shared/plain-text.ts';
import type { BlockContext, BlockDefinition } from '../block.ts';

/** As many columns, the headers of the rows counted, as can stand side by side on a phone. */
const maxColumns = 4;

/** Things set side by side: a table with headers for rows and columns, which stacks on a narrow screen. */
export const comparison: BlockDefinition = {
  kind: 'comparison',
  names: ['sammenlign'],
  attributes: [],
  hasElement: false,
  parse(node, context) {
    const { report, toHast } = context;
    const table = node.children.find((child) => child.type === 'table');
    const title = node.children.slice(0, table ? node.children.indexOf(table) : undefined);
    if (!table) {
      report(node, 'mangler-tabell', `:::${node.name} har ingen tabell. Skriv den med | mellom cellene.`);
    } else {
      if (plainText(title) === '') {
        const text = 'Tabellen mangler tittel. Skriv på linjen over den hva den sammenligner, og en tom linje mellom.';
        report(table, 'mangler-tabelltittel', text);
      }
      checkTable(table, context);
      for (const after of node.children.slice(node.children.indexOf(table) + 1)) {
        report(after, 'tekst-etter-tabell', `Teksten kan ikke stå etter tabellen. Flytt den ut av :::${node.name}.`);
      }
    }
    const caption = toHast(title);
    const rows = table?.children.map((row, index) => rowOf(row, index === 0, context)) ?? [];
    return {
      finish: () => [
        // The roles hold where the style makes something else than a table of it.
        h('table.sam-compare', { role: 'table' }, [
          h('caption', caption),
          h('thead', { role: 'rowgroup' }, rows.slice(0, 1)),
          h('tbody', { role: 'rowgroup' }, rows.slice(1)),
        ]),
      ],
    };
  },
};

function checkTable({ children: [head, ...rows] }: Table, { report }: BlockContext): void {
  const columns = head?.children.length ?? 0;
  if (!head || columns < 3) {
    const text = 'Det er for lite å sammenligne. Tabellen må ha en kolonne for hva det gjelder, og to til.';
    if (head) report(head, 'for-fa-kolonner', text);
  } else if (columns > maxColumns) {
    const text = `Tabellen har ${columns} kolonner og blir for bred på mobil. Den kan ha høyst ${maxColumns}. Del den i to.`;
    report(head, 'for-mange-kolonner', text);
  }
  for (const [index, cell] of head?.children.entries() ?? []) {
    if (index > 0 && plainText([cell]) === '') {
      report(cell, 'kolonne-uten-overskrift', 'Kolonnen mangler overskrift. Skriv den i den første raden.');
    }
  }
  if (head && rows.length === 0) {
    report(head, 'tom-tabell', 'Tabellen har ingen rader. Skriv minst én under streken.');
  }
  for (const row of rows) {
    const [first, ...cells] = row.children;
    if (!first || plainText([first]) === '') {
      report(row, 'rad-uten-overskrift', 'Raden mangler overskrift. Skriv i den første cellen hva raden gjelder.');
    }
    if (cells.length !== columns - 1 || cells.some((cell) => plainText([cell]) === '')) {
      report(row, 'tom-celle', 'Raden har en tom celle. Skriv noe i den, eller en strek: –');
    }
  }
}

const rowOf = (row: TableRow, isHead: boolean, { toHast }: BlockContext): Element =>
  h(
    'tr',
    { role: 'row' },
    row.children.map((cell, index) => {
      const content = toHast(cell.children);
      if (isHead && (index > 0 || content.length > 0)) return h('th', { scope: 'col', role: 'columnheader' }, content);
      return !isHead && index === 0
        ? h('th', { scope: 'row', role: 'rowheader' }, content)
        : h('td', { role: 'cell' }, content);
    }),
  );
