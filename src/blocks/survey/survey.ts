import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Heading, RootContent } from 'mdast';
import type { Words } from '../../i18n/words.ts';
import type { ContainerDirective } from '../../interactions/kind.ts';
import { inline } from '../../interactions/shared/form.ts';
import type { BlockContext, BlockDefinition } from '../block.ts';
import { privateForm, privateHint, readPrivateId } from '../shared/private-form.ts';
import { readStatements, scaleEnds, scaleRow } from '../shared/scale.ts';

/** A theme of the self-assessment. */
interface Theme {
  readonly title: readonly ElementContent[];
  readonly text: readonly ElementContent[];
  readonly statements: readonly (readonly ElementContent[])[];
  /** What to do next, for the result. */
  readonly advice: readonly ElementContent[];
}

/** A self-assessment on a scale, theme by theme, with a result in a chart and in words; for the learner alone. */
export const survey: BlockDefinition = {
  kind: 'survey',
  isPrivate: true,
  names: ['selvtest'],
  attributes: ['id'],
  hasElement: true,
  parse(node, context) {
    const surveyId = readPrivateId(node, 'selvtest', 's_hverdag', context);
    const { intro, groups } = divide(node);
    if (groups.length === 0) {
      const text = 'Selvtesten har ingen temaer. Sett en overskrift med ### over påstandene til hvert tema.';
      context.report(node, 'selvtest-uten-tema', text);
    }
    const text = context.toHast(intro);
    const themes = groups.map(([heading, ...rest]) => readTheme(heading, rest, context));
    return {
      id: surveyId,
      finish({ t }) {
        const content = [
          ...text,
          privateHint(t),
          ...themes.map((theme, index) => themeForm(theme, `${surveyId}_${index}`, t)),
        ];
        const acts = {
          show: t('survey.show'),
          again: t('survey.again'),
          print: t('act.print'),
          delete: t('survey.delete'),
        };
        return [privateForm({ tag: 'sam-survey', id: surveyId, content, acts, words: wordsOf(t) }, t)];
      },
    };
  },
};

type Group = readonly [Heading, ...RootContent[]];

/** What stands under each heading. */
function divide({ children }: ContainerDirective): { intro: RootContent[]; groups: Group[] } {
  const intro: RootContent[] = [];
  const groups: [Heading, ...RootContent[]][] = [];
  for (const child of children) {
    if (child.type === 'heading') groups.push([child]);
    else (groups.at(-1) ?? intro).push(child);
  }
  return { intro, groups };
}

function readTheme(heading: Heading, rest: readonly RootContent[], context: BlockContext): Theme {
  const isAdvice = ({ type }: RootContent) => type === 'blockquote';
  const statements = readStatements(rest, context);
  if (statements.length === 0) {
    const text = 'Temaet har ingen påstander. Skriv dem under overskriften, med - foran hver.';
    context.report(heading, 'tema-uten-pastander', text);
  }
  const text = rest.filter((child) => !isAdvice(child) && child.type !== 'list');
  return {
    title: inline(context.toHast(heading.children)),
    text: context.toHast(text),
    statements,
    advice: context.toHast(rest.flatMap((child) => (child.type === 'blockquote' ? child.children : []))),
  };
}

const themeForm = ({ title, text, statements, advice }: Theme, id: string, t: Words): Element =>
  h('div.sam-theme', [
    h('h3', [...title]),
    ...text,
    scaleEnds(t),
    ...statements.map((statement, index) => scaleRow(`${id}_${index}`, statement, t)),
    ...(advice.length > 0 ? [h('div.sam-advice', [h('p.sam-advice-label', t('survey.step')), ...advice])] : []),
  ]);

const wordsOf = (t: Words): Readonly<Record<string, string>> => ({
  kept: t('private.answersKept'),
  result: t('survey.result'),
  low: t('survey.low'),
  mid: t('survey.mid'),
  high: t('survey.high'),
  share: t('survey.share'),
  mean: t('survey.mean', { n: '{n}' }),
  none: t('survey.none'),
  first: t('survey.first', { date: '{date}' }),
  latest: t('survey.latest', { date: '{date}' }),
});
