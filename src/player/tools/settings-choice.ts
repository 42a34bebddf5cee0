import { make } from './dom.ts';

/** One thing to choose. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** What it looks like; decoration. */
  readonly sample?: Node;
}

/** A question of the settings, and what is chosen now. */
export interface Choice {
  /** Of the radio buttons. */
  readonly name: string;
  readonly legend: string;
  readonly options: readonly Option[];
  readonly chosen: string;
  readonly onChoose: (option: Option) => void;
  /** Whether the options are so short that many stand side by side. */
  readonly isShort?: true;
}

/** Radio buttons, which are read and moved among as such, each in a box that can be hit with a thumb. */
export function choiceGroup({ name, legend, options, chosen, onChoose, isShort }: Choice): HTMLFieldSetElement {
  const rows = options.map((option) => {
    const input = make('input', { type: 'radio', name: `sam-${name}`, value: option.value });
    input.checked = option.value === chosen;
    input.addEventListener('change', () => onChoose(option));
    const label = make('label', {}, input);
    if (option.sample) label.append(option.sample);
    label.append(option.label);
    return label;
  });
  return make(
    'fieldset',
    { class: isShort ? 'sam-choice-group sam-choice-short' : 'sam-choice-group' },
    make('legend', {}, legend),
    ...rows,
  );
}
