import { z } from 'zod';
import { isIdentifier } from '../model/identifier.ts';
import { type Lang, langs } from '../model/lang.ts';
import type { Place, Report } from './report.ts';
import { isTakenId } from './taken-ids.ts';
import { textDemand, type YamlFile } from './yaml.ts';

const demand = 'ett mål på hver linje, med id foran, slik: «- g_endring: Du kan …»';

const goal = z
  .record(z.string(), z.string({ error: textDemand }).trim().min(1, { error: textDemand }), { error: demand })
  .refine((entry) => Object.keys(entry).length === 1, { error: demand });

/** The learning goals in one language, as they stand in `module.yaml`: `- id: text`, one a line. */
export const goalList = z.array(goal, { error: demand }).min(1, { error: demand });

/** One learning goal of one language. */
interface GoalEntry {
  readonly id: string;
  readonly text: string;
  readonly at: Place;
}

/** Learning goals by language; in all of them the same ids in the same order, once every fault is mended. */
export type GoalLists = ReadonlyMap<Lang, readonly GoalEntry[]>;

/** Reads the goals of each language in `wanted`; gives nothing where a list cannot be read. */
export function readGoals(raw: unknown, wanted: readonly Lang[], file: YamlFile<unknown>): GoalLists | undefined {
  const perLang = z.partialRecord(z.enum(langs), goalList).safeParse(raw).data;
  if (!perLang) return undefined;
  return new Map(
    wanted.map((lang) => [
      lang,
      (perLang[lang] ?? []).flatMap((entry, index) =>
        Object.entries(entry).map(([id, text]) => ({ id, text, at: file.placeOf(['læringsmål', lang, index]) })),
      ),
    ]),
  );
}

/** What the ids of learning goals are checked against. */
interface GoalRules {
  readonly lessonIds: readonly string[];
  /** Ids that are used no longer, and never again. */
  readonly retired: readonly string[];
  /** What an id must be, in words. */
  readonly idDemand: string;
}

/** Reports ids that cannot be used, are used twice or by a lesson, and languages that differ from the first one. */
export function checkGoals(lists: GoalLists, { lessonIds, retired, idDemand }: GoalRules, report: Report): void {
  for (const goals of lists.values()) {
    for (const [index, { id, at }] of goals.entries()) {
      if (goals.slice(0, index).some((before) => before.id === id)) {
        report(at, 'dobbel-id', `To læringsmål har id-en «${id}». Gi det ene en ny id.`);
      } else if (!isIdentifier(id)) {
        report(at, 'ugyldig-id', `Id-en «${id}» kan ikke brukes. Den skal være ${idDemand}.`);
      } else if (isTakenId(id)) report(at, 'opptatt-id', `Id-en «${id}» er i bruk i spilleren. Velg en annen.`);
      else if (lessonIds.includes(id)) {
        report(at, 'dobbel-id', `Id-en «${id}» er brukt av en leksjon. Gi læringsmålet en ny id.`);
      } else if (retired.includes(id)) {
        report(at, 'pensjonert-id', `Id-en «${id}» står i utgåtte_mål, og kan ikke brukes igjen. Velg en ny id.`);
      }
    }
  }
  const [first, ...others] = lists;
  for (const [lang, goals] of first ? others : []) {
    const [model, wanted = []] = first ?? [];
    const at = goals[0]?.at;
    if (!at || idsOf(goals) === idsOf(wanted)) continue;
    const text = `Læringsmålene på ${lang} skal ha de samme id-ene som på ${model}, i samme rekkefølge: ${idsOf(wanted)}.`;
    report(at, 'sprak-ulike', text);
  }
}

const idsOf = (goals: readonly GoalEntry[]): string => goals.map(({ id }) => id).join(', ');
