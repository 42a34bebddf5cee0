import type { ToolWords } from '../../i18n/tool-words.ts';
import { make, makeButton, shownView } from './dom.ts';
import { onLanguage } from './language.ts';
import { markSentence } from './read-aloud-mark.ts';
import { createSpeaker, type Rest } from './read-aloud-speaker.ts';
import { localVoice } from './read-aloud-voices.ts';
import type { PlayerPort, Tool } from './tool.ts';
import { toolWords } from './words.ts';

const html = document.documentElement;

/**
 * «Les opp»: says the view that shows, by a voice that is on the device. Where there is no such voice for the language of the document,
 * nothing of it stands in the page. It begins only when it is pressed, so that it never speaks over a screen reader.
 */
export const readAloud: Tool = (port) => {
  if (!('speechSynthesis' in window)) return;
  let reader = createReader(port);
  onLanguage(port, () => {
    reader.remove();
    reader = createReader(port);
    reader.place();
  });
  new MutationObserver(() => {
    if (reader.view === shownView()) return;
    reader.stop();
    reader.place();
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['hidden'] });
  addEventListener('pagehide', () => reader.stop());
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('#sam-exit, #sam-switch')) reader.stop();
  });
  // Before anybody else: what Escape closes is still there.
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Escape' && !document.querySelector('dialog[open], .sam-bubble')) reader.stop();
    },
    true,
  );
  speechSynthesis.addEventListener?.('voiceschanged', () => {
    if (!localVoice(speechSynthesis.getVoices(), html.lang)) reader.stop();
    reader.place();
  });
  reader.place();
};

/** Reads in the language that the document has now. */
function createReader({ announce }: PlayerPort) {
  const t = toolWords();
  const { lang } = html;
  const bar = createBar(
    t,
    () => (speaker.phase === 'reading' ? speaker.pause() : play()),
    () => speaker.stop(),
  );
  const speaker = createSpeaker({
    lang,
    rate: () => Number(bar.speed.value),
    onSentence: markSentence,
    onRest(rest) {
      bar.show(speaker.phase);
      announce(t(`read.${rest}` satisfies `read.${Rest}`));
    },
  });
  function play(): void {
    const view = shownView();
    if (!view) return;
    if (speaker.phase === 'idle') announce(t('read.started'));
    speaker.play(view);
    bar.show(speaker.phase);
  }
  return {
    /** The view that its button stands in. */
    get view() {
      return bar.view;
    },
    place: () => bar.place(localVoice(speechSynthesis.getVoices(), lang) !== undefined),
    stop: () => speaker.stop(),
    remove() {
      speaker.stop();
      bar.place(false);
    },
  };
}

/** The buttons: one in the view, and, while it reads, a bar at the edge of the window. */
function createBar(t: ToolWords, onPlay: () => void, onStop: () => void) {
  const words = make('span', {}, t('read.start'));
  const main = makeButton('', 'tertiary', onPlay);
  main.append(speakerIcon(), words);
  const end = makeButton(t('read.stop'), 'secondary', onStop);
  const speed = make(
    'select',
    { class: 'sam-read-speed', 'aria-label': t('read.speed') },
    make('option', { value: '0.8' }, t('read.slow')),
    make('option', { value: '1', selected: '' }, t('read.normal')),
    make('option', { value: '1.3' }, t('read.fast')),
  );
  const bar = make('span', { class: 'sam-read', role: 'group', 'aria-label': t('read.label') }, main, end, speed);
  let view: HTMLElement | undefined;
  end.hidden = true;
  speed.hidden = true;

  const home = () => (view?.querySelector(':scope > .sam-eyebrow') ?? view)?.append(bar);
  return {
    speed,
    /** The view that it stands in. */
    get view() {
      return view;
    },
    /** Puts it into the view that shows, or takes it out of the document. */
    place(isThere: boolean) {
      view = shownView();
      if (isThere) home();
      else bar.remove();
    },
    show(phase: 'idle' | 'reading' | 'paused') {
      const isIdle = phase === 'idle';
      const hadFocus = bar.contains(document.activeElement);
      words.textContent = t(phase === 'reading' ? 'read.pause' : isIdle ? 'read.start' : 'read.resume');
      main.dataset.variant = isIdle ? 'tertiary' : 'primary';
      end.hidden = isIdle;
      speed.hidden = isIdle;
      html.classList.toggle('sam-reading', !isIdle);
      if (isIdle !== (bar.parentElement !== document.body)) {
        if (isIdle) home();
        else document.body.append(bar);
        if (hadFocus) main.focus({ preventScroll: true });
      }
    },
  };
}

function speakerIcon(): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(space, 'svg');
  const path = document.createElementNS(space, 'path');
  const attributes = { viewBox: '0 0 24 24', 'aria-hidden': 'true', class: 'sam-read-icon' };
  for (const [name, value] of Object.entries(attributes)) icon.setAttribute(name, value);
  path.setAttribute('d', 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11');
  icon.append(path);
  return icon;
}
