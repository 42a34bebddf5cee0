const rowsIn = (form: Element): readonly Element[] => [...form.querySelectorAll('.sam-rate')];

/** What is ticked on the scales of a form, one sign a statement; `-` = nothing. */
export const readTicks = (form: Element): string =>
  rowsIn(form)
    .map((row) => row.querySelector<HTMLInputElement>('input:checked')?.value ?? '-')
    .join('');

/** Tells the statements of a form from others: ticks are kept by place, and another version of the course may ask something else there. */
export const statementsOf = (form: Element): string =>
  rowsIn(form)
    .map((row) => row.querySelector('legend')?.textContent?.trim() ?? '')
    .reduce(
      (hash, text) => [...text].reduce((sum, sign) => Math.imul(sum ^ sign.charCodeAt(0), 0x01000193), hash),
      0x811c9dc5,
    )
    .toString(36);

/** Ticks them again; what was kept of other statements than these leaves them empty. */
export function fillTicks(form: Element, ticks: string): void {
  const rows = rowsIn(form);
  for (const [index, row] of rows.entries()) {
    const wanted = ticks.length === rows.length ? ticks[index] : undefined;
    for (const input of row.querySelectorAll('input')) input.checked = input.value === wanted;
  }
}

/** What was kept, if it is an object; others may have written it, or an earlier version of the course. */
export function parseKept(value: string): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(value);
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
