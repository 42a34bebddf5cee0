import type { ElementContent } from 'hast';
import type { Definition, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { BlockContext, BlockDefinition, BlockDraft } from '../blocks/block.ts';
import type {
  ContainerDirective,
  DirectiveContext,
  InteractionDefinition,
  InteractionDraft,
} from '../interactions/kind.ts';
import type { Lang } from '../model/lang.ts';
import type { MediaFile, TestRules } from '../model/module.ts';
import { type BarePicture, barePictures } from './bare-pictures.ts';
import { readBlock } from './block.ts';
import type { SourceFile } from './content.ts';
import { blockKind, directiveUse, questionKind } from './directives.ts';
import { checkFences, type Fenced } from './fences.ts';
import { type FrontMatter, readFrontMatter } from './frontmatter.ts';
import { checkDefinitions } from './links.ts';
import { parseMarkdown } from './markdown.ts';
import { tooDeep } from './nesting.ts';
import { badlyWritten } from './opening-line.ts';
import { checkPlaceholders } from './placeholders.ts';
import { checkProse, type ProseContext, placeOf, strayDirective } from './prose.ts';
import { proseToHast } from './prose-hast.ts';
import { readQuestionGoal } from './question-goal.ts';
import { type QuestionId, readQuestionId } from './question-id.ts';
import { checkReference, type Referables, type References, referenceLink, referencesIn } from './references.ts';
import type { Place, Report } from './report.ts';
import { checkCharacters, checkConflicts, checkEncoding, plainText } from './source-text.ts';
import { checkSigns } from './stray-signs.ts';
import { readTestRules } from './test-rules.ts';
import { type Unit, unitOf } from './translation/unit.ts';

/** A block as it stands in its file, for what concerns the block alone. */
export interface Passage {
  readonly unit: Unit;
  /** Words of the glossary and sources that its text refers to. */
  readonly references: References;
}

/** A question in the file of one language. */
export interface QuestionDraft extends QuestionId {
  readonly file: string;
  readonly at: Place;
  /** Id of the learning goal that it asks for. */
  readonly goal: string | undefined;
  readonly kind: InteractionDefinition;
  readonly interaction: InteractionDraft;
  readonly passage: Passage;
}

/** A piece of a lesson, in the order of the file. */
export type LessonPart =
  | { readonly type: 'prose'; readonly content: readonly ElementContent[]; readonly passage: Passage }
  | { readonly type: 'question'; readonly question: QuestionDraft }
  | {
      readonly type: 'block';
      readonly at: Place;
      readonly kind: BlockDefinition;
      readonly block: BlockDraft;
      readonly passage: Passage;
    }
  | {
      readonly type: 'test';
      readonly at: Place;
      readonly rules: TestRules;
      readonly questions: readonly QuestionDraft[];
    };

/** A lesson's file as it was read. */
export interface LessonDraft {
  readonly file: string;
  /** Missing if it must be mended. */
  readonly front: FrontMatter | undefined;
  /** Where its title stands. */
  readonly titleAt: Place;
  readonly parts: readonly LessonPart[];
  /** Words of the glossary and sources that its text refers to. */
  readonly references: References;
  readonly root: Root;
  /** The text that the tree was parsed from. */
  readonly source: string;
  /** Pictures that no block gives credit for. */
  readonly pictures: readonly BarePicture[];
}

/** What a lesson is checked against, beside its own file. */
export interface LessonContext
  extends Pick<ProseContext, 'lessonIds' | 'media' | 'referables'>,
    Pick<BlockContext, 'sizeOf' | 'creditOf'> {
  /** Id of the lesson. */
  readonly id: string;
  readonly lang: Lang;
  /** Ids of questions that are registered. */
  readonly questionIds: ReadonlySet<string>;
  /** Missing where the learning goals cannot be read. */
  readonly goalIds: ReadonlySet<string> | undefined;
  /** What `media`, `mediaText` and `sizeOf` tell of. */
  readonly mediaFiles: readonly MediaFile[];
  /** The text that `creditOf` tells of. */
  readonly credits: string;
  /** The text of a media file. */
  mediaText(path: string): string | undefined;
}

/** Reads one file of a lesson, and reports every fault in it; gives nothing for a file that cannot be read at all. */
export function readLesson(file: SourceFile, context: LessonContext, reportAnywhere: Report): LessonDraft | undefined {
  const text = plainText(file.text);
  if (!checkEncoding(text, reportAnywhere)) return undefined;
  const lineCount = text.split('\n').length;
  const report: Report = (at, ...message) => {
    if (at.line <= lineCount) reportAnywhere(at, ...message); // Lines below are those that mended a fence.
  };
  checkCharacters(text, report);
  checkPlaceholders(text, report);
  const head = /^---[ \t]*\n(?:(.*?)\n)?---[ \t]*(?:\n|$)/s.exec(text);
  if (!head) report({ line: 1, column: 1 }, 'mangler-hode', missingHead(text));
  const front = head ? readFrontMatter(head[1] ?? '', report) : undefined;
  checkSources(front, text, context.referables, report);
  const firstLine = (head?.[0] ?? '').split('\n').length;
  const fenced = checkFences(checkConflicts(withoutLateHead(text), report), firstLine, report);
  const root = parseMarkdown(fenced.text);
  const deep = tooDeep(root);
  if (deep) {
    report(placeOf(deep), 'for-dypt', 'Teksten står i for mange nivåer inni hverandre. Ta bort noen > eller innrykk.');
    return undefined;
  }
  checkProse(root, { ...context, source: fenced.text, report });
  checkDefinitions(root, report);
  checkSigns(root, fenced.text, report);
  for (const line of missedOpenings(root, fenced.openings)) report({ line, column: 1 }, 'gjerde-ugyldig', badlyWritten);
  const parts = new LessonReader(file.path, { text, fenced, root }, context, report).read();
  if (root.children.every(({ type }) => type === 'yaml'))
    report({ line: 1, column: 1 }, 'tom-leksjon', 'Leksjonen har ingen tekst. Skriv den under hodet.');
  return {
    file: file.path,
    front,
    titleAt: { line: lineOf('tittel:', text), column: 1 },
    parts,
    references: referencesIn(root, context.referables),
    pictures: barePictures(root, context.media),
    root,
    source: fenced.text,
  };
}

/** Reports marks in the head that no source has; where there is no list of sources, nothing is known of them. */
function checkSources(front: FrontMatter | undefined, text: string, referables: Referables, report: Report): void {
  const line = lineOf('kilder:', text);
  for (const mark of referables.sources.size > 0 ? (front?.sources ?? []) : []) {
    const found = checkReference(`kilde:${mark}`, referables);
    if (typeof found === 'object') report({ line, column: 1 }, found.rule, found.text);
  }
}

/** The first line that begins so; the first of all where none does. */
const lineOf = (start: string, text: string): number =>
  Math.max(1, text.split('\n').findIndex((each) => each.startsWith(start)) + 1);

/** A head with blank lines over it, which Markdown takes for a line and a heading. */
const lateHead = /^\s+---[ \t]*\n(?:.*?\n)?---[ \t]*(?=\n|$)/s;

/** The lines of such a head are told of once, and blank. */
const withoutLateHead = (text: string): string => text.replace(lateHead, (head) => head.replaceAll(/[^\n]/g, ''));

function missingHead(text: string): string {
  if (lateHead.test(text)) return 'Hodet må begynne på den første linjen. Slett den tomme linjen over ---.';
  return text.startsWith('---')
    ? 'Hodet blir aldri lukket. Sett --- på en egen linje under «tittel: …» og «minutter: …».'
    : 'Leksjonen mangler hode. Begynn filen med ---, linjene «tittel: …» og «minutter: …», og --- igjen.';
}

/** Lines that should begin a directive and, to the parser, did not: their label or braces cannot be read. */
function missedOpenings(root: Root, openings: readonly number[]): readonly number[] {
  const found = new Set<number>();
  const collect = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type === 'containerDirective') found.add(placeOf(node).line);
      if ('children' in node) collect(node.children);
    }
  };
  collect(root.children);
  return openings.filter((line) => !found.has(line));
}

