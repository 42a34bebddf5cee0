import { kindOf } from '../interactions/kinds.ts';
import type { ModuleSources } from './content.ts';
import type { Doubt } from './option-letters.ts';
import { fixCommand } from './question-names.ts';
import type { Messages } from './report.ts';
import type { CompletedSlots, SlotChanges } from './slots.ts';

/** Reports that `slots.json` is not up to date: what is gone, what is new, and what became of its options. */
export function reportStale({ id, slots }: ModuleSources, changes: SlotChanges, messages: Messages): void {
  const file = slots?.path ?? `modules/${id}/slots.json`;
  const certain = !messages.hasErrors(['mangler-id']);
  const wayOut = certain
    ? `Kjør ${fixCommand}, så blir den oppdatert.`
    : `Rett de andre feilene først, og kjør så ${fixCommand}.`;
  const news = slots ? describeChanges(certain ? changes : { ...changes, gone: [], changed: [] }) : [];
  const since = news.length > 0 ? `: ${news.join(' ')}` : '.';
  const text = `Listen over leksjoner og spørsmål er utdatert${since} ${wayOut}`;
  messages.in(file)({ line: 1, column: 1 }, 'slots-utdatert', text);
}

/** The changes as sentences, in Norwegian; the first goes on after a colon. */
export function describeChanges({ gone, come, changed }: SlotChanges): readonly string[] {
  const ids = gone.map((slot) => slot.id);
  const questions = gone.filter(({ kind }) => kindOf(kind)).map((slot) => slot.id);
  const parts = [
    ...(ids.length > 0 ? [`${listed(ids)} er borte`] : []),
    ...(come.length > 0 ? [`${listed(come)} er ${come.length === 1 ? 'ny' : 'nye'}`] : []),
    ...(changed.length > 0 ? [`svarene i ${listed(changed)} er endret`] : []),
  ];
  return [
    ...(parts.length > 0 ? [`${parts.join(', ')}.`] : []),
    ...(questions.length > 0 ? [`Svar som er lagret på ${listed(questions)}, blir ikke vist igjen.`] : []),
  ];
}

/** «a», «a og b», «a, b og c»; of more than five, how many more. */
function listed(ids: readonly string[]): string {
  const shown = ids.length > 5 ? [...ids.slice(0, 4), `${ids.length - 4} til`] : ids;
  return [shown.slice(0, -1).join(', '), ...shown.slice(-1)].filter((part) => part !== '').join(' og ');
}

const doubts: Readonly<Record<Doubt, string>> = {
  moved: 'To eller flere svar har både ny ordlyd og ny plass eller nytt kryss.',
  mixed: 'Noen svar har ny ordlyd, mens andre er nye eller borte.',
};

/** Reports questions in which so much is changed at once that an old answer could come to mean another option. */
export function reportDoubts(doubtful: CompletedSlots['doubtful']): void {
  for (const { entry, doubt } of doubtful) {
    const wayOut = `Endre ett om gangen, og kjør ${fixCommand} mellom hver gang. Du kan også gi spørsmålet en ny id.`;
    entry.report('uklare-svar', `${doubts[doubt]} ${wayOut}`);
  }
}
