import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { List, ListItem, RootContent } from 'mdast';
import type { ContainerDirective } from '../../interactions/kind.ts';
import { plainText } from '../../interactions/shared/plain-text.ts';
import type { BlockContext, BlockDefinition, BlockPlace } from '../block.ts';
import { bare } from '../shared/text.ts';

interface Step {
  readonly minutes: number;
  readonly text: readonly ElementContent[];
}

interface WorkshopSource {
  readonly title: string | undefined;
  readonly intro: readonly ElementContent[];
  readonly steps: readonly Step[];
  /** What stands over the agreement. */
  readonly lead: readonly ElementContent[];
  /** What each field of the agreement asks for. */
  readonly fields: readonly (readonly ElementContent[])[];
  readonly hasTimer: boolean;
}

/** An hour of work together: an agenda with minutes, and an agreement that is filled in and printed, and kept nowhere. */
export const workshop: BlockDefinition = {
  kind: 'workshop',
  names: ['verksted'],
  attributes: ['tittel', 'tidtaker'],
  hasElement: true,
  parse(node, context) {
    const source = readWorkshop(node, context);
    return { finish: (place) => [workshopForm(source, place)] };
  },
};

/** A list is the agenda if a line of it begins with a number of minutes; the next list is the agreement. */
function readWorkshop(node: ContainerDirective, context: BlockContext): WorkshopSource {
  const { children, attributes } = node;
  const { report, toHast } = context;
  const lists = children.filter((child) => child.type === 'list');
  const agenda = lists.find(({ children: items }) => items.some(stepLine));
  if (!agenda) {
    const text = 'Verkstedet mangler en plan. Skriv en liste med minutter foran, slik: - 10 min: Tenk hver for seg';
    report(node, 'verksted-uten-plan', text);
  }
  const start = agenda ? children.indexOf(agenda) : -1;
  const [agreement, ...more] = lists.filter((list) => agenda && children.indexOf(list) > start);
  if (agenda && !agreement) {
    const text =
      'Verkstedet mangler en avtale. Skriv en liste til under planen, med det dere skal bli enige om, slik: - Dette prøver vi';
    report(node, 'verksted-uten-avtale', text);
  }
  const end = agreement ? children.indexOf(agreement) : start;
  for (const child of agreement ? [...more, ...children.slice(end + 1).filter(({ type }) => type !== 'list')] : []) {
    report(child, 'tekst-etter-avtale', 'Avtalen er det siste i et verksted. Flytt dette over den.');
  }
  return {
    title: attributes?.tittel?.trim(),
    intro: toHast(children.slice(0, Math.max(0, start))),
    steps: (agenda?.children ?? []).flatMap((item) => readStep(item, context)),
    lead: toHast(children.slice(start + 1, end)),
    fields: (agreement?.children ?? []).flatMap((item) => readField(item, context)),
    hasTimer: attributes?.tidtaker !== undefined,
  };
}

const stepLine = (item: ListItem): RegExpExecArray | null =>
  /^(\d{1,3})\s*min(?:utt(?:er)?)?\.?\s*:\s*(?=\S)/i.exec(plainText([item]));

function readStep(item: ListItem, { report, toHast }: BlockContext): readonly Step[] {
  const minutes = Number(stepLine(item)?.[1] ?? 0);
  const [first, ...rest] = item.children;
  const [text] = first?.type === 'paragraph' ? first.children : [];
  if (minutes < 1 || first?.type !== 'paragraph' || text?.type !== 'text') {
    report(item, 'ulovlig-punkt', 'Skriv hvor lenge punktet varer først, slik: - 10 min: Tenk hver for seg');
    return [];
  }
  const value = text.value.replace(/^[^:]*:\s*/, '');
  const paragraph: RootContent = { ...first, children: [{ ...text, value }, ...first.children.slice(1)] };
  return [{ minutes, text: toHast([paragraph, ...rest]) }];
}

/** What a field asks for, with what is marked in it; a colon last is taken away. */
function readField(item: ListItem, { report, toHast }: BlockContext): readonly (readonly ElementContent[])[] {
  const text = plainText([item]).replace(/:$/, '');
  if (text === '') report(item, 'tomt-felt', 'Skriv hva som skal stå i feltet, slik: - Dette prøver vi');
  if (item.children.some((child: List['children'][number]['children'][number]) => child.type === 'list')) {
    report(item, 'tomt-felt', 'Et felt kan ikke ha en liste under seg. Skriv hvert felt på en egen linje.');
  }
  const [first] = item.children;
  if (text === '' || first?.type !== 'paragraph') return [];
  const last = first.children.at(-1);
  const children = [...first.children];
  if (last?.type === 'text') children.splice(-1, 1, { ...last, value: last.value.replace(/:$/, '') });
  return [bare(toHast([{ ...first, children }]))];
}

function workshopForm({ title, intro, steps, lead, fields, hasTimer }: WorkshopSource, { id, t }: BlockPlace): Element {
  const total = steps.reduce((sum, { minutes }) => sum + minutes, 0);
  const words = {
    left1: t('workshop.timer', { count: 1 }),
    left: t('workshop.timer', { count: 2 }).replace('2', '{n}'),
    start: t('workshop.start'),
    pause: t('media.pause'),
    over: t('workshop.over'),
  };
  return h('sam-workshop.sam-workshop', { id, ...(hasTimer && { dataWords: JSON.stringify(words) }) }, [
    h('h3', title || t('workshop.title')),
    ...intro,
    h('p', [h('strong', t('workshop.total')), ` ${t('minutes', { count: total })}`]),
    h(
      'ol.sam-agenda',
      steps.map((step) =>
        h('li', [h('span.sam-minutes', t('minutes.short', { n: step.minutes })), h('div', [...step.text])]),
      ),
    ),
    h('p.sam-js', [
      h('button.ds-button', { type: 'button', dataVariant: 'secondary', dataAct: 'plan' }, t('workshop.printPlan')),
    ]),
    ...(hasTimer ? [timer(total, t)] : []),
    h('div.sam-agreement', { role: 'group', ariaLabelledBy: [`${id}_avtale`] }, [
      h('h4', { id: `${id}_avtale` }, t('workshop.agreement')),
      ...lead,
      h('p.sam-hint', { id: `${id}_hint` }, t('workshop.note')),
      ...fields.flatMap((field, index) => agreementField(`${id}_${index}`, field, `${id}_hint`)),
      h('button.ds-button', { type: 'button', dataVariant: 'secondary', dataAct: 'print' }, t('workshop.print')),
    ]),
  ]);
}

/** Without a name and without a form round it, so that nothing is sent; browsers are told not to keep it. */
const agreementField = (id: string, label: readonly ElementContent[], hint: string): readonly Element[] => [
  h('label', { for: id }, [...label]),
  h('textarea', { id, rows: 2, autoComplete: 'off', ariaDescribedBy: [hint] }),
];

/** Shows and starts only where the element can count; nobody is stopped when the time is over. */
const timer = (total: number, t: BlockPlace['t']): Element =>
  h('div.sam-timer.sam-js', { dataMinutes: String(total) }, [
    h('p', { role: 'timer', ariaLive: 'off' }, t('workshop.timer', { count: total })),
    h('button.ds-button', { type: 'button', dataAct: 'run' }, t('workshop.start')),
    h('button.ds-button', { type: 'button', dataVariant: 'tertiary', dataAct: 'reset' }, t('act.reset')),
    h('p.sam-sr', { role: 'status' }),
  ]);
