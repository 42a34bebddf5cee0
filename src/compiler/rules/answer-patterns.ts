import type { QuestionDraft } from '../lesson.ts';
import { questionsOf } from '../module-draft.ts';
import type { Messages } from '../report.ts';
import type { EditionView, RuleGroup } from './rule.ts';

/** In fewer questions than this, a pattern may be chance. */
const fewestQuestions = 4;

/** Right answers that can be guessed without reading, seen over the whole module. */
export const answerPatterns: RuleGroup = {
  rules: [
    {
      id: 'riktig-alltid-lengst',
      title: 'Riktig svar er alltid lengst',
      help: 'Da kan leseren gjette uten å ha lest. Kort ned det riktige svaret i noen av spørsmålene, eller skriv mer i et galt.',
      severity: 'warning',
    },
    {
      id: 'riktig-samme-plass',
      title: 'Riktig svar står alltid på samme plass',
      help: 'Da kan leseren gjette uten å ha lest. Flytt det riktige svaret i noen av spørsmålene, og kjør npm run fiks.',
      severity: 'warning',
    },
  ],
  check({ editions }, messages) {
    for (const edition of editions) checkEdition(edition, messages);
  },
};

function checkEdition({ lessons }: EditionView, messages: Messages): void {
  const questions = lessons.flatMap(({ draft }) => questionsOf(draft)).filter(hasOneRight);
  const [first] = questions;
  if (!first || questions.length < fewestQuestions) return;
  const report = messages.in(first.file);
  const all = `alle de ${questions.length} spørsmålene i modulen`;
  if (questions.every(isLongest)) {
    const text = `Det riktige svaret er det lengste i ${all}. Varier lengden, så ingen kan gjette.`;
    report(first.at, 'riktig-alltid-lengst', text);
  }
  const places = new Set(questions.map(placeOfRight));
  if (places.size === 1) {
    const text = `Det riktige svaret står som nummer ${placeOfRight(first) + 1} i ${all}. Flytt det i noen av dem.`;
    report(first.at, 'riktig-samme-plass', text);
  }
}

/** Only where a choice among several can be guessed by its look; «sant» and «usant» always look the same. */
export const hasOneRight = ({ kind, interaction: { parts } }: QuestionDraft): boolean =>
  kind.kind === 'choice' && parts.length > 2 && parts.filter(({ correct }) => correct).length === 1;

/** From 0. */
export const placeOfRight = ({ interaction: { parts } }: QuestionDraft): number =>
  parts.findIndex(({ correct }) => correct);

/** Whether the right answer is longer than every other. */
export const isLongest = (question: QuestionDraft): boolean => {
  const lengths = question.interaction.parts.map(({ text }) => text.length);
  const right = lengths[placeOfRight(question)] ?? 0;
  return lengths.filter((length) => length >= right).length === 1;
};