/** How a message begins about a question without right and wrong. */
const unmarked = ({ names: [name] }: InteractionDefinition): string =>
  `:::${name} har ikke noe riktig eller galt svar, og kan ikke`;

/** A lesson as the author wrote it, and as it was parsed once its fences were mended. */
interface ParsedLesson {
  readonly text: string;
  readonly fenced: Fenced;
  readonly root: Root;
}

/** Divides the tree of a lesson into text, questions and test. */
class LessonReader {
  private readonly file: string;
  private readonly written: readonly string[];
  /** What the tree was parsed from. */
  private readonly source: string;
  private readonly lines: readonly string[];
  private readonly mended: ReadonlySet<number>;
  private readonly root: Root;
  private readonly definitions: Definition[] = [];
  private readonly context: LessonContext;
  private readonly report: Report;
  private test: Place | undefined;

  constructor(file: string, { text, fenced, root }: ParsedLesson, context: LessonContext, report: Report) {
    this.file = file;
    this.written = text.split('\n');
    this.source = fenced.text;
    this.lines = fenced.text.split('\n');
    this.mended = fenced.mended;
    this.root = root;
    this.context = context;
    this.report = report;
    visit(root, 'definition', (node) => {
      this.definitions.push(node);
    });
  }

  read(): readonly LessonPart[] {
    const parts = this.parts(this.root.children);
    if (this.test) {
      for (const part of parts) {
        if (part.type !== 'question') continue;
        const text = 'Spørsmålet står utenfor testen. Flytt det inn i den, eller til en annen leksjon.';
        this.report(part.question.at, 'sporsmal-utenfor-test', text);
      }
    }
    return parts;
  }

