import type { AnswerRecord } from '../model/answer.ts';
import { SamChoice, warmChoice } from './choice/choice.element.ts';

customElements.define('sam-choice', SamChoice);
setTimeout(warmChoice);

declare global {
  interface HTMLElementTagNameMap {
    'sam-choice': SamChoice;
  }

  interface HTMLElementEventMap {
    'sam-answered': CustomEvent<AnswerRecord>;
    'sam-interacted': CustomEvent<{ readonly interactionId: string; readonly token: string }>;
    'sam-submitted': CustomEvent<{ readonly lessonId: string; readonly answers: readonly AnswerRecord[] }>;
  }
}
