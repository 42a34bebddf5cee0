import { h } from 'hastscript';
import { inline } from '../../interactions/shared/form.ts';
import type { BlockDefinition } from '../block.ts';
import { privateForm, readPrivateId } from '../shared/private-form.ts';

/** How long a note may well be; nothing stops a learner from writing more. */
const length = 600;

/** A place to think and to write, for the learner alone. */
export const notes: BlockDefinition = {
  kind: 'notes',
  isPrivate: true,
  names: ['notat'],
  attributes: ['id'],
  hasElement: true,
  parse(node, context) {
    const noteId = readPrivateId(node, 'notat', 'n_hos_oss', context);
    const [first, ...rest] = node.children;
    if (first?.type !== 'paragraph') {
      const text = 'Notatet mangler en oppgave. Skriv på linjen under hva leseren skal tenke over.';
      context.report(node, 'notat-uten-oppgave', text);
    }
    const label = inline(context.toHast(first ? [first] : []));
    const help = context.toHast(rest);
    return {
      id: noteId,
      finish({ t }) {
        const field = { id: `${noteId}_felt`, hint: `${noteId}_hint` };
        const content = [
          h('label.sam-private-label', { htmlFor: field.id }, label),
          ...help,
          h('p.sam-hint', { id: field.hint }, `${t('private.only')} ${t('reflect.noPersonal')} ${t('notes.length')}`),
          h('textarea', { id: field.id, rows: 5, ariaDescribedBy: [field.hint], dataLength: String(length) }),
        ];
        const acts = { printAll: t('reflect.print'), delete: t('notes.delete') };
        const words = { kept: t('notes.kept'), left: t('notes.left', blank), over: t('notes.over', blank) };
        return [privateForm({ tag: 'sam-notes', id: noteId, content, acts, words }, t)];
      },
    };
  },
};

/** Is filled in by the element. */
const blank = { n: '{n}' };
