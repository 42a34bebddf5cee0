import { toHtml } from 'hast-util-to-html';
import { expect, it } from 'vitest';
import { examplePng } from '../../test/example-block.ts';
import { exampleSources } from '../../test/example-sources.ts';
import { wordsFor } from '../i18n/words.ts';
import { aboutView } from './about.ts';
import { compile } from './compile.ts';

const credits = {
  path: 'content/m1/media.yaml',
  text: 'mote.png: { kreditt: Ola Nordmann, lisens: Brukt etter avtale }\nkart.png: { kreditt: Granvik, lisens: CC0 1.0 }\n',
};
const media = [examplePng('media/mote.png', 400, 200), examplePng('media/kart.png', 400, 200)];
const body = '![Fire kolleger rundt et bord.](../media/mote.png)\n\n![Kart over Granvik.](../media/kart.png)';

it('says of each picture how it may be used, and gives none of them away with the text', () => {
  const { content, messages } = compile(
    { ...exampleSources({ 'nb/start.md': body }), media, credits },
    { newIds: 'memory' },
  );
  const edition = content?.editions[0];
  if (!content || !edition) throw new Error(JSON.stringify(messages));
  for (const lang of ['nb', 'nn', 'en'] as const) {
    const t = wordsFor(lang);
    const html = toHtml(aboutView(content, edition, t));
    expect(html).toContain('Ola Nordmann · Brukt etter avtale');
    expect(html).toMatch(/Granvik · <a [^>]*>CC0 1\.0<\/a>/);
    expect(t('about.licences')).not.toMatch(/bild|bilet|picture|image/i);
  }
});
