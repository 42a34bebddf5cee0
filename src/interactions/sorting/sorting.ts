import type { ListItem } from 'mdast';
import type { InteractionDefinition, QuestionContext } from '../kind.ts';
import { checkPrompt, divide, type Item, parseWhy, tasks } from '../shared/options.ts';
import { checkPairs, type PairsKind, pairsInteraction, type SourceDraft } from '../shared/pairs-draft.ts';
import { plainText } from '../shared/plain-text.ts';
import { mixed } from './mix.ts';

const strayItem =
  'Er dette noe som skal sorteres? Rykk inn linjen med to mellomrom, og begynn den med - og et mellomrom.';

/** Items stand mixed, as nobody could sort what is sorted already; the categories stand as the author wrote them. */
const shown: PairsKind = {
  kind: 'sorting',
  hint: (t) => t('sorting.hint'),
  orderSources: (sources) =>
    mixed(
      sources,
      ({ plainText: text }) => text,
      ({ target }) => target,
    ),
  orderTargets: (targets) => targets,
};

/** Items to sort into categories, written as a list of categories with their items beneath. */
export const sorting: InteractionDefinition = {
  kind: 'sorting',
  names: ['sortering'],
  noun: 'sortering',
  attributes: [],
  hasTasks: false,
  parse(node, context) {
    const { prompt, items } = divide(node, context, (list) => list.children.some((item) => itemsOf(item).length > 0));
    const categories = items.map((item) => ({ ...parseCategory(item, context), item }));
    const sources = categories.flatMap(({ name, items: own }) => own.map((item) => parseItem(item, name, context)));
    const names = categories.map(({ name }) => name).filter((name) => name !== '');
    const targets = [...new Set(names)];
    checkPrompt(node, prompt, context);
    if (targets.length < 2) {
      const text =
        'Det må være minst to kategorier å sortere i. Skriv hver av dem på en linje som begynner med - helt til venstre.';
      context.report(node, 'for-fa-svar', text);
    }
    if (targets.length < names.length) {
      context.report(
        node,
        'like-svar',
        'To av kategoriene har samme navn. Slå dem sammen, eller gi den ene et nytt navn.',
      );
    }
    if (sources.length < 2) {
      const text = 'Det må være minst to ting å sortere. Skriv dem under kategoriene, med to mellomrom og - foran.';
      context.report(node, 'for-fa-svar', text);
    }
    checkPairs(node, { sources, targets }, context);
    return pairsInteraction(shown, { prompt: context.toHast(prompt), promptText: plainText(prompt), sources, targets });
  },
};

const itemsOf = ({ children }: ListItem): readonly ListItem[] =>
  children.flatMap((child) => (child.type === 'list' ? child.children : []));

/** The name of a category, and what belongs in it. */
function parseCategory({ item, stray }: Item, context: QuestionContext): { name: string; items: readonly ListItem[] } {
  const [line, ...rest] = item.children;
  checkLine(item, context);
  for (const child of [...rest.filter(({ type }) => type !== 'list'), ...stray]) {
    const text =
      'Teksten hører ikke til noe som skal sorteres. Rykk linjene inn, slik at det står - og teksten over >.';
    context.report(child, 'tekst-i-kategori', text);
  }
  return { name: line?.type === 'paragraph' ? plainText([line]) : '', items: itemsOf(item) };
}

function parseItem(item: ListItem, target: string, context: QuestionContext): SourceDraft {
  const [line] = item.children;
  checkLine(item, context);
  return {
    text: line?.type === 'paragraph' ? context.toHast(line.children) : [],
    plainText: line?.type === 'paragraph' ? plainText([line]) : '',
    why: parseWhy({ item, stray: [] }, context, { ...tasks, doubt: strayItem }),
    target,
  };
}

/** A name or an item is words on a line, without a box to tick. */
function checkLine(item: ListItem, { report }: QuestionContext): void {
  const [line] = item.children;
  if (line?.type === 'paragraph' && plainText([line]) !== '' && typeof item.checked !== 'boolean') return;
  report(item, 'tom-linje', 'Her mangler det tekst, eller det står [ ] foran den. Skriv bare - og teksten.');
}