  private parts(nodes: readonly RootContent[]): LessonPart[] {
    return nodes.flatMap((node): LessonPart[] => {
      if (node.type === 'yaml' || node.type === 'definition') return [];
      if (node.type !== 'containerDirective') {
        const content = this.toHast([node]);
        return content.length > 0 ? [{ type: 'prose', content, passage: this.passage(node) }] : [];
      }
      const kind = questionKind(node.name);
      if (kind) return [{ type: 'question', question: this.question(node, kind) }];
      const block = blockKind(node.name);
      if (block) return [this.block(node, block)];
      if (directiveUse(node.name) === 'test') return [this.readTest(node)];
      this.report(placeOf(node), 'ukjent-direktiv', strayDirective(':::', node.name));
      return this.parts(node.children);
    });
  }

  private question(node: ContainerDirective, kind: InteractionDefinition): QuestionDraft {
    const at = placeOf(node);
    for (const nested of node.children.filter((child) => child.type === 'containerDirective')) {
      const text = `«${nested.name}» kan ikke stå inni et spørsmål. Lukk spørsmålet med ::: før det.`;
      this.report(placeOf(nested), 'sporsmal-i-sporsmal', text);
    }
    const interaction = kind.parse(node, this.directiveContext());
    const opening = { text: this.written[at.line - 1] ?? '', mended: this.mended.has(at.line) };
    const id = readQuestionId(node, opening, kind, this.context.questionIds, this.report);
    const goal = readQuestionGoal(node, this.context.goalIds, this.report);
    if (goal && !interaction.isMarked) {
      const text = `${unmarked(kind)} vise om læringsmålet er nådd. Slett mål=${goal}`;
      this.report(at, 'umerket-med-maal', text);
    }
    return { ...id, file: this.file, at, goal, kind, interaction, passage: this.passage(node) };
  }

  private block(node: ContainerDirective, kind: BlockDefinition): LessonPart {
    const { lang, media, mediaText, sizeOf, creditOf } = this.context;
    const isMended = this.mended.has(placeOf(node).line);
    const context = { ...this.directiveContext(), lang, media, mediaText, sizeOf, creditOf };
    const block = readBlock(node, kind, context, isMended);
    return { type: 'block', at: placeOf(node), kind, block, passage: this.passage(node) };
  }

  /** A reference by a definition further down belongs to every block that may use it. */
  private passage(node: RootContent): Passage {
    const own: Root = { type: 'root', children: [node] };
    let isByName = false;
    visit(own, 'linkReference', () => {
      isByName = true;
    });
    const children = isByName ? [node, ...this.definitions] : [node];
    return {
      unit: unitOf(node, this.source),
      references: referencesIn({ type: 'root', children }, this.context.referables),
    };
  }

  private directiveContext(): DirectiveContext {
    return {
      report: (child, rule, text) => this.report(placeOf(child), rule, text),
      reportLine: (line, rule, text) => this.report({ line, column: 1 }, rule, text),
      toHast: (children) => this.toHast(children),
      lines: this.lines,
    };
  }

  private readTest(node: ContainerDirective): LessonPart {
    const at = placeOf(node);
    if (this.test) {
      this.report(at, 'to-tester', `Modulen kan bare ha én test. Flytt spørsmålene til den i linje ${this.test.line}.`);
    }
    this.test ??= at;
    const parts = this.parts(node.children);
    for (const child of node.children.filter(({ type }) => type !== 'containerDirective' && type !== 'definition')) {
      this.report(placeOf(child), 'tekst-i-test', 'I en test kan det bare stå spørsmål. Flytt teksten over testen.');
    }
    const questions = parts.flatMap((part) => (part.type === 'question' ? [part.question] : []));
    for (const { at: place, kind } of questions.filter(({ interaction }) => !interaction.isMarked)) {
      this.report(place, 'umerket-i-test', `${unmarked(kind)} stå i en test. Flytt den til en annen leksjon.`);
    }
    if (questions.length === 0) {
      this.report(at, 'test-uten-sporsmal', 'Testen har ingen spørsmål. Skriv minst ett :::spørsmål i den.');
    }
    const rules = readTestRules(node.attributes ?? {}, questions.length, (rule, text) => this.report(at, rule, text));
    return { type: 'test', at, rules, questions };
  }

  private toHast(nodes: readonly RootContent[]): ElementContent[] {
    const { id, referables } = this.context;
    return proseToHast(nodes, this.definitions, (url) => referenceLink(url, id, referables));
  }
}
