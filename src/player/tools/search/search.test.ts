import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFoundIn, queryOf, sentenceAround, spansOf } from './find.ts';
import { fold } from './fold.ts';

/** What is found of a query in a text, in the words of the text. */
const found = (text: string, written: string): readonly string[] =>
  isFoundIn(fold(text).text, queryOf(written))
    ? spansOf(text, queryOf(written)).map(([from, to]) => text.slice(from, to))
    : [];

describe('a search', () => {
  it.each([
    ['drofting', 'Vi har en drøfting.', 'drøfting'],
    ['droefting', 'Vi har en drøfting.', 'drøfting'],
    ['DRØFTING', 'Drøftingsmøte', 'Drøfting'],
    ['drøfting', 'en droefting uten norsk tastatur', 'droefting'],
    ['palegg', 'Et pålegg', 'pålegg'],
    ['paalegg', 'Et pålegg', 'pålegg'],
    ['pålegg', 'Et paalegg', 'paalegg'],
    ['maa', 'Vi må gå', 'må'],
    ['laerer', 'En lærer', 'lærer'],
    ['Lærer', 'EN LÆRER', 'LÆRER'],
    ['ide', 'En god idé', 'idé'],
    ['utvalg', 'arbeidsmiljøutvalgsleder', 'utvalg'],
    ['emne', 'radioemne', 'emne'],
    ['poeng', 'Du fikk poeng', 'poeng'],
    ['lo', 'kjølo', 'lo'],
    ['arbeids miljø', 'arbeids\n   miljø', 'arbeids'],
    ['a\u030Apen', 'åpen', 'åpen'],
    ['åpen', 'a\u030Apen', 'a\u030Apen'],
    ['samarbeid', 'sam\u00ADarbeid', 'sam\u00ADarbeid'],
    ['čáhci', 'Cahci', 'Cahci'],
    ['c++ (ny)', 'C++ (ny)', 'C++'],
  ])('for «%s» finds it in «%s»', (written, text, hit) => {
    expect(found(text, written)[0]).toBe(hit);
  });

  it.each([
    ['drafting', 'drøfting'],
    ['leder', 'ledder'],
    ['drøfting pålegg', 'bare drøfting'],
    ['.', 'Et punktum.'],
    ['a', 'For kort a'],
    ['', 'Ingenting'],
  ])('for «%s» does not find «%s»', (written, text) => {
    expect(found(text, written)).toEqual([]);
  });

  it('asks for every word, in whatever order, and marks what overlaps once', () => {
    expect(found('Lederen kaller inn til drøfting', 'drøfting leder')).toEqual(['Leder', 'drøfting']);
    expect(found('arbeidsmiljø', 'arbeidsm smiljø')).toEqual(['arbeidsmiljø']);
  });

  it('marks what stands behind a letter that is two in a string', () => {
    expect(found('𝄞 e 𝄞aaa', 'aaa')).toEqual(['aaa']);
  });

  it('finds every text by itself, and marks within it', () => {
    const letters = fc.constantFrom(...'abeoæøåAEÆØÅé -.aaoe\u00ADß𝄞');
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 3, maxLength: 30 }), (text) => {
        fc.pre(queryOf(text).length > 0);
        const spans = spansOf(`før ${text} etter`, queryOf(text));
        expect(isFoundIn(fold(`før ${text} etter`).text, queryOf(text))).toBe(true);
        expect(spans.length).toBeGreaterThan(0);
        for (const [from, to] of spans) expect(to).toBeGreaterThan(from);
      }),
    );
  });
});

describe('the sentence round a hit', () => {
  const around = (text: string, word: string) => {
    const from = text.indexOf(word);
    const [first, last] = sentenceAround(text, [from, from + word.length]);
    return text.slice(first, last).trim();
  };

  it('is the one that it stands in', () => {
    expect(around('Først dette. Så en drøfting her. Og mer.', 'drøfting')).toBe('Så en drøfting her.');
    expect(around('Kl. 10 er det drøfting', 'drøfting')).toBe('10 er det drøfting');
  });

  it('is cut between words where it is long', () => {
    const long = `${'lang tekst '.repeat(30)}drøfting${' mer tekst'.repeat(30)}`;
    const cut = around(long, 'drøfting');
    expect(cut.length).toBeLessThan(200);
    expect(cut).toMatch(/^(?:lang|tekst) .* drøfting .* (?:mer|tekst)$/);
  });
});
