/**
 * Rows as a file that a spreadsheet set to Norwegian opens by itself: semicolons, and a mark that says UTF-8. A text that begins like
 * a formula is kept from being one.
 */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;

const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};
