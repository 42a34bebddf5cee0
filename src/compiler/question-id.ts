import type { ContainerDirective, InteractionDefinition } from '../interactions/kind.ts';
import { isIdentifier } from '../model/identifier.ts';
import { isNear, suggest } from './nearest.ts';
import { isGoalAttribute } from './question-goal.ts';
import type { Place, Report } from './report.ts';
import { isTakenId } from './taken-ids.ts';

/** The id of a question, or the place where it should stand. */
export interface QuestionId {
  /** Missing if the author gave none, or one that cannot be used. */
  readonly id: string | undefined;
  /** Where to write an id, and what to write round it; only where the author gave none, and the line is in order. */
  readonly idPlace: (Place & { readonly before: string; readonly after: string }) | undefined;
}

/** The line where a question begins. */
interface OpeningLine {
  /** As the author wrote it. */
  readonly text: string;
  /** Whether it was badly written, and has been told of. */
  readonly mended: boolean;
}

/** Reads the braces of a question: `{#id}`, `{flere}` and what may stand beside them; `known` has the ids that are registered. */
export function readQuestionId(
  node: ContainerDirective,
  line: OpeningLine,
  kind: Pick<InteractionDefinition, 'attributes'>,
  known: ReadonlySet<string>,
  report: Report,
): QuestionId {
  const at = node.position?.start ?? { line: 1, column: 1 };
  const labelled = node.children.some((child) => child.type === 'paragraph' && child.data?.directiveLabel);
  if (labelled && !line.mended) {
    report(at, 'tekst-i-klammer', 'Teksten i klammene hører ikke hjemme her. Skriv spørsmålet på linjen under.');
  }
  const { id = '', faults } = readBraces(node.attributes ?? {}, line.text, {
    known,
    words: ['id', 'mål', ...kind.attributes],
  });
  for (const text of line.mended ? [] : faults) report(at, 'ukjent-egenskap', text);
  if (id === '') {
    const mayWrite = faults.length === 0 && !line.mended;
    return { id: undefined, idPlace: mayWrite ? idPlace(line.text, at) : undefined };
  }
  if (!isIdentifier(id)) {
    const text = `Id-en «${id}» kan ikke brukes. Bruk bokstavene a–z, tall og _, og begynn med en bokstav (høyst 64 tegn).`;
    report(at, 'ugyldig-id', text);
  } else if (isTakenId(id)) report(at, 'opptatt-id', `Id-en «${id}» er i bruk i spilleren. Velg en annen.`);
  else return { id, idPlace: undefined };
  return { id: undefined, idPlace: undefined };
}

/** The id between the braces, and what is wrong with them. */
interface Braces {
  readonly id?: string | undefined;
  readonly faults: readonly string[];
}

/** What may stand between the braces: words of the kind, and ids by mistake. */
interface BraceRules {
  readonly words: readonly string[];
  readonly known: ReadonlySet<string>;
}

function readBraces(
  attributes: NonNullable<ContainerDirective['attributes']>,
  line: string,
  { known, words: knownAttributes }: BraceRules,
): Braces {
  const id = attributes.id ?? undefined;
  const ids = [...(/\{.*\}/.exec(line)?.[0] ?? '').matchAll(/#([^\s#.{}=]+)/g)].map((match) => match[1] ?? '');
  if (ids.length > 1) {
    return { id: ids[0], faults: [`Spørsmålet har flere id-er: ${ids.join(' og ')}. La én av dem stå.`] };
  }
  const unknown = Object.keys(attributes).filter((name) => !knownAttributes.includes(name) && !isGoalAttribute(name));
  const registered = unknown.find((name) => known.has(name));
  if (id === undefined && registered) return { id: registered, faults: [unknownWord(registered, `{#${registered}}`)] };
  const words = unknown.filter((name) => attributes[name] === '' && !isNear(name, knownAttributes));
  if (id !== undefined && words.length > 0) {
    const whole = asciiOf([id, ...words].join('_'));
    return { faults: [`En id kan ikke ha mellomrom. Skriv {#${whole}}, eller slett det som ikke hører med.`] };
  }
  return {
    id,
    faults: unknown.map((name) =>
      words.includes(name) && isIdentifier(name)
        ? unknownWord(name, `{#${name}}`)
        : `«${name}» er ikke noe et spørsmål kan ha. ${suggest(name, knownAttributes)}`,
    ),
  };
}

/** An id can have no other letters, so none is suggested. */
const asciiOf = (text: string): string => {
  const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a' };
  return text.replaceAll(/[æøå]/g, (letter) => letters[letter] ?? letter).replaceAll(/[^A-Za-z0-9_]/g, '');
};

const unknownWord = (name: string, meant: string): string =>
  `«${name}» er ikke noe et spørsmål kan ha. Mente du ${meant}?`;

function idPlace(line: string, at: Place): QuestionId['idPlace'] {
  const brace = line.indexOf('{');
  if (brace < 0) return { line: at.line, column: line.trimEnd().length + 1, before: '{#', after: '}' };
  const rest = line.slice(brace + 1).trim();
  return { line: at.line, column: brace + 2, before: '#', after: rest.startsWith('}') ? '' : ' ' };
}
