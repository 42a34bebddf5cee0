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
    if (!dialog) return;
    fill(dialog, port, keeper);
    dialog.querySelector<HTMLElement>('.sam-langs [aria-pressed=true]')?.focus();
  });
};

function open(port: PlayerPort, keeper: AppearanceKeeper, button: HTMLElement): void {
  const dialog = make('dialog', { class: 'sam-settings', 'aria-labelledby': 'sam-settings-title' });
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close(); // Beside it: what is in it has targets of its own.
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    // The browser gives the focus back, unless it never was on the button; whoever has gone to another view meanwhile is there.
    if (document.activeElement === document.body) button.focus();
  });
  fill(dialog, port, keeper);
  document.body.append(dialog);
  dialog.showModal();
}

function fill(dialog: HTMLDialogElement, port: PlayerPort, keeper: AppearanceKeeper): void {
  const t = toolWords();
  const note = make('p', { class: 'sam-settings-note' });
  // A region of its own, and the same as long as it is open: those of the page are out of reach.
  const said = dialog.querySelector('[role=status]') ?? make('p', { class: 'sam-sr', role: 'status' });
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
  const parts = sections.flatMap((section) => section(desk) ?? []);
  for (const old of dialog.querySelectorAll(':scope > :not([role=status])')) old.remove();
  if (!said.isConnected) dialog.append(said);
  said.before(make('div', { class: 'sam-dialog-top' }, title, close), ...parts, note);
  sayWhetherKept();
  close.addEventListener('click', () => dialog.close());
}
