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
