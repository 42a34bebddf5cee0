import { z } from 'zod';
import { identifierPattern, isIdentifier } from '../model/identifier.ts';
import { isLang, type Lang, langs } from '../model/lang.ts';
import { packageFormats } from '../model/package.ts';
import type { Reviews } from '../model/review.ts';
import { versionPattern } from '../model/version.ts';
import { checkGoals, type GoalLists, goalList, readGoals } from './goals.ts';
import { suggest } from './nearest.ts';
import type { Place, Report } from './report.ts';
import { isTakenId } from './taken-ids.ts';
import { readYaml, textDemand, type YamlFile, type YamlPath } from './yaml.ts';

/** Whether learners may read the lessons as they like, or one by one. */
const orders = ['fri', 'låst'] as const;

const demands = {
  id: 'en bokstav a–z, og så bokstaver a–z, tall og _ (høyst 64 tegn)',
  version: 'tre tall med punktum mellom, slik: 0.1.0',
  lang: `en liste med ett eller flere av ${langs.join(', ')}, slik: [nb]`,
  percent: 'et helt tall fra 1 til 100, uten prosenttegn',
  order: 'fri eller låst',
  lesson: 'én linje for hver leksjon, slik: «- l_start: 01-start.md»',
  review: 'hvem og når, slik: «{av: kommuneadvokaten, dato: 2027-01-12}»',
  reviewDate: 'en dato, slik: 2027-01-12',
  perLang: 'én tekst for hvert språk, slik: «nb: …»',
} as const;

const text = z.string({ error: textDemand }).trim().min(1, { error: textDemand });
const percent = z.number({ error: demands.percent });
const perLang = z.strictObject(
  { nb: text.optional(), nn: text.optional(), en: text.optional() },
  { error: demands.perLang },
);
const review = z
  .strictObject(
    { av: text, dato: z.iso.date({ error: demands.reviewDate }) },
    { error: ({ code }) => (code === 'invalid_type' ? demands.review : undefined) },
  )
  .optional();
const lesson = z
  .record(
    z.string(),
    z.string({ error: 'navnet på en fil, slik: 01-start.md' }).regex(/^[^/\\]+\.md$/, {
      error: 'navnet på en fil som slutter på .md',
    }),
    { error: demands.lesson },
  )
  .refine((entry) => Object.keys(entry).length === 1, { error: demands.lesson });

/** What may stand in `module.yaml`; the help of the editor is made from it too. */
export const moduleSchema = z.strictObject(
  {
    id: z.string({ error: demands.id }).regex(identifierPattern, { error: demands.id }),
    versjon: z.string({ error: demands.version }).regex(versionPattern, { error: demands.version }),
    språk: z
      .array(z.enum(langs, { error: `ett av ${langs.join(', ')}` }), { error: demands.lang })
      .min(1, { error: demands.lang }),
    formater: z
      .array(z.string({ error: 'navnet på en pakke' }), { error: 'en liste, slik: [scorm12]' })
      .min(1, { error: 'en liste, slik: [scorm12]' })
      .default([...packageFormats]),
    bestått: percent
      .int({ error: demands.percent })
      .min(1, { error: demands.percent })
      .max(100, { error: demands.percent }),
    tittel: perLang,
    beskrivelse: perLang,
    målgruppe: perLang,
    læringsmål: z.strictObject(
      { nb: goalList.optional(), nn: goalList.optional(), en: goalList.optional() },
      { error: demands.perLang },
    ),
    rekkefølge: z.enum(orders, { error: demands.order }).optional(),
    delt_maskin: z.boolean({ error: 'ja eller nei: true eller false' }).optional(),
    kontrollert: z
      .strictObject(
        { nb: review, nn: review, en: review, jus: review },
        { error: ({ code }) => (code === 'invalid_type' ? 'linjer som «nb:» og «jus:», med hvem og når' : undefined) },
      )
      .optional(),
    utgåtte_mål: z.array(text, { error: 'en liste, slik: [g_endring]' }).optional(),
    leksjoner: z.array(lesson, { error: demands.lesson }).min(1, { error: demands.lesson }),
    scorm12: z
      .strictObject(
        { status: z.enum(['completed', 'passed'], { error: 'completed eller passed' }) },
        { error: '«status: completed» eller «status: passed»' },
      )
      .optional(),
  },
  { error: 'linjer som «id: m1» og «versjon: 0.1.0»' },
);

/** `module.yaml` as it was read; the names are the authors'. */
export type ModuleSettings = z.infer<typeof moduleSchema>;

/** One lesson in the list of a module. */
export interface LessonEntry {
  readonly id: string;
  /** Name of the file in `content/<module>/<lang>/`. */
  readonly file: string;
  readonly at: Place;
}

