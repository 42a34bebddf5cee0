import { type Term, termKey } from '../references.ts';
import type { Messages } from '../report.ts';
import type { EditionView, RuleGroup } from './rule.ts';

/** Words of the glossary are explained where the reader first meets them. */
export const glossaryUse: RuleGroup = {
  rules: [
    {
      id: 'ord-uten-forklaring',
      title: 'Ord fra ordlisten uten forklaring første gang',
      help: 'Første gang et ord fra ordlisten står i modulen, lenker du til forklaringen: [drøfting](ord:drøfting). Deretter kan du bruke det fritt.',
      severity: 'warning',
    },
  ],
  check({ editions }, messages) {
    for (const edition of editions) checkEdition(edition, messages);
  },
};

function checkEdition({ terms: known, lessons }: EditionView, messages: Messages): void {
  const terms = known.filter(({ isFamiliar }) => !isFamiliar);
  const left = new Map<string, Term>(terms.map((term) => [termKey(term.term), term]));
  const pattern = patternOf(terms);
  for (const { file, blocks } of left.size > 0 ? lessons : []) {
    for (const block of blocks) {
      // A link cannot stand in a heading, and in a question it could give the answer away.
      if (block.role !== 'prose' && block.role !== 'cell') continue;
      for (const found of block.text.matchAll(pattern)) {
        const term = left.get(termKey(found[1] ?? ''));
        const isLinked = block.links.some(({ start, end }) => found.index >= start && found.index < end);
        if (!term || isLinked) continue;
        left.delete(termKey(term.term));
        if (block.links.some(({ url }) => targetOf(url) === termKey(term.term))) continue;
        const link = `[${found[0]}](ord:${term.term.replaceAll(/\s+/g, '_')})`;
        const text = `«${term.term}» står i ordlisten, men blir ikke forklart her, første gang. Skriv ${link}.`;
        messages.in(file)(block.placeAt(found.index), 'ord-uten-forklaring', text);
      }
      for (const { url } of block.links) left.delete(targetOf(url));
    }
  }
}

/** Any of the words, also with endings; longer words first, so that none hides in another. */
function patternOf(terms: readonly Term[]): RegExp {
  const words = terms.map(({ term }) => termKey(term)).sort((a, b) => b.length - a.length);
  const written = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+'));
  return new RegExp(
    `(?<![\\p{L}-])(${written.join('|')})(?:en|et|a|ene|er|ar|ane|s|ens|ets|enes)?(?![\\p{L}-])`,
    'giu',
  );
}

const targetOf = (url: string): string => {
  const name = /^ord:(.*)$/i.exec(url)?.[1] ?? '';
  try {
    return termKey(decodeURIComponent(name));
  } catch {
    return termKey(name);
  }
};
