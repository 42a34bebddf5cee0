import { error, type Finding, type Place } from './report.ts';
import type { Rule } from './rules.ts';
import { attributeOf, type XmlNode } from './xml.ts';

interface IriRules {
  /** Of an IRI that is missing, or not absolute. */
  readonly iri: Rule;
  /** Of one that is used twice; without it that is allowed. */
  readonly twin?: Rule;
  /** Where the IRI stands; `id` when it is left out. */
  readonly attribute?: string;
}

/** Checks that each of `nodes` has an absolute IRI, with a scheme (RFC 3987 2.2), and no two the same. */
export function* judgeIris(
  nodes: readonly XmlNode[],
  at: (node: XmlNode) => Place,
  { iri, twin, attribute = 'id' }: IriRules,
): Generator<Finding> {
  const seen = new Set<string>();
  for (const node of nodes) {
    const value = attributeOf(node, attribute);
    if (value === undefined || !/^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/.test(value)) {
      const found = value === undefined ? 'mangler' : `er «${value}»`;
      yield error(
        iri,
        `${attribute} på <${node.local}> ${found}. Skriv en hel adresse, for eksempel https://kommune.no/kurs/1.`,
        at(node),
      );
    } else if (twin !== undefined && seen.has(value)) {
      yield error(twin, `«${value}» er id for to <${node.local}>. Gi den ene en ny id.`, at(node));
    } else seen.add(value);
  }
}
