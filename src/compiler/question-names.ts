import type { SlotRegistry } from '../model/slots.ts';
import type { IdFix } from './content.ts';
import type { LessonDraft, QuestionDraft } from './lesson.ts';
import { type EditionDraft, type QuestionNames, questionsOf } from './module-draft.ts';
import { textHash } from './option-letters.ts';
import { plainWords } from './plain-words.ts';
import type { Messages } from './report.ts';

/** The command that mends what a machine can mend. */
export const fixCommand = 'npm run fiks';

/** How new ids are given. */
interface NamingOptions {
  /** Every id that was ever used; one may be given back to the question it was taken from, never to another. */
  readonly registry: SlotRegistry;
  readonly lessonIds: readonly string[];
  readonly goalIds: readonly string[];
  /** Whether a question without id is a fault; not in the preview, which makes one up. */
  readonly required: boolean;
}

/** Gives every question its id, the same in all languages; reports questions without one, and ids in use twice. */
export function nameQuestions(
  editions: readonly EditionDraft[],
  { registry, lessonIds, goalIds, required }: NamingOptions,
  messages: Messages,
): QuestionNames {
  const written = allQuestions(editions).flatMap(({ id }) => id ?? []);
  const lost = new LostIds(registry, new Set([...written, ...lessonIds]));
  const used = new Set([...registry.slots.map(({ id }) => id), ...lessonIds, ...goalIds, ...written]);
  const names = new Map<QuestionDraft, string>();
  const fixes: IdFix[] = [];
  for (const edition of editions) {
    for (const { id: lessonId, draft } of edition.lessons) {
      const first = edition === editions[0] ? undefined : editions[0]?.lessons.find((lesson) => lesson.id === lessonId);
      const waiting = first ? unclaimed(first.draft, draft, names) : [];
      const nameless = questionsOf(draft).filter(({ idPlace }) => idPlace);
      for (const question of questionsOf(draft)) {
        if (question.id) names.set(question, question.id);
        if (!question.idPlace) continue;
        const { line, column, before, after } = question.idPlace;
        const counterpart = waiting[nameless.indexOf(question)];
        const known = counterpart ? names.get(counterpart) : lost.take(question);
        const id = known ?? newId(question.interaction.promptText, used);
        used.add(id);
        names.set(question, id);
        // With fewer questions here than there, nobody but the author knows which of them it is.
        const isUnsure = required && counterpart !== undefined && nameless.length < waiting.length;
        if (!isUnsure) fixes.push({ file: draft.file, line, column, insert: before + id + after });
        if (isUnsure) reportUnsure(question, waiting, messages);
        else if (required) reportMissing(question, counterpart ? undefined : known, messages);
      }
    }
  }
  for (const edition of editions) reportDuplicates(edition, goalIds, names, messages);
  return { names, fixes };
}

/** Questions of a lesson in the first language whose ids nothing has in another one. */
function unclaimed(
  first: LessonDraft,
  draft: LessonDraft,
  names: ReadonlyMap<QuestionDraft, string>,
): readonly QuestionDraft[] {
  const claimed = new Set(questionsOf(draft).map(({ id }) => id));
  return questionsOf(first).filter((question) => !claimed.has(names.get(question)));
}

/** Registered questions that stand nowhere any longer, told by the texts of their options. */
class LostIds {
  private readonly ids = new Map<string, string[]>();

  constructor({ slots }: SlotRegistry, claimed: ReadonlySet<string>) {
    for (const { id, retired, options } of slots) {
      const key = (options ?? []).filter((hash) => hash !== null).sort();
      if (!retired && !claimed.has(id) && key.length > 0) {
        this.ids.set(key.join(), [...(this.ids.get(key.join()) ?? []), id]);
      }
    }
  }

  /** The id that `question` had, if it is one of them; nobody else gets it then. */
  take({ interaction }: QuestionDraft): string | undefined {
    const hashes = interaction.parts.map(({ text }) => textHash(text));
    return this.ids.get(hashes.sort().join())?.shift();
  }
}

function reportUnsure({ file, at }: QuestionDraft, [first]: readonly QuestionDraft[], messages: Messages): void {
  const text = `Spørsmålet mangler id. Skriv den samme id-en som spørsmålet har i ${first?.file}.`;
  messages.in(file)(at, 'mangler-id', text);
}

function reportMissing({ file, at }: QuestionDraft, lost: string | undefined, messages: Messages): void {
  const text = lost
    ? `Spørsmålet har mistet id-en «${lost}». Kjør ${fixCommand}, så får det den tilbake.`
    : `Spørsmålet mangler id. Kjør ${fixCommand}, så får det en.`;
  messages.in(file)(at, 'mangler-id', text);
}

function reportDuplicates(
  edition: EditionDraft,
  goalIds: readonly string[],
  names: Map<QuestionDraft, string>,
  messages: Messages,
): void {
  const seen = new Map<string, string>([
    ...goalIds.map((id) => [id, 'et læringsmål'] as const),
    ...edition.lessons.map(({ id, draft }) => [id, `leksjonen ${draft.file}`] as const),
  ]);
  for (const question of allQuestions([edition])) {
    const id = names.get(question);
    if (id === undefined) continue;
    const before = seen.get(id);
    if (before) {
      const text = `Id-en «${id}» er allerede brukt i ${before}. Gi spørsmålet en annen id.`;
      messages.in(question.file)(question.at, 'dobbel-id', text);
      names.delete(question);
    } else seen.set(id, `${question.file}:${question.at.line}`);
  }
}

const allQuestions = (editions: readonly EditionDraft[]): readonly QuestionDraft[] =>
  editions.flatMap(({ lessons }) => lessons.flatMap(({ draft }) => questionsOf(draft)));

/** `q_` and the first words of the question, in the letters an LMS takes. */
function newId(prompt: string, used: ReadonlySet<string>): string {
  const base = ['q', ...plainWords(prompt).slice(0, 4)].join('_').slice(0, 40).replace(/_+$/, '');
  const stem = base === 'q' ? 'q_1' : base;
  let id = stem;
  for (let number = 2; used.has(id); number++) id = `${stem}_${number}`;
  return id;
}
