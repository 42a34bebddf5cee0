/** The example of an author's page, which is also what the tests read. */
export function exampleOf(page: string): string {
  const example = /^```markdown\n(.*?)\n```$/ms.exec(page)?.[1];
  if (example === undefined) throw new Error('The page has no example');
  return example;
}
