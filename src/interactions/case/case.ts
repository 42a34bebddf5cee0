import type { ContainerDirective, InteractionDefinition, QuestionContext } from '../kind.ts';
import { maxOptions, withLetters } from '../shared/options.ts';
import { plainText } from '../shared/plain-text.ts';
import { type CaseTextNode, caseForm } from './form.ts';
import { closedRings, type GraphNode, reachedFrom, shortestPaths } from './graph.ts';
import { type CaseChoice, type CaseNode, type CaseSource, readNodes } from './nodes.ts';
import { type CaseStep, pack } from './path.ts';

/** A branching scenario: nodes with choices that lead on to other nodes, until an end tells what came of it. */
export const caseKind: InteractionDefinition = {
  kind: 'case',
  names: ['case'],
  noun: 'case',
  attributes: [],
  hasTasks: false,
  hasHeadings: true,
  parse(node, context) {
    const source = readNodes(node, context);
    checkWhole(node, source, context);
    checkWays(source.nodes, context);
    const { intro, nodes } = source;
    const choices = nodes.flatMap((from) => from.choices.map((choice) => ({ ...choice, from: from.id ?? '' })));
    const promptText = plainText(intro);
    return {
      promptText,
      // The same words may stand in two nodes, and a letter follows its text.
      parts: choices.map(({ plainText: text, from }) => ({ text: `${from}: ${text}`, correct: false })),
      shape: nodes.map(shapeOf).join(' '),
      isMarked: false,
      finish(id, letters) {
        const lettered = withLetters(choices, id, letters).map((choice) => ({
          ...choice,
          letter: choice.id,
          to: choice.target ?? '',
        }));
        const ends = new Set(nodes.filter(({ isEnd }) => isEnd).map((end) => end.id));
        const [right = '', wrong = right] = shortestPaths(nodes[0]?.id ?? '', lettered, (to) => ends.has(to)).map(pack);
        const parts = lettered.map((choice) => ({ id: choice.letter, text: choice.plainText }));
        const text = (node: CaseNode): CaseTextNode => textOf(node, lettered, context);
        return {
          interaction: { kind: 'case', id, prompt: promptText, parts, samples: { right, wrong } },
          form: (t, role) => caseForm({ id, intro: context.toHast(intro), nodes: nodes.map(text) }, t, role),
        };
      },
    };
  },
};

/** A node for the document, with those of the choices that are its own. */
function textOf(
  { id = '', title, blocks, isEnd }: CaseNode,
  choices: readonly (CaseChoice & CaseStep)[],
  { toHast }: QuestionContext,
): CaseTextNode {
  const end = new Map([...blocks.parts].map(([name, part]) => [name, toHast(part.blocks)] as const));
  return {
    id,
    title,
    text: toHast(blocks.text),
    choices: choices
      .filter(({ from }) => from === id)
      .map(({ letter, to, text, why }) => ({ letter, target: to, text, why })),
    ...(isEnd && { end }),
  };
}

/** The ways of a node, which are the same in every language. */
const shapeOf = ({ id, choices, isEnd }: CaseNode): string =>
  `${id}>${isEnd ? '!' : choices.map(({ target }) => target).join()}`;

function checkWhole(node: ContainerDirective, { intro, nodes }: CaseSource, { report }: QuestionContext): void {
  if (plainText(intro) === '') {
    report(node, 'case-uten-innledning', 'Saken mangler innledning. Fortell på linjen under hva den handler om.');
  }
  const count = nodes.reduce((sum, { choices }) => sum + choices.length, 0);
  if (nodes.length === 0 || (count === 0 && nodes[0]?.isEnd)) {
    const text =
      'Saken har ingen valg. Lag en overskrift med id, slik: ### Hvem ringer du? {#start}, og skriv valgene under.';
    report(node, 'case-uten-valg', text);
  }
  if (count > maxOptions) {
    report(node, 'for-mange-valg', `Saken har ${count} valg i alt. Den kan ha høyst ${maxOptions}.`);
  }
}

/** Proves that every way leads to an end, and that there is a way to every node; reports where not. */
function checkWays(nodes: readonly CaseNode[], { report }: QuestionContext): void {
  const firsts = new Map<string, CaseNode>();
  for (const node of nodes) {
    const first = node.id === undefined ? undefined : firsts.get(node.id);
    if (node.id !== undefined && !first) firsts.set(node.id, node);
    if (!first) continue;
    const text = `To steg har id-en «${node.id}». Det første står i linje ${first.heading.position?.start.line}. Gi det ene en annen id.`;
    report(node.heading, 'case-dobbel-id', text);
  }
  const ids = [...firsts.keys()];
  const astray = nodes.flatMap(({ choices }) => choices).filter(({ target }) => !firsts.has(target ?? ''));
  for (const { item, target } of astray) {
    if (target === undefined) continue; // Told of already.
    report(
      item,
      'case-ukjent-maal',
      `Valget går til «${target}», men saken har ikke noe slikt steg. Stegene er ${ids.join(', ')}.`,
    );
  }
  for (const { heading, choices, isEnd } of nodes) {
    if (isEnd || choices.length > 0) continue;
    const wayOut = 'Skriv valg som går videre (- Tekst -> id), eller skriv de fire delene av en slutt.';
    report(heading, 'case-blindvei', `Saken stopper her, for steget har verken valg eller slutt. ${wayOut}`);
  }
  const graph = [...firsts.values()].map((node): GraphNode => graphNode(node, firsts));
  for (const ring of closedRings(graph)) {
    const heading = firsts.get(ring[0] ?? '')?.heading;
    const text = `Herfra går valgene bare i ring (${ring.join(', ')}). La minst ett av dem gå til en slutt.`;
    if (heading) report(heading, 'case-ring', text);
  }
  // What seems to be out of reach is most likely where those that go astray should have gone.
  if (astray.length > 0 || firsts.size < nodes.length) return;
  const reached = reachedFrom(ids[0] ?? '', graph);
  for (const [id, { heading }] of firsts) {
    if (reached.has(id)) continue;
    const text = `Ingen vei fører hit. La et valg gå til steget (-> ${id}), eller slett det.`;
    report(heading, 'case-ikke-naadd', text);
  }
}

const graphNode = ({ id = '', choices, isEnd }: CaseNode, known: ReadonlyMap<string, unknown>): GraphNode => {
  const targets = choices.flatMap(({ target }) => (target !== undefined && known.has(target) ? [target] : []));
  return { id, targets: isEnd ? [] : targets, stops: isEnd || targets.length < choices.length || choices.length === 0 };
};
