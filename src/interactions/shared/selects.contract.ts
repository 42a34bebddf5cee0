import { toHtml } from 'hast-util-to-html';
import { wordsFor } from '../../i18n/words.ts';
import type { AnswerRecord } from '../../model/answer.ts';
import { pairsForm } from './pairs-form.ts';
import type { SamSelects } from './selects.element.ts';

const text = (value: string) => [{ type: 'text' as const, value }];

/** Three sources and three targets, of which `f` belongs to none. */
export const pairsHtml = (tag: string): string =>
  toHtml(
    pairsForm(
      {
        tag,
        id: 'q_prove',
        prompt: text('Hva hører sammen?'),
        hint: 'Finn det som hører sammen',
        sources: [
          { id: 'a', text: text('Kilde a'), why: text('Fordi a.'), right: 'd' },
          { id: 'b', text: text('Kilde b'), why: text('Fordi b.'), right: 'e' },
          { id: 'c', text: text('Kilde c'), why: text('Fordi c.'), right: 'd' },
        ],
        targets: [...'def'].map((id) => ({ id, text: `Mål ${id}` })),
      },
      wordsFor('nb'),
      'practice',
    ),
  );

/** Puts a question into the page, out of sight at first if `unseen`, and listens to all it says. */
export async function showSelects(tag: string, html: string, { unseen = false } = {}) {
  await customElements.whenDefined(tag);
  const main = document.createElement('main');
  main.hidden = unseen;
  main.innerHTML = html;
  document.body.replaceChildren(main);
  const question = main.querySelector<SamSelects>(tag);
  if (!question) throw new Error(`no ${tag}`);
  const heard: { type: string; detail: unknown }[] = [];
  for (const type of ['sam-answered', 'sam-interacted'] as const) {
    question.addEventListener(type, ({ detail }) => heard.push({ type, detail }));
  }
  await question.updateComplete;
  main.hidden = false;
  const selects = [...question.querySelectorAll('select')];
  return {
    question,
    heard,
    selects,
    values: () => selects.map(({ value }) => value).join(''),
    /** Chooses in each list, as a learner does. */
    choose(values: string) {
      for (const [index, select] of selects.entries()) {
        select.value = values[index] ?? '';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }
    },
    submit: () => question.querySelector<HTMLElement>('button[type=submit]')?.click(),
    feedback: () => question.querySelector('.sam-feedback')?.textContent?.replace(/\s+/g, ' ').trim(),
    lines: () =>
      [...question.querySelectorAll('.sam-lines > li')].map((li) => li.textContent?.replace(/\s+/g, ' ').trim()),
    answers: () => heard.filter(({ type }) => type === 'sam-answered').map(({ detail }) => detail as AnswerRecord),
  };
}
