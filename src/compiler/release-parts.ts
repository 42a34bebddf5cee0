import type { Interaction } from '../model/interaction.ts';
import type { ReleasedPart } from '../model/release.ts';
import type { LessonContent, ModuleContent, ModuleSources } from './content.ts';
import { directiveUse } from './directives.ts';
import { readModuleYaml } from './module-yaml.ts';
import { textHash } from './option-letters.ts';
import { plainText } from './source-text.ts';

/** Kinds of which no answer is right. */
const unmarked = ['case', 'likert'];

/** Every lesson and question of a module without fault, as it is worded now; see `ReleasedPart`. */
export function partsOf(sources: ModuleSources, { editions }: ModuleContent): readonly ReleasedPart[] {
  const listed = readModuleYaml(plainText(sources.moduleYaml.text), sources.id, () => {}).lessons ?? [];
  const fileOf = new Map(listed.map(({ id, file }) => [id, file]));
  const written = new Map<string, Divided>(
    editions.flatMap(({ lang, lessons }) =>
      lessons.map(({ id }) => {
        const path = `content/${sources.id}/${lang}/${fileOf.get(id)}`;
        const file = sources.lessons.find((each) => each.path === path);
        return [`${lang}/${id}`, divide(plainText(file?.text ?? ''))] as const;
      }),
    ),
  );
  const perLang = (value: (lang: string, index: number) => string): Record<string, string> =>
    Object.fromEntries(editions.map(({ lang }, index) => [lang, textHash(value(lang, index))]));

  return editions[0].lessons.flatMap((lesson): ReleasedPart[] => {
    const piecesIn = (lang: string) => written.get(`${lang}/${lesson.id}`);
    const whole = { id: lesson.id, title: lesson.title, texts: perLang((lang) => piecesIn(lang)?.prose ?? '') };
    const questions = lesson.interactions.map(
      (question): ReleasedPart => ({
        id: question.id,
        title: short(question.prompt),
        texts: perLang((lang) => piecesIn(lang)?.questions.get(question.id) ?? ''),
        asked: perLang((_, index) => askedIn(editions[index]?.lessons ?? [], question.id)),
        ...(!unmarked.includes(question.kind) && { right: question.samples.right }),
      }),
    );
    return [whole, ...questions];
  });
}

/** The text of a file without its questions, and each of them by its id. */
interface Divided {
  readonly prose: string;
  readonly questions: ReadonlyMap<string, string>;
}

function divide(text: string): Divided {
  const prose: string[] = [];
  const questions = new Map<string, string>();
  let open: { readonly id: string; readonly fence: string } | undefined;
  for (const line of text.split('\n')) {
    const [, fence = '', name, rest = ''] = /^(:{3,})([\p{L}-]+)(.*)/u.exec(line) ?? [];
    if (open) {
      if (line.trim() === open.fence) open = undefined;
      else questions.set(open.id, `${questions.get(open.id)}\n${line}`);
    } else if (name !== undefined && directiveUse(name) === 'question') {
      open = { id: /#([A-Za-z]\w*)/.exec(rest)?.[1] ?? '', fence };
      questions.set(open.id, line);
    } else prose.push(line);
  }
  // A question more or less leaves blank lines behind.
  return { prose: prose.filter((line) => line.trim() !== '').join('\n'), questions };
}

/** What a question asks, and what may be answered, in the author's words. */
function askedIn(lessons: readonly LessonContent[], id: string): string {
  const question = lessons
    .flatMap(({ interactions }): readonly Interaction[] => interactions)
    .find((each) => each.id === id);
  return JSON.stringify([question?.prompt, [...(question?.parts ?? [])].map((part) => part.text).sort()]);
}

const short = (text: string): string => (text.length > 90 ? `${text.slice(0, 88).trimEnd()} …` : text);
