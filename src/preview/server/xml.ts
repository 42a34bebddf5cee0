import { SaxesParser } from 'saxes';

/** An element, with its names in lower case and its prefixes as they stand: that is how Moodle reads a manifest. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, trimmed. */
  readonly text: string;
}

interface OpenElement {
  name: string;
  attributes: Record<string, string>;
  children: OpenElement[];
  text: string;
}

/** Reads an XML file; throws where it is not well-formed. */
export function parseXml(xml: string): XmlElement {
  const root: OpenElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (fault) => {
    throw fault;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const lower = Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value] as const);
    const element = { name: name.toLowerCase(), attributes: Object.fromEntries(lower), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element) element.text = element.text.trim();
  });
  parser.write(xml).close();
  const [document] = root.children;
  if (!document) throw new Error('The file has no element.');
  return document;
}

/** Every element of that name at any depth, in the order of the file; `name` in lower case. */
export const findAll = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findAll(child, name)]);

/** The first element at the end of a path of names, each a descendant of the one before. */
export const find = (element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined =>
  path.reduce((found: XmlElement | undefined, name) => found && findAll(found, name)[0], element);
