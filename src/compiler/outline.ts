import type { Outline } from '../model/outline.ts';
import type { SlotRegistry } from '../model/slots.ts';
import type { EditionContent, ModuleContent } from './content.ts';

/** What the player must know of the module beside its text. */
export function outlineOf(content: ModuleContent, edition: EditionContent): Outline {
  const slot = slotFinder(content.slots);
  return {
    module: content.id,
    version: content.version,
    title: edition.title,
    ...(content.editions.length > 1 && { langs: content.editions.map(({ lang }) => lang) }),
    passMark: content.passMark,
    scorm12Status: content.scorm12Status,
    ...(content.sharedDevice && { sharedDevice: true as const }),
    ...(content.isOrdered && { isOrdered: true as const }),
    goals: edition.goals.map(({ id, questions }) => ({ id, questions })),
    lessons: edition.lessons.map((lesson) => ({
      id: lesson.id,
      kind: lesson.kind,
      minutes: lesson.minutes,
      slot: slot(lesson.id),
      ...(lesson.rules && { rules: lesson.rules }),
      questions: lesson.interactions.map(({ id, kind }) => ({ id, kind, slot: slot(id) })),
    })),
  };
}

function slotFinder({ slots }: SlotRegistry): (id: string) => number {
  const places = new Map(slots.map(({ id }, index) => [id, index]));
  return (id) => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`${id} has no slot: the compiler should have reported it`);
    return place;
  };
}
