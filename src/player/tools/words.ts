import { type ToolWords, toolWordsFor } from '../../i18n/tool-words.ts';
import { isLang } from '../../model/lang.ts';

/** The tools' words in the language of the document as it is now; bokmål where that is unknown. */
export function toolWords(): ToolWords {
  const { lang } = document.documentElement;
  return toolWordsFor(isLang(lang) ? lang : 'nb');
}
