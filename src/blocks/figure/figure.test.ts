import { describe, expect, it } from 'vitest';
import { exampleBlock, examplePng } from '../../../test/example-block.ts';

const media = [examplePng('media/kart.png', 1600, 900)];
const open = ':::figur{kreditt="Samspill" lisens="CC BY 4.0"}';
const image = '![Kart over Granvik](../media/kart.png)';

/** A figure of these lines. */
const figure = (...lines: readonly string[]) => exampleBlock([open, ...lines, ':::'], media);

describe('a figure', () => {
  it('has its size, so that nothing moves, and says whose it is', () => {
    expect(figure(image, '', 'Granvik fra lufta.')).toEqual({
      faults: [],
      html:
        '<figure class="sam-figure"><picture>' +
        '<source type="image/avif" srcset="media/480/kart-png.avif 480w, media/960/kart-png.avif 960w, media/1600/kart-png.avif 1600w" sizes="(min-width: 43rem) 40rem, 92vw">' +
        '<source type="image/webp" srcset="media/480/kart-png.webp 480w, media/960/kart-png.webp 960w, media/1600/kart-png.webp 1600w" sizes="(min-width: 43rem) 40rem, 92vw">' +
        '<img src="media/960/kart-png.jpg" alt="Kart over Granvik" width="1600" height="900" loading="lazy" decoding="async"></picture>' +
        '<figcaption><p>Granvik fra lufta.</p><p class="sam-credit">Bilde: Samspill · <a href="https://creativecommons.org/licenses/by/4.0/deed.no">CC BY 4.0</a></p></figcaption></figure>',
    });
  });

  it('has a long description, folded, behind a line', () => {
    const { html, faults } = figure(
      image,
      '',
      'Granvik.',
      '',
      '---',
      '',
      'Elva går fra nord.',
      '',
      'Byen ligger i sør.',
    );
    expect(faults).toEqual([]);
    expect(html).toContain(
      '<details class="sam-fold"><summary>Beskrivelse av bildet</summary><div><p>Elva går fra nord.</p><p>Byen ligger i sør.</p></div></details></figure>',
    );
    expect(html).toContain('<figcaption><p>Granvik.</p><p class="sam-credit">');
  });

  it('takes the credit of media.yaml where its braces have none', () => {
    const listed =
      'kart.png: { kreditt: Granvik kommune, lisens: Brukt etter avtale, kilde: "https://granvik.example/kart" }';
    const { html, faults } = exampleBlock([':::figur', image, '', 'Granvik.', ':::'], media, listed);
    expect(faults).toEqual([]);
    expect(html).toContain(
      '<p class="sam-credit"><a href="https://granvik.example/kart">Bilde: Granvik kommune</a> · Brukt etter avtale</p>',
    );
  });
});

describe('a fault in a figure', () => {
  it.each([
    [['', 'Tekst.'], ['1 mangler-bilde']],
    [[image], ['1 mangler-bildetekst']],
    [[image, 'Tekst.'], ['2 tekst-ved-bildet', '1 mangler-bildetekst'].sort()],
    [[image, '', image, '', 'Tekst.'], ['4 to-bilder']],
    [[image, '', 'Tekst.', '', '---'], ['6 tom-beskrivelse']],
    [[image, '', 'Tekst.', '---', 'Mer.'], ['4 overskriftsniva']],
    [['![](../media/kart.png)', '', 'Tekst.'], ['2 mangler-alt']],
    [['![Et hus](../media/hus.png)', '', 'Tekst.'], ['2 ulovlig-bilde']],
  ])('%j gives %j', (lines, faults) => {
    expect(figure(...lines).faults).toEqual(faults);
  });

  it('without credit or licence is told of once', () => {
    const faultsOf = (braces: string) => exampleBlock([`:::figur${braces}`, image, '', 'Tekst.', ':::'], media).faults;
    expect(faultsOf('')).toEqual(['1 mangler-kreditt']);
    expect(faultsOf('{kreditt="Samspill"}')).toEqual(['1 mangler-kreditt']);
    expect(faultsOf('{lisens="CC BY 4.0"}')).toEqual(['1 mangler-kreditt']);
  });

  it('is a file that cannot be read', () => {
    const broken = [{ path: 'media/kart.png', bytes: new Uint8Array(8) }];
    expect(exampleBlock([open, image, '', 'Tekst.', ':::'], broken).faults).toEqual(['2 ulesbart-bilde']);
  });
});
