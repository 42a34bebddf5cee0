import type { LessonView, RuleGroup } from './rule.ts';

/** Words of running text in a lesson, questions not counted: about three minutes, and twice what the guide asks for. */
const mostWords = 400;

/** Lessons that are too long for a break between two tasks. */
export const length: RuleGroup = {
  rules: [
    {
      id: 'lang-leksjon',
      title: `Leksjon på over ${mostWords} ord`,
      help: 'En leksjon skal kunne leses mellom to oppgaver. Sikt på 100–180 ord. Del leksjonen i to, eller ta bort det leseren ikke trenger.',
      severity: 'warning',
    },
  ],
  checkLesson(lesson, _terms, messages) {
    const count = wordsOf(lesson);
    if (count <= mostWords) return;
    const text = `Leksjonen har ${count} ord utenom spørsmålene. Del den, eller kort den ned til høyst ${mostWords}.`;
    messages.in(lesson.file)({ line: 1, column: 1 }, 'lang-leksjon', text);
  },
};

/** Words of running text, questions not counted. */
export const wordsOf = ({ blocks }: LessonView): number =>
  blocks
    .filter(({ role }) => role === 'prose' || role === 'cell')
    .reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
