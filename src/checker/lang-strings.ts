import { attributeOf, childrenOf, type XmlNode } from './xml.ts';

/** A text in one language. */
export interface LangString {
  readonly lang: string | undefined;
  /** Without blanks around. */
  readonly text: string;
  readonly line: number;
}

/** What a title or description says in each language (cmi5 13.1.1). */
export const langStrings = (node: XmlNode | undefined): readonly LangString[] =>
  childrenOf(node, 'langstring').map(langString);

/** One of them; in tincan.xml the element itself is one. */
export const langString = (node: XmlNode): LangString => ({
  lang: attributeOf(node, 'lang'),
  text: node.text.trim(),
  line: node.line,
});
