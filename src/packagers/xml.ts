import { strToU8 } from 'fflate';
import type { PackageFile } from '../model/package.ts';
import { PackageError } from './package-error.ts';

/** An XML element; a string child is text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** Makes an element; names carry their prefix literally, as Moodle does not resolve namespaces. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (XmlElement | string)[] = [],
): XmlElement => ({ name, attributes, children });

/**
 * The document as text, without a blank or line break between tags. Letters stand as raw UTF-8, never as numeric
 * references, which some importers show as they are. Throws `PackageError` on a control character or half a surrogate pair.
 */
export const xmlDocument = (root: XmlElement): string => `<?xml version="1.0" encoding="UTF-8"?>${write(root)}`;

/** A text of several lines as one, for what may be long: no importer shows the breaks. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A file of a package that holds the document, see `xmlDocument`. */
export const xmlFile = (path: string, root: XmlElement): PackageFile => ({ path, bytes: strToU8(xmlDocument(root)) });

function write({ name, attributes, children }: XmlElement): string {
  const start = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const content = children.map((child) => (typeof child === 'string' ? escapeXml(child) : write(child)));
  return content.length > 0 ? `<${name}${start.join('')}>${content.join('')}</${name}>` : `<${name}${start.join('')}/>`;
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Line breaks and tabs are refused too: in an attribute they would not survive without a numeric reference. */
const unwritable = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

function escapeXml(text: string): string {
  if (unwritable.test(text)) {
    throw new PackageError(`Teksten ${JSON.stringify(text)} har linjeskift eller tegn som ikke kan stå i en pakke.`);
  }
  return text.replace(/[&<>"']/g, (sign) => references[sign] ?? sign);
}
