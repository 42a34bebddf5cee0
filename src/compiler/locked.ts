import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../i18n/words.ts';
import type { LessonContent } from './content.ts';

/**
 * Says what opens a lesson, where the author has locked the order; shown only by the player, which puts another lesson's title in
 * where it is that one that is missing (`player/lock.ts`). Without the player, every lesson can be read.
 */
export const lockNote = (lesson: LessonContent, needed: LessonContent, t: Words): Element =>
  h(
    'p.sam-lock',
    around(t, h('a', { href: `#${needed.id}`, dataNeeded: lesson.id, lang: needed.titleLang }, needed.title)),
  );

/** The same in the list of lessons, whose entries are links themselves. */
export const lockedEntry = (lesson: LessonContent, needed: LessonContent, t: Words): Element =>
  h('span.sam-entry-lock', around(t, h('span', { dataNeeded: lesson.id, lang: needed.titleLang }, needed.title)));

/** The words round the title of the lesson that is needed. */
function around(t: Words, title: Element): (Element | string)[] {
  const blank = '\0';
  const [before = '', after = ''] = t('status.locked', { x: blank }).split(blank);
  return [before, title, after];
}
