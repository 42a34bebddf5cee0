import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../../i18n/words.ts';
import type { ContainerDirective } from '../../interactions/kind.ts';
import { isIdentifier } from '../../model/identifier.ts';
import type { BlockContext } from '../block.ts';

/** What differs from kind to kind in a block that is for the learner alone. */
export interface PrivateParts {
  /** Name of the element, such as `sam-notes`. */
  readonly tag: string;
  readonly id: string;
  readonly content: readonly ElementContent[];
  /** Buttons of the kind, as `data-act` and words, in their order. */
  readonly acts?: Readonly<Record<string, string>>;
  /** Words that the element says; `kept` = what has been written is on the device. */
  readonly words: Readonly<Record<string, string>>;
}

/**
 * The block as it stands in the document: a form for paper, or for the element to adopt. Lit renders into `.sam-kept` alone. It is no
 * form that could be sent: there is no button to do so, and the browser is told not to remember what is in it.
 */
export const privateForm = ({ tag, id, content, acts = {}, words }: PrivateParts, t: Words): Element =>
  h(tag, { id, className: ['sam-private'], dataWords: JSON.stringify({ ...commonWords(t), ...words }) }, [
    h('form', { noValidate: true, autoComplete: 'off' }, [...content]),
    h('div.sam-kept'),
    ...(Object.keys(acts).length > 0 ? [h('div.sam-acts.sam-js', buttons(acts))] : []),
  ]);

const buttons = (acts: Readonly<Record<string, string>>): Element[] =>
  Object.entries(acts).map(([act, text]) =>
    h('button.ds-button', { type: 'button', dataAct: act, dataVariant: variants[act] ?? 'secondary' }, text),
  );

/** What the block is there for stands out, and what cannot be done by mistake does not. */
const variants: Readonly<Record<string, string>> = { show: 'primary', download: 'primary', delete: 'tertiary' };

const commonWords = (t: Words): Readonly<Record<string, string>> => ({
  will: t('private.will'),
  unkept: t('private.unkept'),
  deleted: t('private.deleted'),
  stays: t('private.stays'),
  undo: t('act.undo'),
});

/** What is true of it whether or not there is a player. */
export const privateHint = (t: Words): Element => h('p.sam-hint', t('private.only'));

/** The id between the braces, which what the learner has kept is found by; reports one that is missing or cannot be used. */
export function readPrivateId(node: ContainerDirective, name: string, example: string, context: BlockContext): string {
  const id = node.attributes?.id ?? '';
  if (id === '') {
    const text = `Skriv en id i krøllparenteser, slik: :::${name}{#${example}}. Det leseren lagrer, blir funnet igjen med den.`;
    context.report(node, 'mangler-id', text);
  } else if (!isIdentifier(id)) {
    const text = `Id-en «${id}» kan ikke brukes. Bruk bokstavene a–z, tall og _, og begynn med en bokstav (høyst 64 tegn).`;
    context.report(node, 'ugyldig-id', text);
  }
  return id;
}
