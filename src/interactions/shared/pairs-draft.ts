import type { ElementContent } from 'hast';
import type { Words } from '../../i18n/words.ts';
import type { ContainerDirective, InteractionDraft, PartDraft, QuestionContext } from '../kind.ts';
import { maxOptions, withLetters } from './options.ts';
import { type Chosen, encodePairs } from './pairs.ts';
import { pairsForm } from './pairs-form.ts';

/** Something to be placed, as the author wrote it. */
export interface SourceDraft {
  /** Phrasing. */
  readonly text: readonly ElementContent[];
  readonly plainText: string;
  /** Blocks. */
  readonly why: readonly ElementContent[];
  /** Where it belongs, as plain words. */
  readonly target: string;
}

/** Sources and targets as the author wrote them, each text once. */
export interface PairsDraft {
  readonly prompt: readonly ElementContent[];
  readonly promptText: string;
  readonly sources: readonly SourceDraft[];
  readonly targets: readonly string[];
}

/** In what the kinds with sources and targets differ when they are shown. */
export interface PairsKind {
  readonly kind: string;
  hint(t: Words): string;
  /** The order in which the learner sees the sources. */
  orderSources<Source extends SourceDraft>(sources: readonly Source[]): readonly Source[];
  /** The order in which the learner sees the targets. */
  orderTargets<Target extends { readonly text: string }>(targets: readonly Target[]): readonly Target[];
}

/** A target's text must not be taken for a source with the same words when letters are given. */
const targetPart = (text: string): PartDraft => ({ text: `= ${text}`, correct: false });

/** The question, with one letter a source and then one a target. */
export function pairsInteraction(shown: PairsKind, draft: PairsDraft): InteractionDraft {
  const { prompt, promptText, sources, targets } = draft;
  return {
    promptText,
    parts: [...sources.map(({ plainText }) => ({ text: plainText, correct: true })), ...targets.map(targetPart)],
    shape: sources.map(({ target }) => targets.indexOf(target)).join(),
    isMarked: true,
    finish(id, letters) {
      const placed = withLetters(
        targets.map((text) => ({ text })),
        id,
        letters.slice(sources.length),
      );
      const idOf = new Map(placed.map((target) => [target.text, target.id]));
      const lettered = withLetters(sources, id, letters).map((source) => ({
        ...source,
        right: idOf.get(source.target) ?? '',
      }));
      const right: Chosen = new Map(lettered.map((source) => [source.id, source.right]));
      const wrong: Chosen = new Map(
        lettered.map((source) => [source.id, placed.find((target) => target.id !== source.right)?.id ?? source.right]),
      );
      const parts = [...lettered.map((source) => ({ id: source.id, text: source.plainText })), ...placed];
      const samples = { right: encodePairs(right), wrong: encodePairs(wrong) };
      return {
        interaction: { kind: shown.kind, id, prompt: promptText, parts, samples },
        form: (t, role) =>
          pairsForm(
            {
              tag: `sam-${shown.kind}`,
              id,
              prompt,
              hint: shown.hint(t),
              sources: shown.orderSources(lettered),
              targets: shown.orderTargets(placed),
            },
            t,
            role,
          ),
      };
    },
  };
}

/** Reports sources that are too few or alike, targets that leave nothing to choose between, and more than there are letters for. */
export function checkPairs(
  node: ContainerDirective,
  { sources, targets }: Pick<PairsDraft, 'sources' | 'targets'>,
  { report }: QuestionContext,
): void {
  const count = sources.length + targets.length;
  if (count > maxOptions) {
    report(node, 'for-mange-deler', `Oppgaven har ${count} deler. Den kan ha høyst ${maxOptions}. Del den i to.`);
  }
  const texts = sources.map(({ plainText }) => plainText).filter((text) => text !== '');
  if (new Set(texts).size < texts.length) {
    report(node, 'like-svar', 'To av tekstene er like. Skriv dem så de kan skilles fra hverandre.');
  }
}
