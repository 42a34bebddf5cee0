import type { ToolWords } from '../../i18n/tool-words.ts';
import type { Appearance } from '../appearance.ts';
import { type AppearanceKeeper, appearanceKeeper } from './appearance-keeper.ts';
import { make } from './dom.ts';
import { icon } from './icons.ts';
import { languageChoice, onLanguage } from './language.ts';
import { type Choice, choiceGroup } from './settings-choice.ts';
import type { PlayerPort, Tool } from './tool.ts';
import { toolWords } from './words.ts';

/** What a section is made from; what is chosen is shown at once, said, and kept where it may be. */
interface Desk {
  readonly port: PlayerPort;
  readonly t: ToolWords;
  readonly look: Appearance;
  readonly choose: (name: keyof Appearance) => Choice['onChoose'];
}

/** A part of the dialog; nothing where the module or the machine has no use for it. */
type Section = (desk: Desk) => HTMLElement | undefined;

const samples = [
  ['100', 'sam-sample-100'],
  ['125', 'sam-sample-125'],
  ['150', 'sam-sample-150'],
  ['200', 'sam-sample-200'],
] as const;

const textSize: Section = ({ t, look, choose }) =>
  choiceGroup({
    name: 'size',
    legend: t('settings.textSize'),
    options: samples.map(([value, name]) => ({
      value,
      label: t('settings.percent', { n: value }),
      sample: make('span', { class: `sam-sample ${name}`, 'aria-hidden': 'true' }, 'Aa'),
    })),
    chosen: look.size,
    isShort: true,
    onChoose: choose('size'),
  });

const theme: Section = ({ t, look, choose }) =>
  choiceGroup({
    name: 'scheme',
    legend: t('settings.theme'),
    options: [
      { value: 'auto', label: t('settings.asDevice'), sample: icon('device') },
      { value: 'light', label: t('settings.light'), sample: icon('light') },
      { value: 'dark', label: t('settings.dark'), sample: icon('dark') },
    ],
    chosen: look.scheme,
    onChoose: choose('scheme'),
  });

const motion: Section = ({ t, look, choose }) =>
  choiceGroup({
    name: 'motion',
    legend: t('settings.motion'),
    options: [
      { value: 'auto', label: t('settings.asDevice'), sample: icon('device') },
      { value: 'less', label: t('settings.lessMotion'), sample: icon('calm') },
    ],
    chosen: look.motion,
    onChoose: choose('motion'),
  });

/** Its group says the same of itself. */
const language: Section = ({ port, t }) => {
  const choice = languageChoice(port);
  const title = make('p', { class: 'sam-choice-title', 'aria-hidden': 'true' }, t('lang.title'));
  return choice && make('div', { class: 'sam-choice-language' }, title, choice);
};

/** In the order in which they stand. */
const sections: readonly Section[] = [textSize, theme, motion, language];

/** Text size, colours and motion in a dialog, from a button that stands in the document. */
export const settings: Tool = (port) => {
  const keeper = appearanceKeeper(port.opened);
  // The button may be another when the learner has changed the language.
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('#sam-settings') : null;
    if (button) open(port, keeper, button);
  });
  // What the dialog says is of the language before.
  onLanguage(port, () => {
    const dialog = document.querySelector<HTMLDialogElement>('dialog.sam-settings');
    const button = document.querySelector<HTMLElement>('#sam-settings');
    if (!dialog || !button) return;
    dialog.close();
    open(port, keeper, button);
  });
};

function open(port: PlayerPort, keeper: AppearanceKeeper, button: HTMLElement): void {
  const t = toolWords();
  const note = make('p', { class: 'sam-settings-note' });
  // A region of its own: those of the page are out of reach while the dialog is open.
  const said = make('p', { class: 'sam-sr', role: 'status' });
  const sayWhetherKept = () => {
    note.textContent = t(keeper.isKept ? 'settings.kept' : 'settings.unkept');
  };
  const desk: Desk = {
    port,
    t,
    look: keeper.current,
    choose: (name) => (option) => {
      keeper.choose({ [name]: option.value });
      said.textContent = option.label;
      sayWhetherKept();
    },
  };
  const close = make('button', { type: 'button', class: 'ds-button sam-dialog-close', 'data-variant': 'tertiary' });
  close.append(icon('close'), t('settings.close'));
  const title = make('h2', { id: 'sam-settings-title', tabindex: '-1', autofocus: '' }, t('settings.title'));
  const dialog = make(
    'dialog',
    { class: 'sam-settings', 'aria-labelledby': 'sam-settings-title' },
    make('div', { class: 'sam-dialog-top' }, title, close),
    ...sections.flatMap((section) => section(desk) ?? []),
    note,
    said,
  );
  sayWhetherKept();
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close(); // Beside it: what is in it has targets of its own.
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    button.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}
