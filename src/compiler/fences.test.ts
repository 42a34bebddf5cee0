import { describe, expect, it } from 'vitest';
import { checkFences } from './fences.ts';

/** The faults as `line rule`, and the mended text. */
function scan(text: string) {
  const faults: string[] = [];
  const fenced = checkFences(text, 1, ({ line }, rule) => faults.push(`${line} ${rule}`));
  return { faults, lines: fenced.text.split('\n'), openings: fenced.openings };
}

describe('fences in order', () => {
  it.each([
    [':::spørsmål{#q}\nTekst\n:::'],
    ['::::test\n:::spørsmål{#q}\nTekst\n:::\n\n:::sporsmal{#r}\nTekst\n:::\n::::'],
    ['```\n:::spørsmål\n:::\n```'],
    ['~~~~\n:::\n~~~\n:::\n~~~~'],
    ['    :::spørsmål\n    :::'],
    [':::spørsmål{#q}\nSe [x](https://x.no) og [ ] her\n- [x] Ja\n\t> Fordi\n1. [ ] Nei\n     > Fordi\n:::'],
    ['::spørsmål'],
    ['Det er ::: midt i teksten, og ::kort og :kort.'],
  ])('are left alone: %j', (text) => {
    expect(scan(text)).toMatchObject({ faults: [], lines: text.split('\n') });
  });
});

describe('an unclosed fence', () => {
  it('is told of at its opening line, and ends where the options do', () => {
    const { faults, lines } = scan(':::spørsmål{#q}\nTekst\n- [x] Ja\n  > Fordi\n\n- [ ] Nei\n\nResten av leksjonen.');
    expect(faults).toEqual(['1 gjerde-ikke-lukket']);
    expect(lines[6]).toBe(':::');
  });

  it('ends before a quote that is not of the options', () => {
    const { faults, lines } = scan(':::spørsmål{#q}\nTekst\n- [x] Ja\n  > Fordi\n\n> **Hos oss:** Og dere?');
    expect(faults).toEqual(['1 gjerde-ikke-lukket']);
    expect(lines[4]).toBe(':::');
  });

  it('does not hide the next one', () => {
    const { faults, openings } = scan(
      ':::spørsmål{#q}\nTekst\n\n:::spørsmål{#r}\nTekst\n\n:::spørsmål{#s}\nTekst\n:::',
    );
    expect(faults).toEqual(['1 gjerde-ikke-lukket', '4 gjerde-ikke-lukket']);
    expect(openings).toEqual([1, 4, 7]);
  });

  it('is found inside a test that is closed', () => {
    const { faults, lines } = scan('::::test\n:::spørsmål{#q}\nTekst\n\n::::');
    expect(faults).toEqual(['2 gjerde-ikke-lukket']);
    expect(lines).toEqual(['::::test', ':::spørsmål{#q}', 'Tekst', ':::', '::::']);
  });

  it('is found where the test round closed questions is not', () => {
    expect(scan('::::test\n:::spørsmål{#q}\nTekst\n:::\nSlutt').faults).toEqual(['1 gjerde-ikke-lukket']);
  });

  it('of code is told of too, for it swallows the rest', () => {
    expect(scan('Tekst\n```js\nkode\n:::spørsmål{#q}\nTekst\n:::').faults).toEqual(['2 kode-ikke-lukket']);
  });
});

