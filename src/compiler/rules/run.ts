import type { EditionFigures } from '../../model/edition-figures.ts';
import type { ModuleSources } from '../content.ts';
import { judge, told } from '../memory.ts';
import type { EditionDraft } from '../module-draft.ts';
import type { Readers } from '../readers.ts';
import type { Messages } from '../report.ts';
import { plainText } from '../source-text.ts';
import { ledgerPath } from '../translation/ledger.ts';
import { answerPatterns } from './answer-patterns.ts';
import { figuresOf } from './edition-figures.ts';
import { feedback } from './feedback.ts';
import { glossaryUse } from './glossary-use.ts';
import { languageMix } from './language-mix.ts';
import { law } from './law.ts';
import { length } from './length.ts';
import { links } from './links.ts';
import { personalData } from './personal-data.ts';
import { pictures } from './pictures.ts';
import { readability } from './readability.ts';
import type { EditionView, ModuleView, RuleGroup } from './rule.ts';
import { textBlocks } from './text.ts';

/** Rules that look at the finished lessons, in the order of the list of rules; each group has a file of its own. */
export const ruleGroups: readonly RuleGroup[] = [
  answerPatterns,
  feedback,
  readability,
  length,
  languageMix,
  glossaryUse,
  links,
  pictures,
  law,
  personalData,
];

/** Holds what an author has written against every rule, reports what breaks them, and can tell it in figures. */
export function checkRules(
  sources: ModuleSources,
  editions: readonly EditionDraft[],
  messages: Messages,
  { texts, faults }: Pick<Readers, 'texts' | 'faults'>,
): () => readonly EditionFigures[] {
  const view = viewOf(sources, editions, texts);
  for (const group of ruleGroups) group.check?.(view, messages);
  for (const { terms, lessons } of view.editions) {
    const words = JSON.stringify(terms);
    for (const lesson of lessons) {
      const look = () =>
        judge((own) => {
          for (const group of ruleGroups) group.checkLesson?.(lesson, terms, own);
        });
      told(faults(lesson.file, [lesson.root, lesson.draft.front, words], look), messages);
    }
  }
  return () => view.editions.map(figuresOf);
}

function viewOf(sources: ModuleSources, editions: readonly EditionDraft[], texts: Readers['texts']): ModuleView {
  const files = [
    sources.moduleYaml,
    ...sources.lessons,
    ...(sources.glossaries ?? []),
    ...(sources.credits ? [sources.credits] : []),
    ...(sources.captions ?? []),
  ];
  return {
    editions: editions.map(
      ({ lang, terms, lessons }): EditionView => ({
        lang,
        terms,
        isKept: (sources.translations ?? []).some(({ path }) => path === ledgerPath(sources.id, lang)),
        // One that is lent by another language is judged there.
        lessons: lessons
          .filter(({ draft }) => draft.file.includes(`/${lang}/`))
          .map(({ id, draft }) => {
            const { file, root, source } = draft;
            const blocks = texts(file, [root, source], () => textBlocks(root, source));
            return { id, file, lang, draft, root, blocks };
          }),
      }),
    ),
    mediaBytes: new Map(sources.media.map(({ path, bytes }) => [path, bytes.length])),
    ...(sources.today !== undefined && { today: sources.today }),
    texts: files.map(({ path, text }) => ({ path, text: plainText(text) })),
  };
}
