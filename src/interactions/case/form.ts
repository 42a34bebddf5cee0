import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../../i18n/words.ts';
import type { QuestionRole } from '../kind.ts';
import { type EndPart, endParts } from './ends.ts';
import { shortestPaths } from './graph.ts';

/** A case with its text as hast. */
export interface CaseText {
  readonly id: string;
  /** Blocks. */
  readonly intro: readonly ElementContent[];
  /** The first is the start. */
  readonly nodes: readonly CaseTextNode[];
}

/** A node of a case with its text as hast. */
export interface CaseTextNode {
  readonly id: string;
  /** Phrasing. */
  readonly title: readonly ElementContent[];
  /** Blocks. */
  readonly text: readonly ElementContent[];
  /** None at an end. */
  readonly choices: readonly CaseTextChoice[];
  /** Blocks of what an end tells; only an end has them. */
  readonly end?: ReadonlyMap<EndPart, readonly ElementContent[]>;
}

/** A choice with its letter, and its text as hast. */
export interface CaseTextChoice {
  readonly letter: string;
  readonly target: string;
  /** Phrasing. */
  readonly text: readonly ElementContent[];
  /** Blocks. */
  readonly why: readonly ElementContent[];
}

/**
 * The case as it stands in the document: every node a section, every choice a link to the next one. It can be read and printed
 * from top to bottom; the element shows one node at a time.
 */
export function caseForm({ id, intro, nodes }: CaseText, t: Words, role: QuestionRole): Element {
  const words = {
    chose: t('case.chose', { text: '{text}' }),
    back: t('case.back'),
    trail: t('case.trail'),
    decision: t('case.decision', { n: '{n}' }),
  };
  const numbers = numbersOf(nodes);
  return h('sam-case', { id, className: ['sam-question'], dataRole: role, dataWords: JSON.stringify(words) }, [
    h('div.sam-case-intro', [h('p.sam-case-mark', t('case.label')), ...intro]),
    h('div.sam-feedback', { role: 'status' }),
    ...nodes.map((node) =>
      h('section.sam-case-node', { id: `${id}-${node.id}`, ...(node.end && { dataEnd: '' }) }, [
        ...(node.end ? [h('p.sam-case-mark', t('case.end'))] : []),
        h('h3', { tabIndex: -1 }, [...node.title]),
        ...node.text,
        ...(node.end ? ending(node.end, `${id}-${nodes[0]?.id}`, t) : decision(id, node, numbers.get(node.id) ?? 1, t)),
      ]),
    ),
    h('div.sam-rich'),
  ]);
}

/** Which decision each node is, counted along the shortest way. */
function numbersOf(nodes: readonly CaseTextNode[]): ReadonlyMap<string, number> {
  const steps = nodes.flatMap(({ id, choices }) => choices.map(({ target }) => ({ from: id, to: target })));
  const start = nodes[0]?.id ?? '';
  return new Map(shortestPaths(start, steps, () => true).map((way) => [way.at(-1)?.to ?? start, way.length + 1]));
}

const decision = (caseId: string, { choices }: CaseTextNode, number: number, t: Words): ElementContent[] => [
  h('p.sam-case-ask', t('case.decision', { n: number })),
  h(
    'ul.sam-case-choices',
    choices.map(({ letter, target, text, why }) =>
      h('li.sam-option', [
        h('a', { href: `#${caseId}-${target}`, dataLetter: letter }, [...text]),
        h('details.sam-why', [h('summary', t('case.consequence')), h('div', [...why])]),
      ]),
    ),
  ),
];

const ending = (parts: NonNullable<CaseTextNode['end']>, startId: string, t: Words): ElementContent[] => [
  h(
    'div.sam-case-end',
    endParts.map((part) =>
      h('div', part === 'rule' ? { className: ['sam-case-rule'] } : {}, [
        h('h4', t(`case.${part}`)),
        ...(parts.get(part) ?? []),
      ]),
    ),
  ),
  h('p.sam-case-again', [h('a.ds-button', { href: `#${startId}`, dataVariant: 'secondary' }, t('case.again'))]),
];
