import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../i18n/words.ts';
import type { EditionContent, ModuleContent } from './content.ts';

/** «Om kurset»: who gets data, rights, where to tell of faults, and the version. The player fills in who gets data in this launch. */
export function aboutView(content: ModuleContent, edition: EditionContent, t: Words): Element {
  const sources = [...new Set(edition.lessons.flatMap((lesson) => lesson.sources))];
  const name = t('about.version', { module: content.id, version: content.version });
  return h('section#om.sam-view', { dataKind: 'about', ariaLabelledBy: 'om_tittel' }, [
    h('p.sam-eyebrow', name),
    h('h2#om_tittel', { tabIndex: -1 }, t('about.title')),
    h('div.sam-text', [
      h('h3', t('about.who')),
      h('sam-recipients', [h('p', t('about.noScript')), h('div')]),
      h('p', t('about.never')),
      h('h3', t('about.rights')),
      h('p', t('about.licences')),
      ...(sources.length > 0 ? [h('p', t('about.sources', { marks: sources.join(', ') }))] : []),
      h('h3', t('about.faults')),
      h('p', t('about.report', { name })),
    ]),
  ]);
}
