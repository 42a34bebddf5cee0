import type { CheckName, Finding } from '../finding.ts';
import { describe, isShown, nameOf, operable, shown } from './dom.ts';
import { listenersFor } from './listeners.ts';

/** What is wrong with the page as it stands. Each check gives the elements, or the words, that it does not like. */
const checks: Partial<Record<CheckName, () => readonly (Element | string)[]>> = {
  'group-name': () => {
    const groups = shown('fieldset, [role=group], [role=radiogroup]').filter(
      (group) => nameOf(group.querySelector(':scope > legend') ?? (group.cloneNode() as Element)) === '',
    );
    const loose = shown('input[type=radio], sam-choice input').filter(
      (input) => !input.closest('fieldset, [role=group], [role=radiogroup]'),
    );
    return [...groups, ...loose];
  },

  'link-text': () => {
    const links = shown('a[href]').map((link) => ({ link, name: nameOf(link).toLowerCase() }));
    const leads = new Map<string, string | null>();
    for (const { link, name } of links) if (!leads.has(name)) leads.set(name, link.getAttribute('href'));
    return links
      .filter(
        ({ link, name }) =>
          leads.get(name) !== link.getAttribute('href') ||
          /^(her|les mer|klikk her|read more|click here|lenke)$/.test(name),
      )
      .map(({ link }) => link);
  },

  /** What is called progress has to be it for a screen reader, too. */
  progress: () =>
    shown('sam-progress, [class*="progress"]:not([class*="progress"] *)').filter((element) => {
      const bar = element.matches('progress, [role=progressbar]')
        ? element
        : element.querySelector('progress, [role=progressbar]');
      return !bar || nameOf(bar) === '';
    }),

  'table-header': () => shown('table:not([role=presentation])').filter((table) => !table.querySelector('th')),

  'alt-text': () =>
    shown('img[alt]').filter((image) => {
      const alt = image.getAttribute('alt') ?? '';
      const file = image.getAttribute('src')?.split('/').at(-1) ?? '';
      return (
        /\.(png|jpe?g|gif|svg|webp)$|^(img|dsc|image|bilde)[-_ ]?\d*$/i.test(alt) || alt === file.replace(/\.\w+$/, '')
      );
    }),

  /** What can be pressed by a pointer alone. A container that listens for what bubbles up has controls in it. */
  'fake-button': () => [
    ...shown('.ds-button:not(a[href], button)'),
    ...listenersFor('click', 'mousedown', 'pointerdown').filter(
      (element) =>
        isShown(element) &&
        !element.closest(operable) &&
        !element.querySelector(operable) &&
        element.tagName !== 'HTML',
    ),
    ...shown('body *').filter(
      (element) =>
        getComputedStyle(element).cursor === 'pointer' &&
        !element.closest(operable) &&
        !element.querySelector(operable),
    ),
  ],

  'drag-only': () =>
    [...shown('[draggable=true]'), ...listenersFor('dragstart', 'pointermove')].filter((element) => {
      const owner = element.closest('.sam-question, form') ?? element;
      return ![...owner.querySelectorAll('select, input, button:not([type=submit])')].some(isShown);
    }),

  /** Only where the learner has asked for less of it. */
  motion: () =>
    matchMedia('(prefers-reduced-motion: reduce)').matches
      ? document.getAnimations().flatMap((animation) => {
          const { effect } = animation;
          const duration = Number(effect?.getComputedTiming().activeDuration ?? 0);
          return animation.playState === 'running' && duration > 50 && effect instanceof KeyframeEffect && effect.target
            ? [effect.target]
            : [];
        })
      : [],

  /** What is marked right, wrong or done says so in words that can be read without colour. */
  'colour-only': () => [
    ...shown('.sam-right, .sam-rethink').filter((mark) => !('innerText' in mark && String(mark.innerText).trim())),
    ...shown('.sam-done').filter((mark) => !/gjort|ferdig|fullført|done|complete/i.test(mark.textContent ?? '')),
  ],

  /** Text of a paragraph in English words, in a document of another language, that does not say so (WCAG 3.1.2). */
  language: () =>
    shown('main :is(p, li, legend, summary, h2, h3, label)').filter(
      (element) =>
        !element.closest('[lang]')?.getAttribute('lang')?.startsWith('en') &&
        [...element.childNodes].some(
          (node) =>
            node instanceof Text && (node.data.match(/\b(the|and|of|with|your|this|which|are)\b/gi)?.length ?? 0) > 1,
        ),
    ),

  'frame-name': () => {
    const { frameElement } = window;
    return frameElement && !nameOf(frameElement) && !frameElement.getAttribute('title') ? [frameElement] : [];
  },

  'live-regions': () =>
    ['[aria-live=polite]', '[aria-live=assertive]'].filter((region) => !document.querySelector(region)),

  'time-limit': () => [...document.querySelectorAll('meta[http-equiv=refresh]')],
};

/** Runs every check of what stands in the page. */
export async function look(): Promise<Finding[]> {
  const found = Object.entries(checks).flatMap(([check, find]) =>
    find().map((each) => ({
      check: check as CheckName,
      where: typeof each === 'string' ? each : describe(each),
    })),
  );
  return [...found, ...(await emptyCaptions())];
}

/** Videos without captions, or with a file of them that has no cue. */
async function emptyCaptions(): Promise<Finding[]> {
  const found = await Promise.all(
    shown('video').map(async (video) => {
      const track = video.querySelector<HTMLTrackElement>('track[kind=captions], track[kind=subtitles]');
      const text = track ? await (await fetch(track.src)).text() : '';
      return text.includes('-->') ? [] : [{ check: 'captions' as const, where: describe(video) }];
    }),
  );
  return found.flat();
}
