import type { ToolWords } from '../../i18n/tool-words.ts';
import type { Outline } from '../../model/outline.ts';
import type { Course } from '../../tracking/course.ts';
import { make } from './dom.ts';

/** What the sheet is made of. */
export interface AnswersOptions {
  readonly outline: Outline;
  /** Not there before the session is open: then the page says nothing of a result. */
  readonly course: Course | undefined;
  /** Whether what is for the learner alone comes along: only where they have asked for it. */
  readonly withPrivate: boolean;
  readonly t: ToolWords;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The learner's own answers on a sheet, in words; it is made of what stands in the page, and goes nowhere. */
export function answersSheet({ outline, course, withPrivate, t }: AnswersOptions): HTMLElement {
  const sheet = make('section', { class: 'sam-sheet-of-answers' }, make('h1', {}, t('print.answers')));
  const date = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' }).format(new Date());
  const lines = [
    outline.title,
    `${t('print.module', { module: outline.module, version: outline.version })} · ${t('print.printed', { date })}`,
    ...(course ? resultLines(outline, course, t) : []),
  ];
  sheet.append(...lines.map((line) => make('p', {}, line)));
  const before = sheet.childElementCount;
  for (const { id } of outline.lessons) sheet.append(...lessonAnswers(id, t));
  if (sheet.childElementCount === before) sheet.append(make('p', {}, t('print.noAnswers')));
  if (withPrivate) sheet.append(...privateWords(t));
  return sheet;
}

function resultLines({ lessons }: Outline, { snapshot }: Course, t: ToolWords): string[] {
  const { done, passed, testScaled } = snapshot;
  const n = lessons.filter(({ id, kind }) => (kind === 'test' ? passed : done.includes(id))).length;
  const progress = t('print.progress', { n, count: lessons.length });
  if (testScaled === undefined) return [progress];
  const result = t('print.result', { n: Math.round(testScaled * 100) });
  return [progress, `${result}. ${t(passed ? 'print.passed' : 'print.notPassed')}.`];
}

function lessonAnswers(lessonId: string, t: ToolWords): Node[] {
  const view = document.getElementById(lessonId);
  const answers = [...(view?.querySelectorAll('.sam-question') ?? [])].flatMap((question) => answerOf(question, t));
  return answers.length > 0 ? [make('h2', {}, wordsIn(view?.querySelector('h2'))), ...answers] : [];
}

/** A question with what was answered, and what that came to; nothing where the learner has not begun. */
function answerOf(question: Element, t: ToolWords): Node[] {
  const answer = answerWords(question);
  if (answer.length === 0) return [];
  const prompt = question.querySelector('legend, .sam-case-intro p:not(.sam-case-mark)');
  const told = question.querySelector('.sam-feedback > div > div')?.cloneNode(true);
  return [
    make(
      'div',
      { class: 'sam-own-answer' },
      make('h3', {}, wordsIn(prompt)),
      make('p', {}, make('strong', {}, `${t('print.yours')}: `), answer.join(' · ')),
      told ?? make('p', {}, t('print.unchecked')),
    ),
  ];
}

/** What is chosen and typed in a question, or the way that was taken through a case. */
function answerWords(question: Element): string[] {
  const trail = [...question.querySelectorAll('.sam-case-trail li')].map(wordsIn);
  return trail.length > 0
    ? trail
    : fieldsIn(question).map(({ label, value }) => (label ? `${label}: ${value}` : value));
}

interface Field {
  readonly label: string;
  readonly value: string;
}

/** What is filled in: a tick says what its label does, a choice and a text stand behind theirs. */
function fieldsIn(element: Element): Field[] {
  return [...element.querySelectorAll<Control>('input, select, textarea')].flatMap((control): Field[] => {
    const label = wordsIn(control.labels?.[0]?.querySelector(':scope > span:last-of-type') ?? control.labels?.[0]);
    if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type))
      return control.checked ? [{ label: '', value: label }] : [];
    if (control.value.trim() === '') return [];
    const value = control instanceof HTMLSelectElement ? wordsIn(control.selectedOptions[0]) : control.value.trim();
    return [{ label: label || (control.getAttribute('aria-label') ?? ''), value }];
  });
}

/** What the learner has written or ticked for themselves alone. */
function privateWords(t: ToolWords): Node[] {
  const blocks = [...document.querySelectorAll('.sam-private')].flatMap((block) => {
    const rows = [...block.querySelectorAll('fieldset:not(:has(fieldset))')];
    const ticked = rows.flatMap((row) =>
      fieldsIn(row).map(({ value }) => ({ label: wordsIn(row.querySelector('legend')), value })),
    );
    const typed = fieldsIn(block).filter(({ label }) => label !== '');
    return [...ticked, ...typed].map(({ label, value }) =>
      make('div', { class: 'sam-own-answer' }, make('h3', {}, label), make('p', { class: 'sam-own-words' }, value)),
    );
  });
  return blocks.length > 0 ? [make('h2', {}, t('print.ownWords')), ...blocks] : [];
}

const wordsIn = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
