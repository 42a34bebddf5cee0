/** A node of a case as far as the ways between nodes go. */
export interface GraphNode {
  readonly id: string;
  /** Ids of nodes that are there. */
  readonly targets: readonly string[];
  /** Whether a path may stop here, or whether it is told of elsewhere that it does. */
  readonly stops: boolean;
}

/** Ids of all the nodes that can be reached from `start`, itself among them. */
export function reachedFrom(start: string, nodes: readonly GraphNode[]): ReadonlySet<string> {
  const targets = new Map(nodes.map((node) => [node.id, node.targets]));
  const reached = new Set<string>();
  const next = [start];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    next.push(...(targets.get(id) ?? []));
  }
  return reached;
}

/** Rings that no path gets out of, each as its nodes in the author's order. */
export function closedRings(nodes: readonly GraphNode[]): readonly (readonly string[])[] {
  const reached = new Map(nodes.map(({ id }) => [id, reachedFrom(id, nodes)]));
  const stopping = nodes.filter(({ stops }) => stops).map(({ id }) => id);
  const reaches = (from: string, to: string): boolean => reached.get(from)?.has(to) === true;
  const caught = nodes.filter(({ id }) => !stopping.some((stop) => reaches(id, stop))).map(({ id }) => id);
  const rings = caught.map((id) => caught.filter((other) => reaches(id, other) && reaches(other, id)));
  // A node that only leads into a ring has nobody to go in a ring with.
  return rings.filter((ring, index) => {
    const [first = ''] = ring;
    const goesRound = nodes.some(({ id, targets }) => id === first && targets.some((target) => reaches(target, first)));
    return goesRound && first === caught[index];
  });
}

/** The choices of the shortest way from `start` to each stop, the nearest stop first. */
export function shortestPaths<Step extends { readonly from: string; readonly to: string }>(
  start: string,
  steps: readonly Step[],
  isStop: (id: string) => boolean,
): readonly (readonly Step[])[] {
  const ways = new Map<string, readonly Step[]>([[start, []]]);
  for (const [id, way] of ways) {
    for (const step of steps) if (step.from === id && !ways.has(step.to)) ways.set(step.to, [...way, step]);
  }
  return [...ways].filter(([id]) => isStop(id)).map(([, way]) => way);
}
