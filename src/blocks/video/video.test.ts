import { describe, expect, it } from 'vitest';
import { compileLesson } from '../../../test/example-lesson.ts';

const vtt = 'WEBVTT\n\n00:00.000 --> 00:01.000\nHei.\n';
const media = { 'a.webm': '', 'a.nb.vtt': vtt, 'a.webp': '', 'b.mp4': '', 'tom.mp4': '', 'tom.nb.vtt': 'WEBVTT\n\n' };
const credits = {
  path: 'content/m1/media.yaml',
  text: ['a.webm', 'b.mp4', 'tom.mp4'].map((name) => `${name}: { kreditt: Granvik, lisens: CC0 1.0 }`).join('\n'),
};
const compile = (...lines: readonly string[]) => compileLesson(lines.join('\n'), { media, credits });

it('is the browser’s own player with captions, the chapters, and all of it as text', () => {
  const { html, faults, content } = compile(
    ':::video{fil=a.webm tittel="Tre møtes" plakat=a.webp størrelse=320x180}',
    'De **kommer**.',
    '',
    '- 0:00 Først',
    '- 1:05 Så',
    '- 1:00:00 Til slutt',
    ':::',
  );
  expect(faults).toEqual([]);
  expect(html).toContain(
    '<video src="media/a.webm" controls preload="none" width="320" height="180" poster="media/a.webp" aria-label="Tre møtes" playsinline>' +
      '<track kind="captions" src="media/a.nb.vtt" srclang="nb" label="Bokmål" default></video>',
  );
  expect(html).toContain('<a href="media/a.webm#t=65">1:05 Så</a>');
  expect(html).toContain('<a href="media/a.webm#t=3600">1:00:00 Til slutt</a>');
  expect(html).toContain(
    '<p class="sam-credit">Film: Granvik · <a href="https://creativecommons.org/publicdomain/zero/1.0/deed.no">CC0 1.0</a></p>',
  );
  expect(html).toContain('<summary>Les som tekst</summary><div><p>De <strong>kommer</strong>.</p></div>');
  expect(content?.uses).toEqual(['video']);
});

it('fetches its length at once where no picture stands for it', () => {
  expect(compile(':::video{fil=a.webm tittel=T}', 'Tekst.', ':::').html).toContain(
    'preload="metadata" width="640" height="360"',
  );
});

describe('faults', () => {
  const head = ':::video{fil=a.webm tittel=T}';
  it.each([
    ['no file', [':::video{tittel=T}', 'Tekst.', ':::'], ['5 mangler-fil']],
    ['a file that is not there', [':::video{fil=c.webm tittel=T}', 'Tekst.', ':::'], ['5 mangler-fil']],
    ['a type that not all can play', [':::video{fil=c.mov tittel=T}', 'Tekst.', ':::'], ['5 ulovlig-mediefil']],
    ['no title', [':::video{fil=a.webm}', 'Tekst.', ':::'], ['5 mangler-tittel']],
    ['no captions', ['Før.', '', ':::video{fil=b.mp4 tittel=T}', 'Tekst.', ':::'], ['7 mangler-teksting']],
    ['captions without a line', [':::video{fil=tom.mp4 tittel=T}', 'Tekst.', ':::'], ['5 tom-teksting']],
    ['no transcript', [head, '- 0:00 Start', ':::'], ['5 mangler-tekst']],
    ['a poster that is not there', [':::video{fil=a.webm tittel=T plakat=b.png}', 'Tekst.', ':::'], ['5 mangler-fil']],
    [
      'a poster that is no picture',
      [':::video{fil=a.webm tittel=T plakat=a.svg}', 'Tekst.', ':::'],
      ['5 ulovlig-bilde'],
    ],
    ['a size in words', [':::video{fil=a.webm tittel=T størrelse=stor}', 'Tekst.', ':::'], ['5 ulovlig-storrelse']],
    ['a chapter without a time', [head, 'Tekst.', '', '- 0:00 Start', '- Slutt', ':::'], ['9 ulovlig-kapittel']],
    ['a chapter of 70 seconds', [head, 'Tekst.', '', '- 0:70 Start', ':::'], ['8 ulovlig-kapittel']],
    ['chapters out of order', [head, 'Tekst.', '', '- 0:10 A', '- 0:05 B', ':::'], ['9 kapittel-rekkefolge']],
    ['all at once', [':::video', ':::'], ['5 mangler-fil', '5 mangler-tekst', '5 mangler-tittel']],
  ])('%s', (_, lines, expected) => {
    expect(compile(...lines).faults).toEqual(expected);
  });

  it('no credit is told of, in the braces or in media.yaml', () => {
    const bare = (braces: string) => compileLesson(`:::video{fil=a.webm tittel=T${braces}}\nTekst.\n:::`, { media });
    expect(bare('').faults).toEqual(['5 mangler-kreditt']);
    expect(bare(' kreditt=Granvik').texts).toEqual([
      'Filmen mangler lisens. Skriv lisens="…" i klammene, eller før filen opp i media.yaml.',
    ]);
    expect(bare(' kreditt=Granvik lisens="CC BY 4.0"').faults).toEqual([]);
  });

  it('a list that has no time is part of the text', () => {
    expect(compile(head, '- En', '- To', ':::').faults).toEqual([]);
  });
});
