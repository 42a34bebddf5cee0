import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { CONTINUE, EXIT, visit } from 'unist-util-visit';
import type { Words } from '../i18n/words.ts';
import type { EditionContent, ModuleContent } from './content.ts';

/** «Om kurset»: who gets data, accessibility, rights, where to tell of faults, and the version. The player fills in who gets data in this launch. */
export function aboutView(content: ModuleContent, edition: EditionContent, t: Words): Element {
  const sources = [...new Set(edition.lessons.flatMap((lesson) => lesson.sources))].sort();
  const name = t('about.version', { module: content.id, version: content.version });
  return h('section#om.sam-view', { dataKind: 'about', ariaLabelledBy: 'om_tittel' }, [
    h('p.sam-eyebrow', name),
    h('h2#om_tittel', { tabIndex: -1 }, t('about.title')),
    h('div.sam-text', [
      h('h3', t('about.who')),
      h('sam-recipients', [recipients(t)]),
      ...(hasPrivate(edition) ? [h('p', t('about.private'))] : []),
      h('p', t('about.never')),
      h('h3', t('about.accessibility')),
      h('p', t('about.accessible')),
      h('h3', t('about.rights')),
      h('p', t('about.licences')),
      ...(sources.length > 0 ? [h('p', t('about.sources', { marks: sources.join(', ') }))] : []),
      h('h3', t('about.faults')),
      h('p', t('about.report', { name })),
    ]),
  ]);
}

/** Whether a lesson keeps something for the learner alone. */
function hasPrivate({ lessons }: EditionContent): boolean {
  let isFound = false;
  visit({ type: 'root', children: lessons.flatMap(({ body }) => body) } as Root, 'element', ({ properties }) => {
    isFound = [properties.className].flat().includes('sam-private');
    return isFound ? EXIT : CONTINUE;
  });
  return isFound;
}

/** A line for everyone who may get data. Until the player knows who does, the one that is true without it shows. */
const recipients = (t: Words): Element =>
  h('ul', [
    h('li', { dataRecipient: 'no-script' }, t('about.noScript')),
    line('lms', [t('about.lms')]),
    line('device', [t('about.device')]),
    line('lrs', [h('b'), ` ${t('about.lrs')}`]),
    line('lrs-named', [h('b'), ` ${t('about.lrsNamed')}`]),
    line('copy', [t('about.copy')]),
    line('username', [t('about.username')]),
    line('unsent', [t('about.unsent')]),
    line('nobody', [t('about.nobody')]),
  ]);

const line = (recipient: string, content: readonly (Element | string)[]): Element =>
  h('li', { dataRecipient: recipient, hidden: true }, [...content]);
