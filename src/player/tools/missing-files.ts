import type { ToolWords } from '../../i18n/tool-words.ts';
import { make, makeButton } from './dom.ts';
import type { PlayerPort, Tool } from './tool.ts';
import { toolWords } from './words.ts';

/** A picture or a style sheet that did not come can be fetched again, and meanwhile there are words. Film and sound do so themselves. */
export const missingFiles: Tool = ({ announce }) => {
  const lost = (image: HTMLImageElement) => offerPicture(image, toolWords(), announce);
  for (const image of document.images) if (image.complete && image.naturalWidth === 0 && image.src) lost(image);
  // An `error` does not bubble.
  document.addEventListener('error', ({ target }) => target instanceof HTMLImageElement && lost(target), true);
  const sheet = document.querySelector<HTMLLinkElement>('link[rel="stylesheet"]');
  if (sheet && isEmpty(sheet)) offerStyle(sheet, toolWords(), announce);
};

/** Whether nothing came. Chrome keeps a sheet then that nobody may look into; from a disk that is so of every sheet. */
function isEmpty({ sheet }: HTMLLinkElement): boolean {
  try {
    return (sheet?.cssRules.length ?? 0) === 0;
  } catch {
    return location.protocol !== 'file:';
  }
}

/** The words for the picture stand in its place until it comes. */
function offerPicture(image: HTMLImageElement, t: ToolWords, announce: PlayerPort['announce']): void {
  // Of several copies there is one that every browser opens; it may come where the others do not.
  const copies = image.parentElement?.querySelectorAll(':scope > source') ?? [];
  for (const copy of copies) copy.remove();
  if (copies.length > 0) return;
  if (image.nextElementSibling?.matches('.sam-missing')) return;
  const box = make(
    'span',
    { class: 'sam-missing' },
    make('span', {}, t('file.picture')),
    ...(image.alt ? [make('span', { class: 'sam-missing-words' }, image.alt)] : []),
    makeButton(t('file.retry'), 'secondary', () => {
      box.remove();
      image.addEventListener('load', () => announce(t('file.came')), { once: true });
      // Asked for at once, also where it would come only when it is in view.
      image.loading = 'eager';
      image.src = image.getAttribute('src') ?? '';
    }),
  );
  image.hidden = true;
  image.addEventListener('load', () => {
    image.hidden = false;
    box.remove();
  });
  image.after(box);
}

function offerStyle(sheet: HTMLLinkElement, t: ToolWords, announce: PlayerPort['announce']): void {
  const retry = () => {
    const again = make('link', { rel: 'stylesheet', href: sheet.getAttribute('href') ?? '' });
    again.addEventListener('load', () => {
      line.remove();
      removeEventListener('online', retry);
      announce(t('file.came'));
    });
    document.querySelector('link[rel="stylesheet"]')?.replaceWith(again);
  };
  const line = make(
    'p',
    { class: 'sam-missing' },
    t('file.style'),
    ' ',
    makeButton(t('file.retry'), 'secondary', retry),
  );
  document.querySelector('main')?.prepend(line);
  addEventListener('online', retry);
}
