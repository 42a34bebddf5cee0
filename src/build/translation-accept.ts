import { accept, isReworked } from '../compiler/translation/accept.ts';
import { formatLedger, ledgerPath } from '../compiler/translation/ledger.ts';
import { type Item, langNoun, type Translation, type TranslationState } from '../compiler/translation/translation.ts';
import type { Terminal } from './build-command.ts';
import { blocksNamed, type PlacedItem } from './translation-blocks.ts';
import { writeOrStop } from './write-together.ts';

/** What somebody says is right, and of what. */
export interface Acceptance {
  readonly module: string;
  readonly translation: Translation;
  /** Blocks by name; where there are none, all that have been worked on. */
  readonly words: readonly string[];
  /** What is outdated too, although nobody has changed it. */
  readonly all: boolean;
}

/** Runs `godkjenn`: what is written in a language is right as it is. */
export function acceptBlocks(root: string, wanted: Acceptance, terminal: Terminal): Promise<0 | 1 | 2> {
  const { translation, words, all } = wanted;
  const open: readonly TranslationState[] = ['new', 'outdated', 'copied', 'extra'];
  if (words.length > 0) return settle(root, wanted, named(wanted, 'target'), open, terminal);
  const worked = everything(translation).filter(({ item }) => isReworked(item) || (all && item.state === 'outdated'));
  return settle(root, wanted, { found: worked, unknown: [] }, open, terminal);
}

/** Runs `utelat`: what is missing is left out on purpose. */
export function leaveOutBlocks(root: string, wanted: Acceptance, terminal: Terminal): Promise<0 | 1 | 2> {
  return settle(root, wanted, named(wanted, 'source'), ['missing'], terminal);
}

interface Found {
  readonly found: readonly PlacedItem[];
  /** Words that name no block. */
  readonly unknown: readonly string[];
}

const everything = ({ sections }: Translation): readonly PlacedItem[] =>
  sections.flatMap((section) => section.items.map((item) => ({ section, item })));

function named({ words, translation }: Acceptance, side: 'target' | 'source'): Found {
  const all = words.map((word) => ({ word, blocks: blocksNamed(word, translation, side) }));
  return {
    found: all.flatMap(({ blocks }) => blocks),
    unknown: all.filter(({ blocks }) => blocks.length === 0).map(({ word }) => word),
  };
}

async function settle(
  root: string,
  { module, translation, words }: Acceptance,
  { found, unknown }: Found,
  states: readonly TranslationState[],
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  if (unknown.length > 0) {
    terminal.error(
      `Fant ikke «${unknown.join('», «')}». Skriv fil og linje, slik: 01-start.md:12, eller id-en til et spørsmål.`,
    );
    return 2;
  }
  const isMissing = states.includes('missing');
  const chosen = found.filter(
    ({ item }) => states.includes(item.state) && !(isMissing && item.source?.id !== undefined),
  );
  const asked = isMissing && found.some(({ item }) => item.source?.id !== undefined && item.state === 'missing');
  if (asked) {
    terminal.error('Spørsmål, titler og blokker med id kan ikke utelates: De må være de samme på alle språk.');
    return 1;
  }
  const items = new Set<Item>(chosen.map(({ item }) => item));
  const path = ledgerPath(module, translation.lang);
  if (items.size > 0 || !translation.isKept) {
    await writeOrStop(root, [{ path, text: formatLedger(accept(translation, (item) => items.has(item))) }]);
  }
  for (const { section, item } of words.length > 0 || translation.isKept ? chosen : []) {
    terminal.out(
      `  ${item.target ? section.file : section.sourceFile}:${(item.target ?? item.source)?.at.line}  «${(item.target ?? item.source)?.label}»`,
    );
  }
  terminal.out(summary(items.size, isMissing, translation, path));
  const left = everything(translation).filter(({ item }) => item.state === 'outdated' && !items.has(item));
  if (words.length === 0 && left.length > 0) terminal.out(untouched(left, module, translation));
  return 0;
}

function summary(count: number, isLeftOut: boolean, { lang }: Translation, path: string): string {
  const verb = isLeftOut ? 'utelatt' : 'godkjent';
  if (count === 0) return `Ingen blokker å ${isLeftOut ? 'utelate' : 'godkjenne'} på ${langNoun[lang]}.`;
  return `${count} ${count === 1 ? 'blokk' : 'blokker'} ${verb} på ${langNoun[lang]}. Send inn ${path} sammen med teksten.`;
}

/** A block that nobody has changed since its source was is not taken for translated. */
function untouched(left: readonly PlacedItem[], module: string, { lang }: Translation): string {
  const lines = left.map(({ section, item }) => `  ${section.file}:${item.target?.at.line}  «${item.target?.label}»`);
  const command = `npm run oversett -- godkjenn ${module} ${lang}`;
  const one = left.length === 1;
  return [
    `\n${left.length} utdatert${one ? '' : 'e'} ${one ? 'blokk er ikke godkjent, for teksten er' : 'blokker er ikke godkjent, for tekstene er'} ikke rettet:`,
    ...lines,
    `Stemmer ${one ? 'den' : 'de'} likevel, kjører du ${command} --alle`,
  ].join('\n');
}
