/** A choice of a case as a step of a path. */
export interface CaseStep {
  /** The choice. */
  readonly letter: string;
  /** Id of the node where it is made. */
  readonly from: string;
  /** Id of the node where it leads. */
  readonly to: string;
}

/**
 * The path with one more choice. One that leads back to a node on the path takes away what lies behind that node, so no path is
 * longer than there are nodes, however often a learner goes in a ring.
 */
export function extend(path: readonly CaseStep[], step: CaseStep): readonly CaseStep[] {
  const back = path.findIndex(({ from }) => from === step.to);
  return back < 0 ? [...path, step] : path.slice(0, back);
}

/** The path that a token stands for, as far as its choices are still there and hang together. */
export function walk(start: string, choices: ReadonlyMap<string, CaseStep>, token: string): readonly CaseStep[] {
  let path: readonly CaseStep[] = [];
  for (const letter of token) {
    const step = choices.get(letter);
    if (step?.from !== (path.at(-1)?.to ?? start)) break;
    path = extend(path, step);
  }
  return path;
}

/** A path as the snapshot keeps it: the letters of the choices. */
export const pack = (path: readonly CaseStep[]): string => path.map(({ letter }) => letter).join('');

/** A path as a performance is reported: `step[.]answer` pairs (SCORM 2004 RTE 4.2.9.1, xAPI Data «Response Patterns»). */
export const performed = (path: readonly CaseStep[]): string =>
  path.map(({ from, letter }) => `${from}[.]${letter}`).join('[,]');
