import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { CONTINUE, EXIT, visit } from 'unist-util-visit';
import type { Words } from '../i18n/words.ts';
import type { Review } from '../model/review.ts';
import type { EditionContent, LessonContent, ModuleContent } from './content.ts';
import { perObject } from './memory.ts';

/** «Om kurset»: who gets data, accessibility, rights, where to tell of faults, and the version. A tool fills in who gets data in this launch. */
export function aboutView(content: ModuleContent, edition: EditionContent, t: Words): Element {
  const sources = [...new Set(edition.lessons.flatMap((lesson) => lesson.sources))].sort();
  const name = t('about.version', { module: content.id, version: content.version });
  return h('section#om.sam-view', { dataKind: 'about', ariaLabelledBy: 'om_tittel' }, [
    h('p.sam-eyebrow', name),
    h('h2#om_tittel', { tabIndex: -1 }, t('about.title')),
    h('div.sam-text', [
      h('h3', t('about.who')),
      h('ul#sam-recipients', [h('li', t('about.noScript'))]), // True until a tool says who they are in this launch.
      ...(hasPrivate(edition) ? [h('p', t('about.private'))] : []),
      h('p', t('about.never')),
      h('h3', t('about.accessibility')),
      h('p', t('about.accessible')),
      h('h3', t('about.rights')),
      h('p', t('about.licences')),
      ...(sources.length > 0 ? [h('p', t('about.sources', { marks: sources.join(', ') }))] : []),
      ...media(edition, t),
      h('h3', t('about.reviewed')),
      ...reviewed(content, edition, t),
      h('h3', t('about.faults')),
      h('p', t('about.report', { name })),
    ]),
  ]);
}

/** What a human has reviewed of this edition, and what nobody has. */
function reviewed({ reviews }: ModuleContent, { lang }: EditionContent, t: Words): Element[] {
  const { [lang]: language, jus: law } = reviews;
  if (!language && !law) return [h('p', t('about.draft'))];
  const date = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
  const line = (what: 'Language' | 'Law', review: Review | undefined): Element =>
    h(
      'li',
      review
        ? t(`about.checked${what}`, { who: review.by, when: date.format(new Date(review.date)) })
        : t(`about.unchecked${what}`),
    );
  return [h('ul', [line('Language', language), line('Law', law)])];
}

/** Whose the pictures, films and sounds are, lesson by lesson. */
function media({ lessons }: EditionContent, t: Words): Element[] {
  const lines = lessons.flatMap(({ id, title, credits = [] }) =>
    credits.map(({ children }) => h('li', [h('a', { href: `#${id}` }, title), ': ', ...children])),
  );
  return lines.length > 0 ? [h('h3', t('about.media')), h('p', t('about.mediaOwn')), h('ul', lines)] : [];
}

/** Whether a lesson keeps something for the learner alone. */
function hasPrivate({ lessons }: EditionContent): boolean {
  return lessons.some(({ body }) => isPrivate(body));
}

const isPrivate = perObject((body: LessonContent['body']): boolean => {
  let isFound = false;
  visit({ type: 'root', children: [...body] } as Root, 'element', ({ properties }) => {
    isFound = [properties.className].flat().includes('sam-private');
    return isFound ? EXIT : CONTINUE;
  });
  return isFound;
});
