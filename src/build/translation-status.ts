import {
  glossaryName,
  type Item,
  langNoun,
  type Section,
  settingsName,
  type Translation,
  type TranslationState,
} from '../compiler/translation/translation.ts';

/** What each state is called; those that ask nothing of anybody have no name. */
const nouns: Readonly<Partial<Record<TranslationState, string>>> = {
  missing: 'mangler',
  copied: 'mangler',
  outdated: 'utdatert',
  extra: 'ekstra',
  new: 'ikke godkjent',
};

const isOpen = ({ state }: Item): boolean => nouns[state] !== undefined;

/** How far a language of a module has come, and what is left, one block a line; not each block where nobody has accepted any yet. */
export function statusText(module: string, { lang, isKept, sections }: Translation): string {
  const items = sections.flatMap((section) => section.items);
  const count = (noun: string) => items.filter(({ state }) => nouns[state] === noun).length;
  const counts = [...new Set(Object.values(nouns))].flatMap((noun) =>
    count(noun) > 0 ? [`${count(noun)} ${noun}`] : [],
  );
  const whole = items.filter(({ state }) => state !== 'extra' && state !== 'own').length;
  const done = items.filter(({ state }) => state === 'done' || state === 'left-out').length;
  const head = `${module}, ${langNoun[lang]}: ${done} av ${whole} blokker er i orden.`;
  if (counts.length === 0) return head;
  const lines = sections.flatMap((section) => sectionLines(section, isKept));
  const advice = isKept
    ? []
    : [`  Ingen har godkjent noe ennå. Er det lest, kjører du npm run oversett -- godkjenn ${module} ${lang}`];
  const width = Math.max(...lines.map(([noun]) => noun.length));
  const list = lines.map(([noun, place, words]) => `  ${noun.padEnd(width)}  ${place}  ${words}`);
  return [`${head} ${counts.join(', ')}.`, ...advice, ...list].join('\n');
}

function sectionLines(
  { name, file, isWritten, sourceFile, items }: Section,
  isKept: boolean,
): readonly (readonly [string, string, string])[] {
  const open = items.filter((item) => isOpen(item) && (isKept || item.state !== 'new'));
  if (!isWritten && open.length > 0) {
    const blocks = `${open.length} ${open.length === 1 ? 'blokk' : 'blokker'}`;
    return [['mangler', file, `hele filen, ${blocks} i ${sourceFile}`]];
  }
  return open.map((item) => {
    const { source, target, state } = item;
    const place = target ? `${file}:${target.at.line}` : `${sourceFile}:${source?.at.line}`;
    const from = target && source && state !== 'copied' ? ` (${sourceFile}:${source.at.line})` : '';
    const what = name === glossaryName || name === settingsName ? ` [${(target ?? source)?.id ?? name}]` : '';
    return [nouns[state] ?? state, place, `«${(target ?? source)?.label}»${what}${from}`];
  });
}

/** The same as data; `words` are the first ones of the block. */
export function statusData(module: string, { lang, source, sections }: Translation) {
  const blocks = sections.flatMap((section) =>
    section.items.map((item) => ({
      state: item.state,
      part: section.name,
      ...((item.target ?? item.source)?.id !== undefined && { id: (item.target ?? item.source)?.id }),
      words: (item.target ?? item.source)?.label,
      ...(item.target && { file: section.file, line: item.target.at.line }),
      ...(item.source && { sourceFile: section.sourceFile, sourceLine: item.source.at.line }),
    })),
  );
  const count = (...states: readonly TranslationState[]) => blocks.filter(({ state }) => states.includes(state)).length;
  return {
    module,
    lang,
    source,
    done: count('done', 'own', 'left-out'),
    missing: count('missing', 'copied'),
    outdated: count('outdated'),
    extra: count('extra'),
    notAccepted: count('new'),
    blocks: blocks.filter(({ state }) => nouns[state] !== undefined),
  };
}