/** What `module.yaml` says, as far as it could be read. */
export interface ModuleHead {
  /** Missing if something in the file must be mended first. */
  readonly settings?: ModuleSettings;
  /** Missing if the list of languages cannot be read. */
  readonly langs?: readonly Lang[];
  /** Missing if the list of lessons cannot be read. */
  readonly lessons?: readonly LessonEntry[];
  /** Missing if the learning goals cannot be read. */
  readonly goals?: GoalLists;
  placeOf(path: YamlPath): Place;
}

/** Reads `module.yaml` of the module in the folder `folder`, and reports every fault in it. */
export function readModuleYaml(yaml: string, folder: string, report: Report): ModuleHead {
  const file = readYaml(yaml, { schema: moduleSchema, knownKeys }, report);
  const raw = isRecord(file.raw) ? file.raw : {};
  const langs = moduleSchema.shape.språk.safeParse(raw.språk).data;
  const listed = lessonEntries(raw.leksjoner, file);
  const lessons = listed && checkLessons(listed, report);
  const goals = readGoals(raw.læringsmål, langs ?? [], file);
  if (goals) {
    const lessonIds = lessons?.map(({ id }) => id) ?? [];
    checkGoals(goals, { lessonIds, retired: file.value?.utgåtte_mål ?? [], idDemand: demands.id }, report);
  }
  if (file.value) checkSettings(file.value, folder, file, report);
  for (const [index, name] of listOf(raw.formater).entries()) {
    if (typeof name !== 'string' || packageFormats.some((format) => format === name)) continue;
    const text = `«${name}» er ikke en kjent pakke. ${suggest(name, packageFormats)}`;
    report(file.placeOf(['formater', index]), 'ukjent-pakke', text);
  }
  return {
    ...(file.value && { settings: file.value }),
    ...(langs && { langs: [...new Set(langs)] }),
    ...(lessons && { lessons }),
    ...(goals && { goals }),
    placeOf: file.placeOf,
  };
}

/** What humans have reviewed, by `kontrollert:`. */
export const reviewsOf = ({ kontrollert = {} }: ModuleSettings): Reviews =>
  Object.fromEntries(
    Object.entries(kontrollert).flatMap(([subject, review]) =>
      review ? [[subject, { by: review.av, date: review.dato }]] : [],
    ),
  );

const perLangKeys = ['tittel', 'beskrivelse', 'målgruppe', 'læringsmål'] as const;

function knownKeys([first, second]: YamlPath): readonly string[] {
  if (first === undefined) return Object.keys(moduleSchema.shape);
  if (first === 'kontrollert') return second === undefined ? [...langs, 'jus'] : ['av', 'dato'];
  if (first === 'scorm12') return ['status'];
  return perLangKeys.some((key) => key === first) ? langs : [];
}

function lessonEntries(raw: unknown, file: YamlFile<ModuleSettings>): LessonEntry[] | undefined {
  const entries = moduleSchema.shape.leksjoner.safeParse(raw).data;
  return entries?.flatMap((entry, index) =>
    Object.entries(entry).map(([id, name]) => ({ id, file: name, at: file.placeOf(['leksjoner', index]) })),
  );
}

function checkSettings(settings: ModuleSettings, folder: string, file: YamlFile<ModuleSettings>, report: Report): void {
  if (settings.id !== folder) {
    const text = `Id-en «${settings.id}» må være lik navnet på mappen, «${folder}».`;
    report(file.placeOf(['id']), 'id-og-mappe', text);
  }
  for (const lang of settings.språk.filter(isLang)) {
    for (const key of perLangKeys) {
      if (settings[key][lang] !== undefined) continue;
      report(file.placeOf([key]), 'mangler-sprak', `«${key}» mangler tekst på ${lang}. Legg til linjen «${lang}: …».`);
    }
  }
}

/** Reports faults in the list of lessons, and gives those that can be told from the ones above them. */
function checkLessons(lessons: readonly LessonEntry[], report: Report): readonly LessonEntry[] {
  return lessons.filter(({ id, file, at }, index) => {
    const before = lessons.slice(0, index);
    const sameId = before.find((lesson) => lesson.id === id);
    const sameFile = before.find((lesson) => lesson.file === file);
    if (sameId && sameId.file === file) {
      report(at, 'dobbel-leksjon', `Leksjonen «${id}» står to ganger i listen. Slett den ene linjen.`);
    } else if (sameId) report(at, 'dobbel-id', `To leksjoner har id-en «${id}». Gi den ene en ny id.`);
    else if (sameFile) report(at, 'dobbel-fil', `Filen ${file} står to ganger i listen. Slett den ene linjen.`);
    else if (!isIdentifier(id)) {
      report(at, 'ugyldig-id', `Id-en «${id}» kan ikke brukes. Den skal være ${demands.id}.`);
    } else if (isTakenId(id)) report(at, 'opptatt-id', `Id-en «${id}» er i bruk i spilleren. Velg en annen.`);
    return !sameId && !sameFile;
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
