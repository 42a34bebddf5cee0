import { isPackageFormat, orderUse, privateUse } from '../model/package.ts';
import type { SlotRegistry } from '../model/slots.ts';
import { checkBlockIds } from './block-ids.ts';
import type { Compiled, EditionContent, ModuleContent, ModuleSources } from './content.ts';
import { contentHash } from './content-hash.ts';
import { readCredits } from './credits.ts';
import { buildEdition } from './editions.ts';
import { compareEditions } from './editions-check.ts';
import { sizesOf } from './image-size.ts';
import type { QuestionDraft } from './lesson.ts';
import { judge, told } from './memory.ts';
import { checkModule, type EditionDraft, lessonKind, questionsOf, readEditions } from './module-draft.ts';
import { type ModuleHead, readModuleYaml, reviewsOf } from './module-yaml.ts';
import { type Pictures, usedMedia } from './pictures.ts';
import { checkPlaceholders } from './placeholders.ts';
import { nameQuestions } from './question-names.ts';
import { readers as anew, type Readers } from './readers.ts';
import { checkReleases } from './released.ts';
import { Messages } from './report.ts';
import { checkRules } from './rules/run.ts';
import { readRuleSettings } from './rules/settings.ts';
import { type CompletedSlots, completeSlots, isStale, type SlotEntry } from './slots.ts';
import { readSlots } from './slots-file.ts';
import { checkCharacters, checkEncoding, plainText } from './source-text.ts';
import { reportDoubts, reportStale } from './stale-slots.ts';
import { translate } from './translation/translate.ts';

/** How the compiler treats what an author has not registered yet. */
interface CompileOptions {
  /** `memory` makes up ids and places without a word, for the preview; otherwise each is an error. */
  readonly newIds?: 'memory';
  /** Reads files anew unless told; see `rememberingReaders`. */
  readonly readers?: Readers;
  /** Whether the module is wanted in figures, too. */
  readonly withFigures?: true;
}

/** Makes a module of an author's files, or tells every fault in them; a pure function, which never throws for a fault. */
export function compile(
  sources: ModuleSources,
  { newIds, readers = anew, withFigures }: CompileOptions = {},
): Compiled {
  const messages = new Messages();
  messages.countBy(readRuleSettings(sources.rules, messages));
  const { id, moduleYaml } = sources;
  const headRead = readers.heads('', [id, moduleYaml.text], () => judge((own) => readHead(sources, own)));
  const head = told(headRead, messages);
  const registryRead = readers.registries('', [id, sources.slots?.path, sources.slots?.text], () =>
    judge((own) => readRegistry(sources, own)),
  );
  const registry = told(registryRead, messages);
  const old = registry ?? { module: sources.id, slots: [] };
  const pictures = picturesOf(sources, messages);
  const written = readEditions(sources, head, old, pictures, messages, readers);
  checkModule(sources, written, messages);
  const required = newIds !== 'memory';
  const lessonIds = (head.lessons ?? []).map(({ id }) => id);
  const goalIds = [...(head.goals?.values() ?? [])].flatMap((goals) => goals.map(({ id }) => id));
  const { names, fixes } = nameQuestions(written, { registry: old, lessonIds, goalIds, required }, messages);
  compareEditions(written, names, messages);
  const { editions, translations } = translate(
    sources,
    head,
    written,
    { names, isAsked: required, ledgers: readers.ledgers },
    messages,
  );
  checkBlockIds(editions, goalIds, names, messages);
  const figures = checkRules(sources, editions, messages, readers);
  const slots = completeSlots(old, slotEntries(editions[0], names, messages));
  if (required) reportDoubts(slots.doubtful);
  // Something that seems to be gone may only be hidden by another fault.
  const certain = head.lessons && registry && (slots.changes.come.length > 0 || !messages.hasErrors());
  if (isStale(slots.changes) && required && certain) reportStale(sources, slots.changes, messages);
  checkReleases(
    sources,
    { head, registry: registry && slots.registry, lessons: filesOf(editions), cited: citedIn(editions) },
    messages,
  );
  const content = messages.hasErrors()
    ? undefined
    : moduleContent(sources, head, { editions, pictures }, names, slots, readers);
  return {
    ...(content && { content }),
    messages: messages.sorted(),
    slots: slots.registry,
    slotChanges: slots.changes,
    fixes,
    translations,
    ...(withFigures && { figures: figures() }),
  };
}

function readHead({ id, moduleYaml }: ModuleSources, messages: Messages): ModuleHead {
  const report = messages.in(moduleYaml.path);
  const text = plainText(moduleYaml.text);
  if (!checkEncoding(text, report)) return { placeOf: () => ({ line: 1, column: 1 }) };
  checkCharacters(text, report);
  checkPlaceholders(text, report);
  return readModuleYaml(text, id, report);
}

