import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { error, type Finding, warning } from './report.ts';
import { hasByteOrderMark, readLatin1, readUtf8 } from './utf8.ts';
import type { ZipFile } from './zip.ts';

/** An element of a manifest, with its namespaces resolved. */
export interface XmlNode {
  /** As it is written, with its prefix. */
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  readonly attributes: readonly SaxesAttributeNS[];
  readonly children: readonly XmlNode[];
  /** What stands directly in it, blanks and all. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** What came of reading an XML file. */
export interface XmlFile {
  readonly path: string;
  /** Missing where the file is not well-formed, or holds what must not be read. */
  readonly root?: XmlNode;
  /** The document as Unicode, without its XML declaration; lines stand where they stood. */
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** Reads a manifest as an LMS would, and says what an LMS may stumble over. */
export function readXml({ path, bytes = new Uint8Array() }: ZipFile): XmlFile {
  const { text, findings } = decode(path, bytes);
  if (text === undefined) return { path, text: '', findings };
  const document = text.replace(/^<\?xml\b[^>]*\?>/, (declaration) => declaration.replace(/[^\n]/g, ' '));
  const signs = judgeSigns(path, document);
  if (signs.some(({ severity }) => severity === 'error'))
    return { path, text: document, findings: [...findings, ...signs] };
  const parsed = parse(text);
  if ('fault' in parsed) {
    const fault = error(
      'xml-feil',
      `XML-en er ikke gyldig. Kontrollen svarer: «${parsed.fault}». Rett linjen, og pakk på nytt.`,
      {
        file: path,
        line: parsed.line,
      },
    );
    return { path, text: document, findings: [...findings, ...signs, fault] };
  }
  return { path, root: parsed.root, text: document, findings: [...findings, ...signs] };
}

function decode(path: string, bytes: Uint8Array): { readonly text?: string; readonly findings: readonly Finding[] } {
  const file = { file: path, line: 1 };
  const marked = hasByteOrderMark(bytes)
    ? [
        warning(
          'xml-bom',
          'Filen begynner med et usynlig merke (BOM), som noen LMS-er ikke tåler. Lagre den som UTF-8 uten BOM.',
          file,
        ),
      ]
    : [];
  const declared = /^<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.-]+)["']/.exec(
    readLatin1(bytes.subarray(marked.length * 3, 4096)),
  );
  const encoding = (declared?.[1] ?? 'utf-8').toLowerCase();
  const text = readUtf8(bytes);
  if (text !== undefined && ['utf-8', 'utf8', 'us-ascii', 'ascii'].includes(encoding))
    return { text, findings: marked };
  if (marked.length === 0 && ['iso-8859-1', 'latin1', 'windows-1252'].includes(encoding)) {
    const advice = `Filen er lagret som ${declared?.[1]}. Lagre den som UTF-8, så æ, ø og å blir riktige i alle LMS-er.`;
    return { text: readLatin1(bytes), findings: [warning('xml-tegnsett', advice, file)] };
  }
  return {
    findings: [error('xml-tegnsett', 'Filen er ikke gyldig UTF-8. Lagre den som UTF-8, og pakk på nytt.', file)],
  };
}

/** Entities and document types, which importers take differently, and which can be made to fill a machine. */
function* signFaults(path: string, document: string): Generator<Finding> {
  const plain = withoutAsides(document);
  const at = (index: number) => ({ file: path, line: plain.slice(0, index).split('\n').length });
  const doctype = plain.search(/<!(?:DOCTYPE|ENTITY)\b/i);
  if (doctype >= 0) {
    const text =
      'Filen har en DTD (<!DOCTYPE …>). Den kan hente inn andre filer, og mange LMS-er avviser den. Ta den bort.';
    yield error('xml-dtd', text, at(doctype));
  }
  const entity = /&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w*);/.exec(plain);
  if (entity) {
    const text = `&${entity[1]}; finnes ikke i XML. Skriv bokstaven som den er, i UTF-8.`;
    yield error('xml-entitet', text, at(entity.index));
  }
  const reference = /&#(?:x[0-9a-f]+|\d+);/i.exec(plain);
  if (reference) {
    const text = `Moodle viser ${reference[0]} som den står, og ikke som tegnet den står for. Skriv tegnet selv, i UTF-8.`;
    yield warning('xml-tallreferanse', text, at(reference.index));
  }
}

