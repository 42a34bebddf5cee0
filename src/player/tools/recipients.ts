import type { Course } from '../../tracking/course.ts';
import { make } from './dom.ts';
import { onLanguage } from './language.ts';
import type { Tool } from './tool.ts';
import { toolWords } from './words.ts';

/** Whom this launch reports to. */
export type Recipients = Pick<Course, 'keeps' | 'lrs' | 'isNamed'>;

/** «Om kurset»: who gets data in this launch. */
export const recipients: Tool = (port) => {
  void port.opened.then((course) => {
    const show = () => showRecipients(course);
    course.onJoined(show);
    onLanguage(port, show);
    show();
  });
};

/** A line for everyone who gets something, in the place of the one that is true without a player. */
export function showRecipients({ keeps, lrs, isNamed }: Recipients): void {
  const t = toolWords();
  const kept = keeps === 'lms' ? [t('about.lms')] : keeps === 'device' ? [t('about.device')] : [];
  const host = lrs && make('b', {}, new URL(lrs, location.href).host);
  const told = host ? [make('li', {}, host, ` ${t(isNamed ? 'about.lrsNamed' : 'about.lrs')}`)] : [];
  const copy = keeps === 'lms' ? [t('about.copy'), ...(isNamed ? [] : [t('about.username')])] : [];
  const settings = keeps === 'nothing' ? [] : [t('about.settings')];
  const none = host || keeps === 'lms' ? [] : [t(keeps === 'device' ? 'about.unsent' : 'about.nobody')];
  const line = (text: string) => make('li', {}, text);
  const lines = [...kept.map(line), ...told, ...[...copy, ...settings, ...none].map(line)];
  document.querySelector('#sam-recipients')?.replaceChildren(...lines);
}
