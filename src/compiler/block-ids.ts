import type { QuestionDraft } from './lesson.ts';
import { type EditionDraft, questionsOf } from './module-draft.ts';
import type { Messages } from './report.ts';
import { isTakenId } from './taken-ids.ts';

/** Reports ids of blocks that are in use already, by a block, a question, a lesson or a learning goal, or by the document itself. */
export function checkBlockIds(
  editions: readonly EditionDraft[],
  goalIds: readonly string[],
  names: ReadonlyMap<QuestionDraft, string>,
  messages: Messages,
): void {
  for (const { lessons } of editions) {
    const questions = lessons.flatMap(({ draft }) => questionsOf(draft));
    const seen = new Map<string, string>([
      ...goalIds.map((id) => [id, 'et læringsmål'] as const),
      ...lessons.map(({ id, draft }) => [id, `leksjonen ${draft.file}`] as const),
      ...questions.map((question) => [names.get(question) ?? '', `${question.file}:${question.at.line}`] as const),
    ]);
    for (const { draft } of lessons) {
      for (const part of draft.parts) {
        const id = part.type === 'block' ? part.block.id : undefined;
        if (part.type !== 'block' || !id) continue;
        const before = isTakenId(id) ? 'spilleren' : seen.get(id);
        const text = `Id-en «${id}» er allerede brukt i ${before}. Velg en annen.`;
        if (before) messages.in(draft.file)(part.at, 'dobbel-id', text);
        else seen.set(id, `${draft.file}:${part.at.line}`);
      }
    }
  }
}
