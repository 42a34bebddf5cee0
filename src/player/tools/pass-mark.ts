import { onLanguage } from './language.ts';
import type { Tool } from './tool.ts';
import { toolWords } from './words.ts';

/** Puts right what the document says of the pass mark, where the LMS wants another. */
export const passMark: Tool = (port) => {
  void port.opened.then((course) => {
    const show = () => {
      if (course.outline.passMark !== port.outline.passMark) showPassMark(course.outline.passMark);
    };
    course.onJoined(show);
    onLanguage(port, show);
    show();
  });
};

/** Says how much has to be right: 0–1. */
export function showPassMark(share: number): void {
  for (const sentence of document.querySelectorAll('[data-pass-mark]'))
    sentence.textContent = `${toolWords()('quiz.needed', { n: Math.round(share * 100) })}.`;
}
