import axe from 'axe-core';
import { expect } from 'chai';
import { toHtml } from 'hast-util-to-html';
import { wordsFor } from '../../i18n/words.ts';
import type { ContainerDirective } from '../../interactions/kind.ts';
import { video } from './video.ts';
import './video.element.ts';

const folder = '/content/utstilling/media/';

/** A film with chapters and a transcript of two paragraphs, as the compiler writes it. */
function formHtml(transcript = 'Tre felt møtes.'): string {
  const text = (value: string) => ({ type: 'paragraph' as const, children: [{ type: 'text' as const, value }] });
  const item = (value: string) => ({ type: 'listItem' as const, children: [text(value)] });
  const node = {
    type: 'containerDirective',
    name: 'video',
    attributes: { fil: 'rundt-bordet.webm', tittel: 'Rundt bordet' },
    children: [text(transcript), { type: 'list', children: [item('0:00 Først'), item('0:02 Så')] }],
  } satisfies ContainerDirective;
  const draft = video.parse(node, {
    lang: 'nb',
    lines: [],
    media: new Set(['media/rundt-bordet.webm']),
    sizeOf: () => undefined,
    creditOf: () => ({ who: 'Granvik', licence: 'CC BY 4.0' }),
    mediaText: () => 'WEBVTT\n\n00:00.000 --> 00:01.000\nHei.',
    report: (_, rule) => expect.fail(rule),
    reportLine: (_, rule) => expect.fail(rule),
    toHast: () => [{ type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value: transcript }] }],
  });
  const html = toHtml({ type: 'root', children: [...draft.finish({ id: 'l_b1', t: wordsFor('nb') })] });
  return html.replaceAll('"media/', `"${folder}`);
}

async function show(html = formHtml()) {
  const main = document.createElement('main');
  main.innerHTML = html;
  document.body.replaceChildren(main);
  const block = main.querySelector('sam-video')!;
  const media = main.querySelector('video')!;
  media.muted = true; // Else a page that nobody has clicked in may not play it.
  await block.updateComplete;
  const status = () => block.querySelector('.sam-media-status')!.textContent?.replace(/\s+/g, ' ').trim();
  return { block, media, status, details: block.querySelector('details')! };
}

/** Waits until something is so; fails after five seconds. */
async function until(isSo: () => boolean, what: string): Promise<void> {
  for (let turn = 0; turn < 100 && !isSo(); turn++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isSo(), what).to.equal(true);
}

describe('sam-video', () => {
  it('moves nothing when it comes, and fills in nothing', async () => {
    const main = document.createElement('main');
    main.innerHTML = formHtml().replaceAll('sam-video', 'sam-plain');
    document.body.replaceChildren(main);
    const before = main.querySelector('video')!.getBoundingClientRect();
    const { media, status } = await show();
    expect(media.getBoundingClientRect()).to.deep.equal(before);
    expect(status()).to.equal('');
  });

  it('is seen when nearly all of it has been played, and not by skipping to its end', async function () {
    this.timeout(20_000);
    const { block, media, status } = await show();
    await until(() => media.readyState >= 1, 'its length is known');
    media.currentTime = media.duration - 0.5;
    await media.play();
    await until(() => media.ended, 'it has come to its end');
    expect(block.dataset.seen).to.equal(undefined);
    expect(block.seconds).to.be.within(0.2, 1.5);
    media.playbackRate = 4;
    media.currentTime = 0;
    await media.play();
    await until(() => block.dataset.seen === 'played', 'it is seen');
    await block.updateComplete;
    expect(status()).to.equal('Sett');
  });

  it('takes the text for as good, once its end has come into view', async () => {
    const { block, status, details } = await show();
    expect(block.dataset.seen).to.equal(undefined);
    details.open = true;
    await until(() => block.dataset.seen === 'read', 'it is read');
    await block.updateComplete;
    expect(status()).to.equal('Lest');
  });

  it('does not count a text whose end is still below', async () => {
    const { block, details } = await show();
    const filler = document.createElement('p');
    filler.style.height = '300vh';
    details.querySelector('div')!.prepend(filler);
    details.open = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(block.dataset.seen).to.equal(undefined);
    details.querySelector('div')!.lastElementChild!.scrollIntoView();
    await until(() => block.dataset.seen === 'read', 'it is read');
  });

  it('goes to a chapter without leaving the lesson', async () => {
    const { block, media } = await show();
    await until(() => media.readyState >= 1, 'its length is known');
    block.querySelectorAll<HTMLAnchorElement>('.sam-chapters a')[1]!.click();
    await until(() => media.currentTime >= 2, 'it is there');
    expect(location.pathname).not.to.contain('webm');
    media.pause();
  });

  it('says that the file does not come, and fetches it anew when asked to', async () => {
    const { block, media, status } = await show(formHtml().replace('rundt-bordet.webm"', 'borte.webm"'));
    await until(() => (status() ?? '').includes('lar seg ikke spille av'), 'it is told');
    expect(status()).to.contain('Du kan lese den som tekst.').and.to.contain('Prøv igjen');
    expect((await axe.run(block)).violations).to.deep.equal([]);
    media.src = `${folder}rundt-bordet.webm`; // It is there now.
    block.querySelector<HTMLButtonElement>('.sam-media-status button')!.click();
    expect(document.activeElement).to.equal(media);
    await until(() => media.currentTime > 0, 'it plays');
    expect(status()).not.to.contain('Prøv igjen');
    media.pause();
  });

  it('has no accessibility violations, folded or not', async () => {
    const { block, details } = await show();
    expect((await axe.run(block)).violations).to.deep.equal([]);
    details.open = true;
    await until(() => block.dataset.seen === 'read', 'it is read');
    expect((await axe.run(block)).violations).to.deep.equal([]);
  });
});