describe('other faults', () => {
  it('a test with as few colons as its questions is told of once, and widened', () => {
    const { faults, lines } = scan(':::test\n:::spørsmål{#q}\nA\n:::\n:::spørsmål{#r}\nB\n:::\n:::');
    expect(faults).toEqual(['1 for-fa-kolon']);
    expect([lines[0], lines[7]]).toEqual(['::::test', '::::']);
  });

  it('a closing fence with nothing to close', () => {
    expect(scan('Tekst\n:::\nTekst').faults).toEqual(['2 gjerde-uten-start']);
    expect(scan('::::test\n:::spørsmål{#q}\nA\n:::\n:::\n::::').faults).toEqual(['5 gjerde-uten-start']);
  });

  it('a closing fence with too few colons', () => {
    expect(scan('::::spørsmål{#q}\nTekst\n:::')).toMatchObject({
      faults: ['3 gjerde-for-kort'],
      lines: ['::::spørsmål{#q}', 'Tekst', '::::'],
    });
  });

  it('blanks where there should be none', () => {
    expect(scan('::: spørsmål {#q}\nTekst\n:::')).toMatchObject({
      faults: ['1 gjerde-ugyldig'],
      lines: [':::spørsmål{#q}', 'Tekst', ':::'],
    });
  });

  it.each([
    [':::spørsmål{#q_en', ':::spørsmål{#q_en}'],
    [':::spørsmål{#q_en Hva er dette?', ':::spørsmål{#q_en}'],
    [':::spørsmål{# q_en}', ':::spørsmål{#q_en}'],
    [':::spørsmål{#q_en} Hva er dette?', ':::spørsmål[Hva er dette?]{#q_en}'],
    [':::spørsmål Hva [er] dette?', ':::spørsmål[Hva er dette?]'],
    [':::spørsmål{#q_en 1="}', ':::spørsmål{#q_en}'],
    ['::spørsmål{#q_en}', ':::spørsmål{#q_en}'],
    [':spørsmål{#q_en}', ':::spørsmål{#q_en}'],
  ])('the opening line %j is told of once and mended', (line, mended) => {
    expect(scan(`${line}\nTekst\n:::`)).toEqual({
      faults: ['1 gjerde-ugyldig'],
      lines: [mended, 'Tekst', ':::'],
      openings: [1],
    });
  });

  it('an opening line that is none', () => {
    expect(scan(':::husk deg dette\nTekst\n:::')).toMatchObject({
      faults: ['1 gjerde-ugyldig'],
      lines: ['', 'Tekst', ''],
    });
  });

  it('two colons at both ends', () => {
    expect(scan('::spørsmål{#q_en}\nTekst\n::')).toMatchObject({
      faults: ['1 gjerde-ugyldig'],
      lines: [':::spørsmål{#q_en}', 'Tekst', ':::'],
    });
    expect(scan(':::spørsmål{#q_en}\nTekst\n::').faults).toEqual(['3 gjerde-for-kort']);
  });

  it.each([
    ['-[ ] Nei', '- [ ] Nei'],
    ['-[x] Ja', '- [x] Ja'],
    ['- [x]Ja', '- [x] Ja'],
    ['- [] Nei', '- [ ] Nei'],
    ['- [ x ] Ja', '- [x] Ja'],
    ['• [ ] Nei', '- [ ] Nei'],
    ['– [X] Ja', '- [x] Ja'],
    ['-\u00A0[ ] Nei', '- [ ] Nei'],
    ['- [\u00A0] Nei', '- [ ] Nei'],
    ['[ ] Nei', '- [ ] Nei'],
  ])('%j, which is nearly an option', (line, mended) => {
    expect(scan(`:::spørsmål{#q}\nTekst\n${line}\n  > Fordi\n:::`)).toMatchObject({
      faults: ['3 ikke-avkryssing'],
      lines: [':::spørsmål{#q}', 'Tekst', mended, '  > Fordi', ':::'],
    });
  });

  it.each([['\t\t> Fordi'], ['      > Fordi'], ['\u00A0\u00A0> Fordi']])('%j, which stands too far in', (line) => {
    expect(scan(`:::spørsmål{#q}\nTekst\n- [x] Ja\n${line}\n:::`)).toMatchObject({
      faults: ['4 hvorfor-innrykk'],
      lines: [':::spørsmål{#q}', 'Tekst', '- [x] Ja', '  > Fordi', ':::'],
    });
  });

  it('a fence in code that the parser takes for the end', () => {
    expect(scan(':::spørsmål{#q}\n```\n:::\n```\n:::').faults).toEqual(['3 gjerde-i-kode']);
  });
});
