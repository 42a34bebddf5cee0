/** A sentence of a text. */
export interface Sentence {
  readonly text: string;
  /** Where it begins in the text. */
  readonly index: number;
  readonly words: readonly string[];
}

const segmenter = new Intl.Segmenter('nb', { granularity: 'sentence' });

/** A full stop that ends an abbreviation, and no sentence. */
const abbreviation =
  /(?:^|[\s(«])(?:f\.eks|bl\.a|m\.m|o\.l|m\.fl|e\.l|e\.g|i\.e|d\.v\.s|f\.o\.m|t\.o\.m|ca|nr|org\.nr|kl|jf|art|kap|pkt|bokst|tlf|mrd|mill|dr|prof|hr|fr|st|pr|evt|ev|inkl|ekskl|maks|pga|ifm|iht|mht|ang|vs|avd|red|\p{Lu})\.\s*$/iu;

/** The sentences of a text; what is said after a colon is one of its own. */
export function sentencesOf(text: string): readonly Sentence[] {
  const parts: { text: string; index: number }[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const last = parts.at(-1);
    if (last && abbreviation.test(last.text)) last.text += segment;
    else parts.push({ text: segment, index });
  }
  return parts.flatMap(({ text: part, index }) => afterColons(part, index));
}

function afterColons(text: string, index: number): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const piece of text.split(/(?<=:\s+)(?=[«"]?\p{Lu})/u)) {
    const words = [...piece.matchAll(/[\p{L}\p{N}]+(?:[-'’.,:/][\p{L}\p{N}]+)*/gu)].map(([word]) => word);
    const lead = piece.length - piece.trimStart().length;
    if (words.length > 0) sentences.push({ text: piece.trim(), index: index + start + lead, words });
    start += piece.length;
  }
  return sentences;
}

/** LIKS (LIX): words in a sentence, and long words in a hundred; `isKnown` tells words that do not count as long. */
export function lix(sentences: readonly Sentence[], isKnown: (word: string) => boolean = () => false): number {
  const words = sentences.flatMap((sentence) => sentence.words);
  if (words.length === 0) return 0;
  const long = words.filter((word) => word.length > 6 && !isKnown(word)).length;
  return words.length / sentences.length + (100 * long) / words.length;
}
