import type { Outline } from '../model/outline.ts';
import { wordsAround } from '../ui/element.ts';

/** The module's outline, as the compiler wrote it into the document. */
export function readOutline(): Outline {
  const json = document.getElementById('sam-outline')?.textContent;
  if (!json) throw new Error('the document carries no outline');
  return JSON.parse(json) as Outline;
}

/** Resolves when what was just rendered has been painted, or soon after where nothing is painted (a hidden tab). */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    const done = () => setTimeout(resolve);
    requestAnimationFrame(done);
    setTimeout(resolve, 100);
  });

/** Lets the page reach this LRS and its own package, and nothing else: policies only intersect (design.md decision 11). */
export function narrowConnections(endpoint?: string): void {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = `connect-src 'self'${endpoint ? ` ${new URL(endpoint, location.href).origin}` : ''}`;
  document.head.append(meta);
}

/** Something that the learner can do about a notice. */
interface NoticeButton {
  readonly label: string;
  readonly act: () => void;
}

/** A quiet line over a view, in the place of the one before, and told to a screen reader. At launch in the task that first shows the view. */
export function showNotice(viewId: string, text: string, button?: NoticeButton): void {
  for (const earlier of document.querySelectorAll('.sam-notice:not(:has(button))')) earlier.remove();
  const notice = document.createElement('p');
  notice.className = 'sam-notice';
  notice.textContent = text;
  if (button) {
    const element = document.createElement('button');
    element.className = 'ds-button';
    element.textContent = button.label;
    element.addEventListener('click', () => {
      notice.remove();
      button.act();
    });
    notice.append(' ', element);
  }
  document.getElementById(viewId)?.prepend(notice);
  announce(text);
}

/** Lets the learner fetch the tools again, where their file did not come; the browser remembers an address that failed. */
export function offerTools(viewId: () => string): void {
  const offer = () => {
    const t = wordsAround(document.body);
    showNotice(viewId(), t('tools.missing'), {
      label: t('act.retry'),
      act: () => void import(/* @vite-ignore */ `./tools.js?${Date.now()}`).catch(offer),
    });
  };
  document.querySelector('script[src="tools.js"]')?.addEventListener('error', offer);
}

/**
 * Says something to a screen reader through a region that stands in the document from the start; at once only what work may hang on. While
 * a dialog is open, all but what is in it is out of reach.
 */
export function announce(text: string, isUrgent = false): void {
  const region =
    document.querySelector('dialog[open] [role=status]') ??
    document.getElementById(isUrgent ? 'sam-alert' : 'sam-live');
  if (region) region.textContent = text;
}

/** Puts the learner at the beginning of a view whose button has just gone away under them. */
export function focusView(viewId: string): void {
  if (document.activeElement === document.body) document.querySelector<HTMLElement>(`#${viewId} h2`)?.focus();
}
