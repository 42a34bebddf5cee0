import { visit } from 'unist-util-visit';
import { directiveUse } from '../directives.ts';
import { placeOf } from '../prose.ts';
import type { RuleGroup } from './rule.ts';
import { wordsOf } from './text.ts';

/** Norwegian-ui.md A7: «Feil!» alone blames, and teaches nothing. */
const verdictAlone = /^(?:feil|galt|gale|feil svar|gale svar|dessverre|wrong|incorrect)[\s.!]*$/i;

/** Explanations that explain nothing. */
export const feedback: RuleGroup = {
  rules: [
    {
      id: 'bare-fasit',
      title: 'Forklaring som bare sier «Feil!»',
      help: 'Leseren lærer av forklaringen. Si hva som er lett å tenke, og hva som er riktig. Ikke legg skyld på noen.',
      severity: 'warning',
    },
  ],
  checkLesson({ file, root }, _terms, messages) {
    visit(root, 'containerDirective', (question) => {
      if (directiveUse(question.name) !== 'question') return;
      visit(question, 'blockquote', (why) => {
        const words = wordsOf(why);
        if (!verdictAlone.test(words)) return;
        messages.in(file)(placeOf(why), 'bare-fasit', `Forklaringen sier bare «${words}». Si hvorfor.`);
      });
    });
  },
};
