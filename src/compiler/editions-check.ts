import type { QuestionDraft } from './lesson.ts';
import { type EditionDraft, type ListedLesson, lessonKind, questionsOf } from './module-draft.ts';
import type { Messages, Report } from './report.ts';

/**
 * Reports where a language differs from the first one in what is asked; an answer counts the same in all of them. A question that is not
 * there is no fault: it is shown in the first language (`translation/`).
 */
export function compareEditions(
  editions: readonly EditionDraft[],
  names: ReadonlyMap<QuestionDraft, string>,
  messages: Messages,
): void {
  const [first, ...others] = editions;
  for (const { lessons } of first ? others : []) {
    for (const lesson of lessons) {
      const model = first?.lessons.find(({ id }) => id === lesson.id);
      if (model) compareLessons(model, lesson, names, messages.in(lesson.draft.file));
    }
  }
}

function compareLessons(
  model: ListedLesson,
  lesson: ListedLesson,
  names: ReadonlyMap<QuestionDraft, string>,
  report: Report,
): void {
  const top = { line: 1, column: 1 };
  const isAlike = lessonKind(model.draft) === lessonKind(lesson.draft);
  const isBegun = questionsOf(lesson.draft).length > 0;
  if (!isAlike && (isBegun || lessonKind(lesson.draft) === 'test')) {
    report(
      top,
      'sprak-ulike',
      `Bare én av denne og ${model.draft.file} er en test. Skriv ::::test i begge eller ingen.`,
    );
  }
  if (isAlike && JSON.stringify(rulesOf(model)) !== JSON.stringify(rulesOf(lesson))) {
    report(
      top,
      'sprak-ulike',
      `Testen er satt opp på en annen måte her enn i ${model.draft.file}. Skriv ::::test likt.`,
    );
  }
  const wanted = byName(model, names);
  const here = byName(lesson, names);
  for (const [id, question] of here) {
    const original = wanted.get(id);
    if (original) compareQuestions(original, question, report);
    else {
      report(
        question.at,
        'sprak-ulike',
        `Spørsmålet «${id}» finnes ikke i ${model.draft.file}. Skriv det der også, eller slett det.`,
      );
    }
  }
}

const rulesOf = ({ draft }: ListedLesson) => draft.parts.find((part) => part.type === 'test')?.rules;

const byName = ({ draft }: ListedLesson, names: ReadonlyMap<QuestionDraft, string>): Map<string, QuestionDraft> =>
  new Map(
    questionsOf(draft).flatMap((question) => {
      const id = names.get(question);
      return id === undefined ? [] : [[id, question] as const];
    }),
  );

function compareQuestions(
  original: QuestionDraft,
  { kind, interaction, at, goal }: QuestionDraft,
  report: Report,
): void {
  const there = `${original.file}:${original.at.line}`;
  if (original.goal !== goal) {
    report(at, 'sprak-ulike', `Spørsmålet har ikke det samme læringsmålet her og i ${there}. Skriv mål= likt.`);
  }
  if (original.kind !== kind) {
    report(at, 'sprak-ulike', `Spørsmålet er :::${kind.names[0]} her, men :::${original.kind.names[0]} i ${there}.`);
    return;
  }
  const wanted = original.interaction.parts;
  if (wanted.length !== interaction.parts.length) {
    const text = `Spørsmålet har ${interaction.parts.length} svar, men ${wanted.length} i ${there}. Skriv like mange, i samme rekkefølge.`;
    report(at, 'sprak-ulike', text);
    return;
  }
  for (const [index, { correct }] of interaction.parts.entries()) {
    if (wanted[index]?.correct === correct) continue;
    report(at, 'sprak-ulike', `Svar nummer ${index + 1} er riktig bare i én av denne og ${there}. Sett [x] likt.`);
  }
  if (original.interaction.shape !== interaction.shape) {
    report(
      at,
      'sprak-ulike',
      `Spørsmålet er satt opp på en annen måte her enn i ${there}. Skriv krøllparentesene, tallene og rekkefølgen likt.`,
    );
  }
}
