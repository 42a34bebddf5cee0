import type { ModuleSources } from '../content.ts';
import type { QuestionDraft } from '../lesson.ts';
import { judge, told } from '../memory.ts';
import type { EditionDraft } from '../module-draft.ts';
import type { ModuleHead } from '../module-yaml.ts';
import type { Readers } from '../readers.ts';
import type { Messages } from '../report.ts';
import { completeEdition } from './complete.ts';
import { ledgerPath, readLedger } from './ledger.ts';
import { reportTranslations } from './report-translations.ts';
import { sectionsOf } from './sections.ts';
import type { Section, Translation } from './translation.ts';

/** Every edition whole, and how far each has come. */
export interface Translated {
  readonly editions: readonly EditionDraft[];
  readonly translations: readonly Translation[];
}

interface TranslateOptions extends Pick<Readers, 'ledgers'> {
  readonly names: ReadonlyMap<QuestionDraft, string>;
  readonly isAsked: boolean;
}

/** Holds every language to the first one, warns of the differences, and lends each what it lacks. */
export function translate(
  sources: ModuleSources,
  head: ModuleHead,
  editions: readonly EditionDraft[],
  { names, isAsked, ledgers }: TranslateOptions,
  messages: Messages,
): Translated {
  const [first, ...others] = editions;
  if (!first) return { editions, translations: [] };
  const all = others.map((edition) => {
    const path = ledgerPath(sources.id, edition.lang);
    const file = sources.translations?.find((each) => each.path === path);
    const read = () => judge((own) => readLedger(file, first.lang, own));
    const ledger = told(ledgers(edition.lang, [file?.path, file?.text, first.lang], read), messages);
    const { sections, pieces } = sectionsOf(first, edition, ledger, { sources, head, names });
    withdrawCopied(sections, messages);
    const translation: Translation = { lang: edition.lang, source: first.lang, isKept: file !== undefined, sections };
    // That the account is spoilt, or that there is no file at all, says all there is to say of the blocks.
    const isTold = (file && !ledger) || edition.lessons.length === 0;
    if (!isTold)
      reportTranslations(sources.id, translation, { head, moduleYaml: sources.moduleYaml.path, isAsked }, messages);
    return { translation, edition: completeEdition(first, edition, sections, pieces) };
  });
  return {
    editions: [first, ...all.map(({ edition }) => edition)],
    translations: all.map(({ translation }) => translation),
  };
}

/** What is asked of a block for the sake of its language: captions, and words of the glossary. */
const ofLanguage = ['mangler-teksting', 'ukjent-ord'];

/** A block that is still the source's is shown as the source's, so that nothing is asked of it in the language yet. */
function withdrawCopied(sections: readonly Section[], messages: Messages): void {
  for (const { file, items } of sections) {
    for (const { state, target } of items) {
      if (state === 'copied' && target)
        messages.withdraw(file, { from: target.at.line, to: target.endLine }, ofLanguage);
    }
  }
}
