import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../../i18n/words.ts';
import type { Lang } from '../../model/lang.ts';

/** A source of the list in `docs/kilder.md`. */
export interface Source {
  /** Such as `S17`. */
  readonly mark: string;
  /** Phrasing, all three. */
  readonly title: readonly ElementContent[];
  readonly publisher: readonly ElementContent[];
  /** Where to read it; may be a link, or words on how to find it. */
  readonly where: readonly ElementContent[];
}

/** The place of a source in the list at the end of its lesson. */
export const sourceId = (lesson: string, mark: string): string => `${lesson}_kilde_${mark}`;

/** The sources of a lesson, at its end; a reference in the text leads here. */
export const sourceList = (lesson: string, sources: readonly Source[], t: Words, lang: Lang): readonly Element[] => [
  h('h3', t('sources.title')),
  h(
    'ul.sam-sources',
    { lang: 'nb' }, // The list is written once, for every language.
    sources.map(({ mark, title, publisher, where }) =>
      h('li', { id: sourceId(lesson, mark) }, [
        ...title,
        '. ',
        ...publisher,
        '. ',
        ...(lang === 'nb' ? [t('sources.where')] : [h('span', { lang }, t('sources.where'))]),
        ' ',
        ...where,
      ]),
    ),
  ),
];
