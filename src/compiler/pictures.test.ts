import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { exampleBlock, examplePng } from '../../test/example-block.ts';
import { exampleSources } from '../../test/example-sources.ts';
import { compile } from './compile.ts';
import { planPicture } from './pictures.ts';

const planned = (width: number, height = 100) =>
  planPicture(examplePng('media/kart.png', width, height), { width, height }).copies.map(
    ({ path, width: w, height: h }) => `${path} ${w}x${h}`,
  );

describe('the copies of a picture', () => {
  it('are never wider than it is, and keep its shape', () => {
    expect(planned(300, 200)).toEqual([
      'media/300/kart-png.avif 300x200',
      'media/300/kart-png.webp 300x200',
      'media/300/kart-png.jpg 300x200',
    ]);
    expect(planned(4032, 3024).filter((line) => line.includes('.avif'))).toEqual([
      'media/480/kart-png.avif 480x360',
      'media/960/kart-png.avif 960x720',
      'media/1600/kart-png.avif 1600x1200',
    ]);
    expect(planned(4000, 1).every((line) => line.endsWith('x1'))).toBe(true);
  });

  it('leave out a width that is nearly that of the next', () => {
    expect(planned(1000).filter((line) => line.includes('.webp'))).toEqual([
      'media/480/kart-png.webp 480x48',
      'media/1000/kart-png.webp 1000x100',
    ]);
  });

  it('have one that every browser opens, which keeps what can be seen through', () => {
    const drawing = examplePng('media/kart.png', 2000);
    const see = Uint8Array.from([...drawing.bytes, 8, 6, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(planned(2000).at(-1)).toBe('media/960/kart-png.jpg 960x48');
    expect(planPicture({ ...drawing, bytes: see }, { width: 2000, height: 100 }).copies.at(-1)).toMatchObject({
      path: 'media/960/kart-png.png',
      format: 'png',
    });
  });
});

describe('a picture in the text', () => {
  const credits = 'kart.png: { kreditt: Granvik, lisens: CC BY 4.0 }\nflagg.svg: { kreditt: Ada, lisens: CC0 1.0 }';
  const svg = { path: 'media/flagg.svg', bytes: new TextEncoder().encode('<svg viewBox="0 0 30 20"></svg>') };
  const media = [examplePng('media/kart.png', 400, 200), svg];

  it('has its size, waits until it comes near, and says below whose it is', () => {
    const { html, faults } = exampleBlock(['![Et kart](../media/kart.png)'], media, credits);
    expect(faults).toEqual([]);
    expect(html).toBe(
      '<p><picture><source type="image/avif" srcset="media/400/kart-png.avif 400w" sizes="(min-width: 43rem) 40rem, 92vw">' +
        '<source type="image/webp" srcset="media/400/kart-png.webp 400w" sizes="(min-width: 43rem) 40rem, 92vw">' +
        '<img src="media/400/kart-png.jpg" alt="Et kart" width="400" height="200" loading="lazy" decoding="async"></picture></p>' +
        '<p class="sam-credit">Bilde: Granvik · <a href="https://creativecommons.org/licenses/by/4.0/deed.no">CC BY 4.0</a></p>',
    );
  });

  it('is shown as it is when it is a drawing', () => {
    const { html } = exampleBlock(['Se ![Flagget](../media/flagg.svg) her.'], media, credits);
    expect(html).toBe(
      '<p>Se <img src="media/flagg.svg" alt="Flagget" width="30" height="20" loading="lazy" decoding="async"> her.</p>',
    );
  });

  it('is not wider than the widest copy, so that it is never drawn larger than it is', () => {
    const { html } = exampleBlock(
      ['![Et kart](../media/kart.png)'],
      [examplePng('media/kart.png', 4000, 3000), svg],
      credits,
    );
    expect(html).toContain('width="1600" height="1200"');
  });

  it('is packed, and nothing that no document names', () => {
    const sources = {
      ...exampleSources({ 'nb/start.md': '![Et kart](../media/kart.png)' }),
      media: [...media, examplePng('media/annet.png', 10)],
      credits: { path: 'content/m1/media.yaml', text: credits },
    };
    const { content } = compile(sources, { newIds: 'memory' });
    expect(content?.media).toEqual([]);
    expect(content?.pictures.map(({ source }) => source.path)).toEqual(['media/kart.png']);
    const [lesson] = content?.editions[0].lessons ?? [];
    expect(toHtml({ type: 'root', children: [...(lesson?.credits ?? [])] })).toContain('Bilde: Granvik');
  });
});

describe('credit', () => {
  const media = [examplePng('media/kart.png', 400), examplePng('media/hus.png', 400)];
  const lines = [
    '![Et kart](../media/kart.png)',
    '',
    'Se ![et hus](../media/hus.png) og ![et kart](../media/kart.png).',
  ];

  it('that is missing is told of once a file, where it is first shown', () => {
    expect(exampleBlock(lines, media).faults).toEqual(['1 mangler-kreditt', '3 mangler-kreditt']);
    expect(exampleBlock(lines, media, 'kart.png: { kreditt: A, lisens: B }').faults).toEqual(['3 mangler-kreditt']);
  });

  it.each([
    [
      'a file that is not there',
      'hus.png: { kreditt: A, lisens: B }\nkart.png: { kreditt: A, lisens: B }\nbil.png: { kreditt: A, lisens: B }',
      ['-1 mangler-fil'],
    ],
    ['a licence that is missing', 'hus.png: { kreditt: A, lisens: B }\nkart.png: { kreditt: A }', ['-2 ugyldig-verdi']],
    [
      'an unknown word',
      'hus.png: { kreditt: A, lisens: B }\nkart.png: { kreditt: A, lisens: B, navn: C }',
      ['-2 ukjent-nokkel'],
    ],
    [
      'a source that is no address',
      'hus.png: { kreditt: A, lisens: B }\nkart.png: { kreditt: A, lisens: B, kilde: "javascript:a" }',
      ['-2 ugyldig-verdi'],
    ],
    ['a list that cannot be read', 'hus.png: [', ['-3 yaml']],
    ['a list of another shape', '- hus.png', ['-3 ugyldig-verdi']],
  ])('%s in media.yaml is told of there alone', (_, list, faults) => {
    expect(exampleBlock(lines, media, list).faults).toEqual(faults);
  });
});
