import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { wordLink } from '../blocks/glossary/glossary.ts';
import { type Source, sourceId } from '../blocks/source/source.ts';
import type { Lang } from '../model/lang.ts';
import { isNear, suggest } from './nearest.ts';

/** A word of the glossary as it is written in its file. */
export interface Term {
  readonly id: string;
  readonly term: string;
  readonly text: string;
  /** Its dictionary form in North Sámi, where a source attests one. */
  readonly sami?: string;
  /** Everybody knows it, so that it need not be explained at its first use. */
  readonly isFamiliar?: boolean;
}

/** What the text of a lesson may refer to, in one language. */
export interface Referables {
  /** By `termKey`. */
  readonly terms: ReadonlyMap<string, Term>;
  /** By mark. */
  readonly sources: ReadonlyMap<string, Source>;
  /** File that a new term goes into. */
  readonly glossaryFile: string;
}

/** What a lesson refers to, each once, in the order of the text. */
export interface References {
  readonly terms: readonly Term[];
  readonly sources: readonly Source[];
}

/** A term is found whatever its capitals, and with `_` for a blank, which an address cannot have. */
export const termKey = (term: string): string =>
  term
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')
    .trim();

/** `content/<module>/glossary.<lang>.yaml`. */
export const glossaryPath = (module: string, lang: Lang): string => `content/${module}/glossary.${lang}.yaml`;

/** The words that all modules share. */
export const sharedGlossaryPath = (lang: Lang): string => `content/glossary.${lang}.yaml`;

type Reference = { readonly kind: 'ord' | 'kilde'; readonly name: string };

/** What an address refers to; `undefined` for one that is no reference. */
function referenceOf(url: string): Reference | undefined {
  const [, kind, name = ''] = /^(ord|kilde):(.*)$/i.exec(url) ?? [];
  if (!kind) return undefined;
  return { kind: kind.toLowerCase() === 'ord' ? 'ord' : 'kilde', name: decoded(name).trim() };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A lone per cent sign.
  }
}

/** Whether an address is a reference, and if so, what is wrong with it. */
export function checkReference(
  url: string,
  { terms, sources, glossaryFile }: Referables,
): { readonly rule: string; readonly text: string } | 'right' | undefined {
  const reference = referenceOf(url);
  if (!reference) return undefined;
  const { kind, name } = reference;
  if (kind === 'kilde') {
    if (sources.has(name)) return 'right';
    const known = [...sources.keys()];
    const wayOut = isNear(name, known) ? suggest(name, known) : 'Legg den til i kildelisten.';
    return { rule: 'ukjent-kilde', text: `Kilden «${name}» står ikke i docs/kilder.md. ${wayOut}` };
  }
  if (terms.has(termKey(name))) return 'right';
  const known = [...terms.values()].map(({ term }) => term);
  const wayOut = isNear(name, known)
    ? suggest(name, known)
    : `Legg til linjen «${name || 'ordet'}: …» i ${glossaryFile}.`;
  return { rule: 'ukjent-ord', text: `Ordet «${name}» står ikke i ordlisten. ${wayOut}` };
}

/** All that a text refers to. */
export function referencesIn(root: Root, { terms, sources }: Referables): References {
  const foundTerms = new Set<Term>();
  const foundSources = new Set<Source>();
  visit(root, (node) => {
    if (node.type !== 'link' && node.type !== 'definition') return;
    const reference = referenceOf(node.url);
    const term = reference?.kind === 'ord' && terms.get(termKey(reference.name));
    const source = reference?.kind === 'kilde' && sources.get(reference.name);
    if (term) foundTerms.add(term);
    if (source) foundSources.add(source);
  });
  return { terms: [...foundTerms], sources: [...foundSources] };
}

/** What a reference becomes in the document of a lesson; `undefined` for an ordinary address. */
export function referenceLink(
  url: string,
  lesson: string,
  { terms }: Referables,
): { readonly href: string; readonly className?: string[] } | undefined {
  const reference = referenceOf(url);
  if (!reference) return undefined;
  if (reference.kind === 'kilde') return { href: `#${sourceId(lesson, reference.name)}` };
  const term = terms.get(termKey(reference.name));
  return term && wordLink(term.id);
}
