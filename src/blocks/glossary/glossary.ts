import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../../i18n/words.ts';
import type { Lang } from '../../model/lang.ts';

/** A word that the course explains, and where it is used. */
export interface GlossaryEntry {
  /** Its place in the document. */
  readonly id: string;
  readonly term: string;
  readonly text: string;
  /** Its dictionary form in North Sámi, where a source attests one. */
  readonly sami?: string;
  /** Language of both, where they are not translated. */
  readonly lang?: Lang;
  /** Lessons that use it. */
  readonly lessons: readonly { readonly id: string; readonly title: string; readonly lang?: Lang }[];
}

/** The view of the glossary; lessons link to it by this id. */
export const glossaryId = 'ordliste';

/** What makes a link a word of the glossary, which the element opens on the spot. */
export const wordLink = (id: string) => ({ href: `#${id}`, className: ['sam-word'] });

/** Every word that the lessons explain, with a way back to them; the element takes its texts from here. */
export const glossaryView = (entries: readonly GlossaryEntry[], t: Words): Element =>
  h(`section#${glossaryId}.sam-view`, { dataKind: 'glossary', ariaLabelledBy: `${glossaryId}_tittel` }, [
    h(`h2#${glossaryId}_tittel`, { tabIndex: -1 }, t('glossary.title')),
    h('sam-glossary.sam-glossary', { dataWords: JSON.stringify({ close: t('act.close') }) }, [
      h(
        'dl',
        entries.map(({ id, term, text, sami, lang, lessons }) =>
          h('div', { id }, [
            h('dt', { lang }, term),
            h('dd', { lang }, text),
            ...(sami ? [h('dd.sam-note', [`${t('glossary.sami')} `, h('span', { lang: 'se' }, sami)])] : []),
            h('dd.sam-note', [
              `${t('glossary.usedIn')} `,
              ...lessons.flatMap((lesson, index) => [
                ...(index > 0 ? [', '] : []),
                h('a', { href: `#${lesson.id}`, lang: lesson.lang }, lesson.title),
              ]),
            ]),
          ]),
        ),
      ),
    ]),
  ]);
