import type { ContainerDirective } from '../interactions/choice/parse.ts';
import { isIdentifier } from '../model/identifier.ts';
import { isTakenId } from './module-yaml.ts';
import { suggest } from './nearest.ts';
import type { Place, Report } from './report.ts';

/** The id of a question, or the place where it should stand. */
export interface QuestionId {
  /** Missing if the author gave none, or one that cannot be used. */
  readonly id: string | undefined;
  /** Whether the author gave one, be it bad. */
  readonly idGiven: boolean;
  /** Where to write an id, and what to write round it; only where the author gave none. */
  readonly idPlace: (Place & { readonly before: string; readonly after: string }) | undefined;
}

const knownAttributes = ['id', 'flere'];

/** Reads the braces of a question: `{#id}` and `{flere}`; `line` is its opening line. */
export function readQuestionId(node: ContainerDirective, line: string, report: Report): QuestionId {
  const at = node.position?.start ?? { line: 1, column: 1 };
  const attributes = node.attributes ?? {};
  for (const name of Object.keys(attributes).filter((name) => !knownAttributes.includes(name))) {
    const text = `«${name}» er ikke noe et spørsmål kan ha. ${suggest(name, knownAttributes)}`;
    report(at, 'ukjent-egenskap', text);
  }
  if (node.children.some((child) => child.type === 'paragraph' && child.data?.directiveLabel)) {
    report(at, 'tekst-i-klammer', 'Teksten i klammene hører ikke hjemme her. Skriv spørsmålet på linjen under.');
  }
  const id = attributes.id;
  if (!id) return { id: undefined, idGiven: false, idPlace: idPlace(line, at) };
  if (!isIdentifier(id)) {
    const text = `Id-en «${id}» kan ikke brukes. Bruk bokstavene a–z, tall og _, og begynn med en bokstav (høyst 64 tegn).`;
    report(at, 'ugyldig-id', text);
  } else if (isTakenId(id)) report(at, 'opptatt-id', `Id-en «${id}» er i bruk i spilleren. Velg en annen.`);
  else return { id, idGiven: true, idPlace: undefined };
  return { id: undefined, idGiven: true, idPlace: undefined };
}

function idPlace(line: string, at: Place): QuestionId['idPlace'] {
  if (!/^ {0,3}:{3,}[^\s:]/.test(line)) return undefined; // The line must be mended by hand first.
  const brace = line.indexOf('{');
  if (brace < 0) return { line: at.line, column: line.trimEnd().length + 1, before: '{#', after: '}' };
  const rest = line.slice(brace + 1).trim();
  return { line: at.line, column: brace + 2, before: '#', after: rest.startsWith('}') ? '' : ' ' };
}
