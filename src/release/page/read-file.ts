/** Content of a chosen file, or nothing: what was dropped may be a folder, or may have gone since. */
export const bytesOf = (file: File): Promise<Uint8Array | undefined> =>
  file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => undefined,
  );

/** What is said of a file without content. */
export const unreadable =
  'Får ikke lest dette. Er det en mappe, må du velge zip-filen i stedet. Ellers: Velg filen på nytt.';
