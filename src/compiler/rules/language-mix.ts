import type { Messages } from '../report.ts';
import type { LessonView, RuleGroup } from './rule.ts';
import type { TextBlock } from './text.ts';
import { foreignWords } from './word-pairs.ts';

const names = { nb: 'bokmål', nn: 'nynorsk' } as const;

/** Bokmål in a Nynorsk lesson, and the other way round. */
export const languageMix: RuleGroup = {
  rules: [
    {
      id: 'blandet-malform',
      title: 'Bokmål og nynorsk i samme leksjon',
      help: 'En leksjon er skrevet på én målform. Sitater i «…» og ord som er merket med språk, som [ikkje](språk:nn), blir ikke regnet med. Verktøyet kjenner bare de vanligste ordene, så la noen lese nynorsken.',
      severity: 'warning',
    },
  ],
  check({ editions: [source, ...others] }, messages) {
    for (const lesson of source?.lessons ?? []) checkLesson(lesson, messages);
    for (const { lessons, isKept } of others) {
      for (const lesson of lessons) {
        // What stands there word for word is not translated yet, and that is told of once.
        const same = isKept ? source?.lessons.find(({ id }) => id === lesson.id)?.blocks : undefined;
        checkLesson(lesson, messages, new Set(same?.map(({ text }) => text)));
      }
    }
  },
};

/** Tells of each word once, where it first stands. */
function checkLesson(
  { file, lang, blocks }: LessonView,
  messages: Messages,
  copied: ReadonlySet<string> = new Set(),
): void {
  if (lang === 'en') return;
  const other = lang === 'nb' ? 'nn' : 'nb';
  const told = new Set<string>();
  for (const block of blocks.filter(({ text }) => !copied.has(text))) {
    for (const { word, index } of plainWords(block)) {
      const right = foreignWords[lang].get(word);
      if (right === undefined || told.has(word)) continue;
      told.add(word);
      const text = `«${word}» er ${names[other]}, og leksjonen er på ${names[lang]}. Skriv «${right}», eller merk ordet slik: [${word}](språk:${other}).`;
      messages.in(file)(block.placeAt(index), 'blandet-malform', text);
    }
  }
}

/** Quotations, and the id of a scene: at the end of a choice that leads to it, or of its heading. */
const notPlain = /«[^»]*»|"[^"]*"|“[^”]*”|->\s*\S+\s*$|\{#[^}]*\}\s*$/g;

/** The words in lower case, without what is not plain, and without names: a capital that does not begin a sentence. */
function* plainWords({ text }: TextBlock): Iterable<{ readonly word: string; readonly index: number }> {
  const unquoted = text.replaceAll(notPlain, (left) => ' '.repeat(left.length));
  for (const { 0: written, index } of unquoted.matchAll(/(?<![\p{L}\p{N}_@/.-])\p{L}+(?![\p{L}\p{N}_@/-]|\.\p{L})/gu)) {
    const word = written.toLowerCase();
    const isCapital = written !== word;
    if (isCapital && !/(?:^|[.!?:–]\s+|…\s*)$/u.test(unquoted.slice(0, index))) continue;
    yield { word, index };
  }
}
