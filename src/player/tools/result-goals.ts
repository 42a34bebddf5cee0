import { objectivesOf } from '../../tracking/objectives.ts';
import type { Snapshot } from '../../tracking/snapshot.ts';
import type { ObjectiveProgress } from '../../tracking/tracker.ts';
import { make } from './dom.ts';
import { draw, icon } from './icons.ts';
import { onLanguage } from './language.ts';
import type { PlayerPort, Tool } from './tool.ts';
import { toolWords } from './words.ts';

type Outline = PlayerPort['outline'];

/** Under the result: how far the learner has come with each goal, and what to read where something is left. */
export const resultGoals: Tool = (port) => {
  const { outline, opened } = port;
  void opened.then((course) => {
    const show = () => {
      showGoals(course.outline, course.snapshot);
      hangFlags(course.snapshot);
    };
    course.onChange(show);
    course.onJoined(show);
    onLanguage(port, show);
    show();
  });
  if (outline.goals.length > 0) section();
};

/** Its place, which it keeps while what stands in it changes. */
function section(): HTMLElement | undefined {
  const known = document.querySelector<HTMLElement>('.sam-result-goals');
  if (known) return known;
  const made = make('div', { class: 'sam-result-goals' });
  document.querySelector('sam-result')?.after(made);
  return made;
}

function showGoals(outline: Outline, snapshot: Snapshot): void {
  const place = section();
  // Nothing is written once the module is completed: a goal that was not reached cannot be, any more.
  const goals = objectivesOf(outline, snapshot).filter(({ passed }) => passed || !snapshot.completed);
  const rows = goals.flatMap((goal) => rowOf(goal, outline, snapshot));
  const text = rows.map(({ textContent }) => textContent).join('|');
  if (!place || place.dataset.shows === text) return;
  place.dataset.shows = text;
  place.replaceChildren(
    ...(rows.length > 0 ? [make('h3', {}, toolWords()('goals.title')), make('ul', {}, ...rows)] : []),
  );
}

/** Told by a sign and a word, and by colour last. */
const looks = {
  reached: { words: 'goals.reached', sign: 'check', name: 'sam-goal-reached' },
  underWay: { words: 'goals.underWay', sign: 'dots', name: 'sam-goal-under-way' },
  notBegun: { words: 'goals.notBegun', sign: 'circle', name: 'sam-goal-not-begun' },
} as const;

function rowOf(goal: ObjectiveProgress, outline: Outline, snapshot: Snapshot): readonly HTMLElement[] {
  const t = toolWords();
  const text = document.getElementById(goal.id)?.textContent;
  if (!text) return [];
  const how = goal.passed ? looks.reached : goal.scaled === undefined ? looks.notBegun : looks.underWay;
  const words = make('span', {}, make('b', {}, t(how.words)), ' ', text);
  const lesson = goal.passed ? undefined : lessonToRead(goal.id, outline, snapshot);
  const title = lesson && document.getElementById(`${lesson}_tittel`)?.textContent;
  if (title) words.append(make('br'), make('a', { href: `#${lesson}` }, t('goals.practise', { title })));
  return [make('li', { class: how.name }, icon(how.sign), words)];
}

/** The first lesson with a question of the goal, one that was not answered right before others. */
function lessonToRead(id: string, { goals, lessons }: Outline, { answers }: Snapshot): string | undefined {
  const asked = goals.find((goal) => goal.id === id)?.questions ?? [];
  const own = lessons.filter(
    (lesson) => lesson.kind === 'lesson' && lesson.questions.some((q) => asked.includes(q.id)),
  );
  const isLeft = (question: string) => asked.includes(question) && (answers[question]?.scaled ?? 0) < 1;
  return (own.find((lesson) => lesson.questions.some((q) => isLeft(q.id))) ?? own[0])?.id;
}

const flags = [
  ['art-warm', 'M52 100l26 5-16 20zM208 120l28 1-15 20zM362 112l26-5-9 24z'],
  ['art-calm', 'M104 109l26 4-15 20zM260 121l28-2-13 22z'],
  ['art-accent', 'M156 116l26 2-14 21zM312 117l26-3-12 22z'],
  ['sam-flag-line', 'M40 98q200 48 400 2'],
] as const;

/** Over the picture, once, when there is something to celebrate. */
function hangFlags({ passed }: Snapshot): void {
  const picture = document.querySelector('.sam-result-art:not(:has(.sam-flags))');
  if (!picture || !passed) return;
  const group = draw('g', { class: 'sam-flags' });
  for (const [name, d] of flags) group.append(draw('path', { class: name, d }));
  picture.append(group);
}
