import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../../i18n/words.ts';
import { inline } from '../../interactions/shared/form.ts';
import type { BlockDefinition } from '../block.ts';
import { privateForm, privateHint, readPrivateId } from '../shared/private-form.ts';
import { readStatements, scaleEnds, scaleRow } from '../shared/scale.ts';

/** An evaluation by party, which the learner can take out as a file; nothing is sent. */
export const evaluation: BlockDefinition = {
  kind: 'evaluation',
  isPrivate: true,
  names: ['evaluering'],
  attributes: ['id'],
  hasElement: true,
  parse(node, context) {
    const ownId = readPrivateId(node, 'evaluering', 'e_slutt', context);
    const lists = node.children.filter(({ type }) => type === 'list');
    const statements = readStatements(lists, context);
    if (statements.length === 0) {
      const text = 'Evalueringen har ingen påstander. Skriv dem på hver sin linje, med - foran.';
      context.report(node, 'evaluering-uten-pastander', text);
    }
    const first = node.children.findIndex(({ type }) => type === 'list');
    const intro = context.toHast(first < 0 ? node.children : node.children.slice(0, first));
    const open = node.children.slice(first < 0 ? node.children.length : first).filter(({ type }) => type !== 'list');
    const questions = open.map((question) => inline(context.toHast([question])));
    return {
      id: ownId,
      finish({ t }) {
        const content = [
          ...intro,
          privateHint(t),
          party(ownId, t),
          scaleEnds(t),
          ...statements.map((statement, index) => scaleRow(`${ownId}_${index}`, statement, t)),
          ...questions.flatMap((question, index) => {
            const id = `${ownId}_tekst_${index}`;
            return [h('label.sam-private-label', { htmlFor: id }, question), h('textarea', { id, rows: 3 })];
          }),
          h('p.sam-advice-note', t('evaluation.note')),
        ];
        const acts = { download: t('evaluation.download'), print: t('act.print'), delete: t('survey.delete') };
        return [privateForm({ tag: 'sam-evaluation', id: ownId, content, acts, words: wordsOf(t) }, t)];
      },
    };
  },
};

const parties = ['employee', 'leader', 'union', 'elected', 'none'] as const;

const party = (id: string, t: Words): Element =>
  h('fieldset.sam-party', [
    h('legend', t('evaluation.party')),
    h(
      'div.sam-pills',
      parties.map((name) =>
        h('label.sam-pill', [
          h('input', { type: 'radio', name: `${id}_part`, value: name }),
          h('span', t(`evaluation.${name}`)),
        ]),
      ),
    ),
  ]);

const wordsOf = (t: Words): Readonly<Record<string, string>> => ({
  kept: t('private.answersKept'),
  question: t('evaluation.question'),
  answer: t('evaluation.answer'),
  file: t('evaluation.file'),
  saved: t('evaluation.saved'),
});
