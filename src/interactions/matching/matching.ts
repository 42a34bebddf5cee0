import type { ListItem, PhrasingContent } from 'mdast';
import type { InteractionDefinition, QuestionContext } from '../kind.ts';
import { checkPrompt, divide, type Item, parseWhy, tasks } from '../shared/options.ts';
import { checkPairs, type PairsKind, pairsInteraction, type SourceDraft } from '../shared/pairs-draft.ts';
import { plainText } from '../shared/plain-text.ts';

/** Between the two halves of a pair. */
const sign = /(?:^|\s+)(?:=|→|->)(?:\s+|$)/;

const notAPair =
  'Linjen er ikke et par. Skriv = mellom det som hører sammen, med mellomrom rundt. Begynn med = for noe som ikke hører til.';

/** Targets stand in order of the alphabet, so that their order gives nothing away. */
const shown: PairsKind = {
  kind: 'matching',
  hint: (t) => t('matching.hint'),
  orderSources: (sources) => sources,
  orderTargets: (targets) => [...targets].sort((a, b) => a.text.localeCompare(b.text, 'nb')),
};

/** Pairs to match: each source has a list of all targets, of which several sources may share one, and some belong to none. */
export const matching: InteractionDefinition = {
  kind: 'matching',
  names: ['par'],
  noun: 'par',
  attributes: [],
  hasTasks: false,
  parse(node, context) {
    const { prompt, items } = divide(node, context, (list) => list.children.some((item) => halvesOf(item)));
    const sources: SourceDraft[] = [];
    const loose: { readonly text: string; readonly item: ListItem }[] = [];
    for (const item of items) {
      const halves = parseItem(item, context);
      if (halves && halves.source.length > 0) sources.push(sourceOf(item, halves, context));
      else if (halves) loose.push({ text: plainText(halves.target), item: item.item });
    }
    checkPrompt(node, prompt, context);
    const taken = new Set(sources.map(({ target }) => target));
    for (const [index, { text, item }] of loose.entries()) {
      if (!taken.has(text) && loose.findIndex((other) => other.text === text) === index) continue;
      context.report(item, 'like-svar', `«${text}» står på høyre side fra før. Skriv noe annet, eller slett linjen.`);
    }
    const targets = [...new Set([...taken, ...loose.map(({ text }) => text)])];
    if (sources.length < 2) {
      context.report(
        node,
        'for-fa-svar',
        'Oppgaven må ha minst to par. Skriv hvert par på en linje: - venstre = høyre',
      );
    } else if (targets.length < 2) {
      context.report(node, 'ingen-galt-svar', 'Alt hører sammen med det samme, så det er ikke noe å velge.');
    }
    checkPairs(node, { sources, targets }, context);
    return pairsInteraction(shown, { prompt: context.toHast(prompt), promptText: plainText(prompt), sources, targets });
  },
};

/** What stands on each side of the sign. */
interface Halves {
  readonly source: readonly PhrasingContent[];
  readonly target: readonly PhrasingContent[];
}

function parseItem({ item, stray }: Item, context: QuestionContext): Halves | undefined {
  const halves = halvesOf(item);
  if (!halves || typeof item.checked === 'boolean' || plainText(halves.target) === '') {
    context.report(item, 'ikke-par', notAPair);
    return undefined;
  }
  const [under] = [...item.children.slice(1), ...stray];
  if (halves.source.length === 0 && under) {
    const text = 'Det som ikke hører til noe, har ingen forklaring. Flytt teksten til et av parene, eller slett den.';
    context.report(under, 'forklaring-uten-par', text);
  }
  return halves;
}

function sourceOf(item: Item, { source, target }: Halves, context: QuestionContext): SourceDraft {
  return {
    text: context.toHast(source),
    plainText: plainText(source),
    why: parseWhy(item, context, { ...tasks, doubt: notAPair }),
    target: plainText(target),
  };
}

/** The first line of an item, divided at its sign; nothing for a line without one. */
function halvesOf({ children: [line] }: ListItem): Halves | undefined {
  if (line?.type !== 'paragraph') return undefined;
  for (const [at, child] of line.children.entries()) {
    const found = child.type === 'text' ? sign.exec(child.value) : null;
    if (child.type !== 'text' || !found) continue;
    return {
      source: [...line.children.slice(0, at), ...words(child.value.slice(0, found.index))],
      target: [...words(child.value.slice(found.index + found[0].length)), ...line.children.slice(at + 1)],
    };
  }
  return undefined;
}

const words = (value: string): readonly PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);
