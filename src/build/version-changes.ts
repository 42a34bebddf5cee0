import type { ModuleContent } from '../compiler/content.ts';
import type { Lang } from '../model/lang.ts';
import { isLang } from '../model/lang.ts';
import type { Release, ReleasedPart } from '../model/release.ts';

/** A lesson or question that is named to the author. */
export interface Piece {
  readonly id: string;
  /** What it is called; of what is gone, as it was called last, or nothing where no record tells. */
  readonly title: string | undefined;
}

/** In what a module differs from its newest released version. */
export interface VersionChanges {
  readonly lessonsCome: readonly Piece[];
  readonly lessonsGone: readonly Piece[];
  readonly questionsCome: readonly Piece[];
  readonly questionsGone: readonly Piece[];
  /** Lessons with another text around the questions. */
  readonly rewritten: readonly Piece[];
  /** Questions that ask, or offer, something else than they did: only the author knows whether they mean the same. */
  readonly asked: readonly Piece[];
  /** Questions with another right answer. */
  readonly right: readonly Piece[];
  /** Questions of which only the explanations are new. */
  readonly explained: readonly Piece[];
  readonly langsCome: readonly Lang[];
  readonly langsGone: readonly Lang[];
  /** From and to, in per cent. */
  readonly passMark: readonly [number, number] | undefined;
  /** Whether something is changed that cannot be told from the record, such as a picture. */
  readonly other: boolean;
}

/** Compares a module with the record of a released version. */
export function changesSince(release: Release, content: ModuleContent, parts: readonly ReleasedPart[]): VersionChanges {
  const kindOf = new Map(content.slots.slots.map(({ id, kind }) => [id, kind]));
  const isLesson = ({ id }: Piece): boolean => ['lesson', 'test'].includes(kindOf.get(id) ?? '');
  // Each lesson stands before its questions.
  const lessonOf = (id: string): string | undefined =>
    parts
      .slice(
        0,
        parts.findIndex((part) => part.id === id),
      )
      .filter(isLesson)
      .at(-1)?.id;
  const before = new Map((release.parts ?? []).map((part) => [part.id, part]));
  const wasThere = new Set(release.parts ? before.keys() : release.slots.map(({ id }) => id));
  const isThere = new Set(parts.map(({ id }) => id));
  const come = parts.filter(({ id }) => !wasThere.has(id));
  const gone = [...wasThere].filter((id) => !isThere.has(id)).map((id) => ({ id, title: before.get(id)?.title }));
  const kept = parts.flatMap((now): Kept[] => {
    const then = before.get(now.id);
    return then ? [{ now, then }] : [];
  });
  const questions = kept.filter(({ now }) => !isLesson(now));
  const asked = questions.filter(({ now, then }) => differs(then.asked, now.asked));
  const right = questions.filter(({ now, then }) => then.right !== now.right);
  const reworded = questions.filter(
    (each) => differs(each.then.texts, each.now.texts) && !asked.includes(each) && !right.includes(each),
  );
  // A case has no explanations of right and wrong: its text is the lesson's.
  const explained = reworded.filter(({ now }) => now.right !== undefined);
  const changedTexts = new Set(reworded.filter((each) => !explained.includes(each)).map(({ now }) => lessonOf(now.id)));
  const rewritten = kept.filter(
    ({ now, then }) => isLesson(now) && (differs(then.texts, now.texts) || changedTexts.has(now.id)),
  );
  const told = {
    lessonsCome: come.filter(isLesson),
    lessonsGone: gone.filter(isLesson),
    questionsCome: come.filter((piece) => !isLesson(piece)),
    questionsGone: gone.filter((piece) => !isLesson(piece)),
    rewritten: rewritten.map(({ now }) => now),
    asked: asked.map(({ now }) => now),
    right: right.map(({ now }) => now),
    explained: explained.map(({ now }) => now),
    ...langChanges(release, content),
    passMark: passMarkChange(release, content),
  };
  const isTold = Object.values(told).some((list) => list !== undefined && list.length > 0);
  return { ...told, other: release.content !== content.hash && !isTold };
}

interface Kept {
  readonly now: ReleasedPart;
  readonly then: ReleasedPart;
}

type Hashes = Readonly<Record<string, string>> | undefined;

/** In a language that both have; one that is new is told of by itself. */
const differs = (then: Hashes, now: Hashes): boolean =>
  Object.entries(now ?? {}).some(([lang, hash]) => then?.[lang] !== undefined && then[lang] !== hash);

function langChanges(
  { parts = [] }: Release,
  { editions }: ModuleContent,
): Pick<VersionChanges, 'langsCome' | 'langsGone'> {
  const then = Object.keys(parts[0]?.texts ?? {}).filter(isLang);
  const now = editions.map(({ lang }) => lang);
  return {
    langsCome: then.length > 0 ? now.filter((lang) => !then.includes(lang)) : [],
    langsGone: then.filter((lang) => !now.includes(lang)),
  };
}

function passMarkChange({ passMark: then }: Release, { passMark: now }: ModuleContent): VersionChanges['passMark'] {
  return then === undefined || then === now ? undefined : [Math.round(then * 100), Math.round(now * 100)];
}

/** Whether something came or went: then it is more than a small repair. */
export const isMoreThanRepair = (changes: VersionChanges): boolean =>
  [
    changes.lessonsCome,
    changes.lessonsGone,
    changes.questionsCome,
    changes.questionsGone,
    changes.langsCome,
    changes.langsGone,
  ].some((list) => list.length > 0);

/** Whether nothing is changed at all. */
export const isNothing = (changes: VersionChanges): boolean =>
  !changes.other && Object.values(changes).every((value) => !value || (Array.isArray(value) && value.length === 0));