const closings: ReadonlyMap<string, string> = new Map([
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
]);

/** The document with blanks for its comments, CDATA and instructions, each sought once, so that open ones cost nothing. */
function withoutAsides(document: string): string {
  const opening = /<!--|<!\[CDATA\[|<\?/g;
  const parts: string[] = [];
  let at = 0;
  for (let match = opening.exec(document); match; match = opening.exec(document)) {
    const close = document.indexOf(closings.get(match[0]) ?? '', match.index);
    const end = close < 0 ? document.length : close;
    parts.push(document.slice(at, match.index), document.slice(match.index, end).replace(/[^\n]/g, ' '));
    at = end;
    opening.lastIndex = end;
  }
  return parts.join('') + document.slice(at);
}

const judgeSigns = (path: string, document: string): readonly Finding[] => [...signFaults(path, document)];

/** More elements than any manifest has; a name in each could keep a machine busy for minutes. */
const most = 200_000;

/** More attributes than any element of a manifest has, the declarations of namespaces among them. */
const mostAttributes = 200;

/** Deeper than any manifest is, and shallow enough to walk by recursion. */
const deepest = 100;

interface Growing extends XmlNode {
  children: XmlNode[];
  text: string;
}

type Parsed = { readonly root: XmlNode } | { readonly fault: string; readonly line: number };

/** Stops at the first fault, since a hostile file may have millions. */
function parse(text: string): Parsed {
  const parser = new SaxesParser({ xmlns: true, position: true });
  try {
    const root = grow(parser, text);
    return root ? { root } : { fault: 'filen er tom', line: 1 };
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : '';
    return { fault: message.replace(/^\d+:\d+: /, '').replace(/\.$/, ''), line: parser.line };
  }
}

function grow(parser: SaxesParser<{ xmlns: true; position: true }>, text: string): XmlNode | undefined {
  const open: Growing[] = [];
  let root: Growing | undefined;
  let count = 0;
  let attributeCount = 0;
  parser.on('opentagstart', () => {
    attributeCount = 0;
  });
  parser.on('attribute', () => {
    attributeCount += 1;
    if (attributeCount > mostAttributes) parser.fail(`et element har mer enn ${mostAttributes} attributter`);
  });
  parser.on('opentag', (tag) => {
    const { name, prefix, local, uri } = tag;
    const attributes = Object.values(tag.attributes).filter((each) => each.prefix !== 'xmlns' && each.name !== 'xmlns');
    const node = { name, prefix, local, uri, attributes, children: [], text: '', line: parser.line };
    open.at(-1)?.children.push(node);
    root ??= node;
    open.push(node);
    count += 1;
    if (count > most) parser.fail(`filen har mer enn ${most} elementer`);
    if (open.length > deepest) parser.fail(`elementene ligger mer enn ${deepest} nivåer dypt`);
  });
  const addText = (part: string): void => {
    const parent = open.at(-1);
    if (parent) parent.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return root;
}

/** Children of `node` by that name, in whatever namespace `node` itself is. */
export const childrenOf = (node: XmlNode | undefined, local: string): readonly XmlNode[] =>
  (node?.children ?? []).filter((child) => child.local === local && child.uri === node?.uri);

/** The first of them. */
export const childOf = (node: XmlNode | undefined, local: string): XmlNode | undefined => childrenOf(node, local)[0];

/** Value of an attribute without a namespace. */
export const attributeOf = (node: XmlNode | undefined, local: string): string | undefined =>
  node?.attributes.find((each) => each.local === local && each.uri === '')?.value;

/** `node` and all that is in it, in the order of the document. */
export function* withDescendants(node: XmlNode): Generator<XmlNode> {
  yield node;
  for (const child of node.children) yield* withDescendants(child);
}