/** Empty where there is none yet; nothing if the file has been spoilt. */
function readRegistry({ id, slots }: ModuleSources, messages: Messages): SlotRegistry | undefined {
  if (!slots) return { module: id, slots: [] };
  const report = messages.in(slots.path);
  const text = plainText(slots.text);
  return checkEncoding(text, report) ? readSlots(text, id, report) : undefined;
}

/** The document order of the first language is the order in which places are given. */
function slotEntries(
  edition: EditionDraft | undefined,
  names: ReadonlyMap<QuestionDraft, string>,
  messages: Messages,
): readonly SlotEntry[] {
  return (edition?.lessons ?? []).flatMap(({ id, draft }): SlotEntry[] => {
    const report = messages.in(draft.file);
    const top = { line: 1, column: 1 };
    const lesson: SlotEntry = { id, kind: lessonKind(draft), report: (rule, text) => report(top, rule, text) };
    const questions = questionsOf(draft).flatMap((question): SlotEntry[] => {
      const name = names.get(question);
      if (name === undefined) return [];
      const { kind, interaction } = question;
      const options = interaction.parts;
      return [{ id: name, kind: kind.kind, options, report: (rule, text) => report(question.at, rule, text) }];
    });
    return [lesson, ...questions];
  });
}

const picturesOf = (sources: ModuleSources, messages: Messages): Pictures => ({
  sizeOf: sizesOf(sources.media),
  creditOf: readCredits(sources, messages),
  media: new Map(sources.media.map((file) => [file.path, file])),
});

/** Kinds that have an element, of every part of every lesson. */
function usesOf(editions: readonly EditionDraft[]): readonly string[] {
  const parts = editions.flatMap(({ lessons }) => lessons.flatMap(({ draft }) => draft.parts));
  const kinds = parts.flatMap((part): string[] => {
    if (part.type === 'block')
      return [...(part.kind.hasElement ? [part.kind.kind] : []), ...(part.kind.isPrivate ? [privateUse] : [])];
    if (part.type === 'test') return ['test', ...part.questions.map(({ kind }) => kind.kind)];
    return part.type === 'question' ? [part.question.kind.kind] : [];
  });
  const words = editions.some(({ lessons }) => lessons.some(({ draft }) => draft.references.terms.length > 0));
  return [...new Set([...kinds, ...(words ? ['glossary'] : [])])].sort();
}

const filesOf = (editions: readonly EditionDraft[]): readonly string[] =>
  editions.flatMap(({ lessons }) => lessons.map(({ draft }) => draft.file));

/** A change in a word or a source is a change of the module that shows it. */
const citedIn = (editions: readonly EditionDraft[]): readonly string[] =>
  editions.flatMap(({ lessons }) =>
    lessons.flatMap(({ draft: { references } }) =>
      [...references.terms.map(({ term, text }) => [term, text]), ...references.sources].map((each) =>
        JSON.stringify(each),
      ),
    ),
  );

function moduleContent(
  sources: ModuleSources,
  { settings, goals }: ModuleHead,
  { editions, pictures }: { readonly editions: readonly EditionDraft[]; readonly pictures: Pictures },
  names: ReadonlyMap<QuestionDraft, string>,
  { registry, letters }: CompletedSlots,
  { lessons }: Readers,
): ModuleContent {
  if (!settings || !goals) throw new Error('The compiler let a fault in module.yaml through without a message');
  const passMark = settings.bestått / 100;
  const isOrdered = settings.rekkefølge === 'låst';
  const [first, ...rest] = editions.map(
    (edition): EditionContent =>
      buildEdition(edition, { settings, goals, names, letters, passMark, pictures, made: lessons }),
  );
  if (!first) throw new Error('The compiler let a module without languages through without a message');
  return {
    id: settings.id,
    version: settings.versjon,
    passMark,
    scorm12Status: settings.scorm12?.status ?? 'completed',
    sharedDevice: settings.delt_maskin ?? false,
    isOrdered,
    reviews: reviewsOf(settings),
    formats: settings.formater.filter(isPackageFormat),
    slots: registry,
    uses: [...usesOf(editions), ...(isOrdered ? [orderUse] : [])].sort(),
    hash: contentHash(sources, settings, filesOf(editions), citedIn(editions)),
    editions: [first, ...rest],
    ...usedMedia(
      [first, ...rest].flatMap(({ lessons }) => lessons.map(({ body }) => body)),
      pictures,
    ),
  };
}
