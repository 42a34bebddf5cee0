import { byId } from './dom.ts';

/** Lets each «Kopier» copy the text it names; where the browser refuses, the text is marked, ready to be copied by hand. */
export function copyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    const text = byId(button.dataset.copy ?? '', HTMLPreElement);
    button.addEventListener('click', () => void copy(button, text));
  }
}

async function copy(button: HTMLButtonElement, text: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text.textContent ?? '');
    button.textContent = 'Kopiert';
  } catch {
    getSelection()?.selectAllChildren(text);
    button.textContent = 'Teksten er merket. Trykk Ctrl + C.';
  }
}
