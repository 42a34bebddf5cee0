import type { ToolWords } from '../../i18n/tool-words.ts';
import type { Course } from '../../tracking/course.ts';
import { make, makeButton, shownView } from './dom.ts';
import { onLanguage } from './language.ts';
import { answersSheet } from './print-answers.ts';
import type { Tool } from './tool.ts';
import { unfoldInPrint } from './unfold.ts';
import { toolWords } from './words.ts';

/** What can be put on paper: all of the course, the view that shows, or the learner's own answers. */
type PrintedPart = 'course' | 'view' | 'answers';

const html = document.documentElement;

/** What the root is while it is printed. A part in its own class, and `blank` where what is for the learner alone stays off the paper. */
const classes: Readonly<Record<PrintedPart | 'blank', string>> = {
  course: 'sam-print-course',
  view: 'sam-print-view',
  answers: 'sam-print-answers',
  blank: 'sam-print-blank',
};

/** «Skriv ut», in the foot and on the result page. The style sheet does the rest, and the browser's own «print» is a print of the view. */
export const printing: Tool = (port) => {
  const { outline, opened } = port;
  unfoldInPrint();
  let course: Course | undefined;
  void opened.then((own) => {
    course = own;
  });
  const place = () => {
    const t = toolWords();
    document.querySelector('dialog.sam-print')?.remove();
    const dialog = createDialog(t, (part, withPrivate) => {
      const sheet = part === 'answers' ? answersSheet({ outline, course, withPrivate, t }) : undefined;
      void printPart(part, withPrivate, sheet);
    });
    const opener = (text: string, part: PrintedPart) => {
      const button = makeButton(text, 'secondary', () => dialog.open(part));
      button.setAttribute('aria-haspopup', 'dialog');
      return button;
    };
    const line = (button: HTMLElement) => make('p', { class: 'sam-print-line' }, button);
    document.querySelector('.sam-foot > p:last-of-type')?.before(line(opener(t('print.open'), 'course')));
    document.querySelector('sam-result')?.after(line(opener(t('print.openAnswers'), 'answers')));
  };
  place();
  onLanguage(port, place);
};

async function printPart(part: PrintedPart, withPrivate: boolean, sheet: HTMLElement | undefined): Promise<void> {
  if (part === 'course') await picturesCome();
  html.classList.add(classes[part]);
  if (!withPrivate) html.classList.add(classes.blank);
  if (sheet) document.body.append(sheet);
  const restore = () => {
    html.classList.remove(...Object.values(classes));
    sheet?.remove();
  };
  addEventListener('afterprint', restore, { once: true });
  print();
}

/** How long anybody waits for pictures that were not needed before, in milliseconds. */
const patienceMs = 3_000;

/** Pictures of views that have not been seen are not here yet; one that does not come leaves its words. */
async function picturesCome(): Promise<void> {
  const coming = [...document.images].map((image) => {
    image.loading = 'eager';
    return image.decode().catch(() => {});
  });
  await Promise.race([Promise.all(coming), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
}

/** Asks what to print; native, so that focus, Escape and the background are the browser's own affair. */
function createDialog(t: ToolWords, onPrint: (part: PrintedPart, withPrivate: boolean) => void) {
  const view = make('span');
  const parts: Readonly<Record<PrintedPart, Node | string>> = {
    course: t('print.course'),
    view,
    answers: t('print.answers'),
  };
  const radios = Object.entries(parts).map(([value, text]) => {
    const input = make('input', { type: 'radio', name: 'sam-print', value });
    return { input, label: make('label', { class: 'sam-check' }, input, text) };
  });
  const own = make('input', { type: 'checkbox', 'aria-describedby': 'sam-print-note' });
  const ownPart = make(
    'div',
    { class: 'sam-print-own' },
    make('label', { class: 'sam-check' }, own, t('print.private')),
    make('p', { class: 'sam-note', id: 'sam-print-note' }, t('print.privateNote')),
  );
  const title = make('h2', { id: 'sam-print-title' }, t('print.what'));
  const fields = make('fieldset', { 'aria-labelledby': 'sam-print-title' }, ...radios.map(({ label }) => label));
  const go = () => {
    dialog.close();
    const { input } = radios.find(({ input: each }) => each.checked) ?? {};
    onPrint((input?.value ?? 'course') as PrintedPart, own.checked);
  };
  const acts = make(
    'div',
    { class: 'sam-actions' },
    makeButton(t('print.open'), 'primary', go),
    makeButton(t('print.cancel'), 'secondary', () => dialog.close()),
  );
  const dialog = make(
    'dialog',
    { class: 'sam-print', 'aria-labelledby': 'sam-print-title' },
    title,
    fields,
    ownPart,
    acts,
  );
  document.body.append(dialog);
  return {
    open(part: PrintedPart) {
      view.textContent = t(shownView()?.dataset.kind === 'lesson' ? 'print.lesson' : 'print.page');
      for (const { input } of radios) input.checked = input.value === part;
      own.checked = false;
      ownPart.hidden = document.querySelector('.sam-private') === null;
      dialog.showModal();
      radios.find(({ input }) => input.checked)?.input.focus();
    },
  };
}
