import { describe, expect, it } from 'vitest';
import { compileLesson } from '../../../test/example-lesson.ts';

const media = { 'a.mp3': '', 'b.wav': '', 'b.nb.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.000\nHei.\n' };
const credits = {
  path: 'content/m1/media.yaml',
  text: ['a.mp3', 'b.wav'].map((name) => `${name}: { kreditt: Granvik, lisens: CC0 1.0 }`).join('\n'),
};
const compile = (...lines: readonly string[]) => compileLesson(lines.join('\n'), { media, credits });

it('is the browser’s own player, with the text; captions only where there are some', () => {
  const { html, faults, content } = compile(':::lyd{fil=a.mp3 tittel="Et pip"}', 'Pip.', ':::');
  expect(faults).toEqual([]);
  expect(html).toContain('<audio src="media/a.mp3" controls preload="metadata" aria-label="Et pip"></audio>');
  expect(html).toContain('<p class="sam-credit">Lyd: Granvik · ');
  expect(html).toContain('<div><p>Pip.</p></div>');
  expect(content?.uses).toEqual(['audio']);
  expect(compile(':::lyd{fil=b.wav tittel=T}', 'Pip.', ':::').html).toContain('<track kind="captions"');
});

describe('faults', () => {
  it.each([
    ['a film', [':::lyd{fil=a.webm tittel=T}', 'Pip.', ':::'], ['5 ulovlig-mediefil']],
    ['no text', [':::lyd{fil=a.mp3 tittel=T}', ':::'], ['5 mangler-tekst']],
    ['a poster', [':::lyd{fil=a.mp3 tittel=T plakat=a.webp}', 'Pip.', ':::'], ['5 ukjent-egenskap']],
  ])('%s', (_, lines, expected) => {
    expect(compile(...lines).faults).toEqual(expected);
  });
});
