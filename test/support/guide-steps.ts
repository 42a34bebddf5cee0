/** Something that the guide tells its reader to do. */
export type GuideStep =
  | { readonly do: 'run'; readonly command: string }
  /** Put `text` above the line of `path` that begins with `above`. */
  | { readonly do: 'insert'; readonly path: string; readonly above: string; readonly text: string }
  | { readonly do: 'replace'; readonly path: string; readonly from: string; readonly to: string }
  /** The answer of the command before. */
  | { readonly do: 'expect'; readonly text: string };

const patterns: readonly (readonly [RegExp, (...groups: readonly string[]) => readonly GuideStep[]])[] = [
  [
    /Sett inn dette over `([^`]+)`\s+i\s+`([^`]+)`:\n\n```markdown\n([\s\S]*?)^```$/gm,
    (above = '', path = '', text = '') => [{ do: 'insert', path, above, text }],
  ],
  [
    /Bytt\s+`([^`]+)`\s+med\s+`([^`]+)`\s+i\s+`([^`]+)`/g,
    (from = '', to = '', path = '') => [{ do: 'replace', path, from, to }],
  ],
  [/^```sh\n([\s\S]*?)^```$/gm, (text = '') => lines(text).map((command): GuideStep => ({ do: 'run', command }))],
  [/Da svarer verktøyet:\n\n```text\n([\s\S]*?)^```$/gm, (text = '') => [{ do: 'expect', text: text.trim() }]],
];

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

/** What a section of the guide tells its reader to do, in the order of the text; from one heading to another. */
export function guideSteps(guide: string, from: string, to: string): readonly GuideStep[] {
  const [start, end] = [guide.indexOf(`\n${from}\n`), guide.indexOf(`\n${to}\n`)];
  if (start < 0 || end < start) throw new Error(`the guide has no «${from}» before «${to}»`);
  const section = guide.slice(start, end);
  return patterns
    .flatMap(([pattern, read]) =>
      [...section.matchAll(pattern)].map((match) => ({ at: match.index, steps: read(...match.slice(1)) })),
    )
    .sort((a, b) => a.at - b.at)
    .flatMap(({ steps }) => steps);
}
