/** Attributes to set, as text; a tool makes its elements one by one, for the policy of the document lets it make no markup. */
type Attributes = Readonly<Record<string, string>>;

/** Makes an element with its attributes and what stands in it. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

/** A button of Designsystemet. */
export function makeButton(text: string, variant: 'primary' | 'secondary' | 'tertiary', act: () => void) {
  const button = make('button', { class: 'ds-button', type: 'button', 'data-variant': variant }, text);
  button.addEventListener('click', act);
  return button;
}

/** The view that shows; `undefined` when the learner is out. */
export const shownView = (): HTMLElement | undefined =>
  document.querySelector<HTMLElement>('section.sam-view:not([hidden])') ?? undefined;
