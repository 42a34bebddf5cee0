import type { ListItem } from 'mdast';
import type { ContainerDirective, QuestionContext } from '../kind.ts';
import { fold } from './fold.ts';
import { maxOptions, type OptionDraft, type OptionsDraft, parseOptions } from './options.ts';

/** What may come of what is typed, as the author wrote it. */
export interface OutcomeDraft extends OptionDraft {
  /** Where it stands. */
  readonly at: ListItem;
}

/** A question that is answered by typing, as the author wrote it. */
export interface OutcomesDraft extends Omit<OptionsDraft, 'options' | 'items'> {
  /** What an author expects to be typed, in the author's order. */
  readonly outcomes: readonly OutcomeDraft[];
  /** What holds for all that no outcome expects. */
  readonly other: OutcomeDraft | undefined;
}

const otherNames = ['Andre svar', 'Alle andre svar', 'Other answers', 'All other answers'].map((name) => fold(name));

/** Reads prompt and outcomes, and which of them is «Andre svar»; reports every fault that typed questions have in common. */
export function parseOutcomes(node: ContainerDirective, context: QuestionContext): OutcomesDraft {
  const { report } = context;
  const { options, items, ...prompt } = parseOptions(node, context);
  const all = options.flatMap((option, index): OutcomeDraft[] => {
    const at = items[index];
    return at ? [{ ...option, at }] : [];
  });
  const isOther = ({ plainText }: OptionDraft): boolean => otherNames.includes(fold(plainText));
  const outcomes = all.filter((outcome) => !isOther(outcome));
  const [other, ...more] = all.filter(isOther);
  if (other?.correct) {
    const text = '«Andre svar» kan ikke være riktig, for da er alt riktig. Sett [ ] foran.';
    report(other.at, 'andre-svar-riktig', text);
  }
  for (const { at } of more) {
    report(at, 'flere-andre-svar', '«Andre svar» står her fra før. Slett den ene, eller skriv hva leseren kan svare.');
  }
  if (!outcomes.some(({ correct }) => correct)) {
    const wayOut = 'Vil du la leseren skrive fritt, bruk :::notat, som bare blir lagret på enheten.';
    report(node, 'ingen-riktig-svar', `Spørsmålet godtar ingen svar. Sett [x] foran minst ett. ${wayOut}`);
  }
  if (outcomes.length > maxOptions) {
    report(node, 'for-mange-svar', `Spørsmålet har ${outcomes.length} svar. Det kan ha høyst ${maxOptions}.`);
  }
  return { ...prompt, outcomes, other };
}

/** Reports that nothing is said to a learner who types what nobody expected. */
export function reportNoOther(node: ContainerDirective, { report }: QuestionContext): void {
  const text =
    'Det mangler en forklaring til den som svarer noe annet. Skriv - [ ] Andre svar, og > og forklaringen under.';
  report(node, 'mangler-andre-svar', text);
}
