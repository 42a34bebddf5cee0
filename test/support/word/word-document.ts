import { strToU8, zipSync } from 'fflate';

/** A Word document in the making: what stands in it, and the parts that it refers to. */
export interface WordDocument {
  /** Paragraphs and tables of the body. */
  readonly body: readonly string[];
  /** Texts of comments, by number from 0. */
  readonly comments?: readonly string[];
  /** Texts of footnotes, by number from 2, as Word has two of its own. */
  readonly footnotes?: readonly string[];
  /** Addresses of links, `rId100` and on. */
  readonly links?: readonly string[];
  /** Pictures by the name of their file, `rId200` and on. */
  readonly pictures?: Readonly<Record<string, Uint8Array>>;
  readonly header?: string;
  /** Ids of styles instead of the English ones, by their names. */
  readonly styleIds?: Readonly<Record<string, string>>;
  /** Styles of the author's own. */
  readonly ownStyles?: readonly string[];
  /** Parts to be added or put in the place of others, by path. */
  readonly parts?: Readonly<Record<string, string>>;
}

const namespaces = [
  'w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'v="urn:schemas-microsoft-com:vml"',
  'm="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
]
  .map((each) => `xmlns:${each}`)
  .join(' ');

const xml = (content: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`;

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Names of styles by their English ids, as Word writes them. */
const styleNames: Readonly<Record<string, string>> = {
  Normal: 'Normal',
  Title: 'Title',
  Heading1: 'heading 1',
  Heading2: 'heading 2',
  Heading3: 'heading 3',
  Heading4: 'heading 4',
  ListParagraph: 'List Paragraph',
  Quote: 'Quote',
  Caption: 'caption',
  TOC1: 'toc 1',
  FootnoteText: 'footnote text',
};

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The bytes of a `.docx`, the same every time. */
export function wordFile(document: WordDocument): Uint8Array {
  const { body, comments = [], footnotes = [], links = [], pictures = {}, header, parts = {} } = document;
  const texts: Record<string, string> = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document ${namespaces}><w:body>${body.join('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships(links, Object.keys(pictures)),
    'word/styles.xml': styles(document),
    'word/numbering.xml': numbering,
    'word/comments.xml': `<w:comments ${namespaces}>${comments.map((text, id) => `<w:comment w:id="${id}" w:author="Kari Nordmann" w:initials="KN">${p(text)}</w:comment>`).join('')}</w:comments>`,
    'word/footnotes.xml': `<w:footnotes ${namespaces}>${footnotes.map((text, index) => `<w:footnote w:id="${index + 2}">${p(text, { style: 'FootnoteText' })}</w:footnote>`).join('')}</w:footnotes>`,
    ...(header !== undefined && { 'word/header1.xml': `<w:hdr ${namespaces}>${p(header)}</w:hdr>` }),
    ...parts,
  };
  const files = Object.entries(texts).map(([path, text]) => [path, strToU8(xml(text))] as const);
  const media = Object.entries(pictures).map(([name, bytes]) => [`word/media/${name}`, bytes] as const);
  return zipSync(Object.fromEntries([...files, ...media]), { mtime: new Date('2026-03-02T08:00:00') });
}

const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${['rels:application/vnd.openxmlformats-package.relationships+xml', 'xml:application/xml', 'png:image/png', 'jpg:image/jpeg', 'emf:image/x-emf'].map((each) => `<Default Extension="${each.split(':')[0]}" ContentType="${each.split(':')[1]}"/>`).join('')}<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

function relationships(links: readonly string[], pictures: readonly string[]): string {
  const own = ['styles', 'numbering', 'comments', 'footnotes'].map(
    (name, index) => `<Relationship Id="rId${index + 1}" Type="${office}/${name}" Target="${name}.xml"/>`,
  );
  const outside = links.map(
    (url, index) =>
      `<Relationship Id="rId${100 + index}" Type="${office}/hyperlink" Target="${escapeXml(url)}" TargetMode="External"/>`,
  );
  const images = pictures.map(
    (name, index) => `<Relationship Id="rId${200 + index}" Type="${office}/image" Target="media/${name}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[...own, ...outside, ...images].join('')}</Relationships>`;
}

function styles({ styleIds = {}, ownStyles = [] }: WordDocument): string {
  const all = [
    ...Object.entries(styleNames).map(([id, name]) => [styleIds[id] ?? id, name] as const),
    ...ownStyles.map((name) => [name.replaceAll(' ', ''), name] as const),
  ];
  const style = ([id, name]: readonly [string, string]): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  return `<w:styles ${namespaces}>${all.map(style).join('')}</w:styles>`;
}

/** 1 has bullets, 2 digits, 3 capital letters. */
const numbering = `<w:numbering ${namespaces}>${(
  [
    ['1', 'bullet', '•'],
    ['2', 'decimal', '%1.'],
    ['3', 'upperLetter', '%1.'],
  ] as const
)
  .map(
    ([id, format, text]) =>
      `<w:abstractNum w:abstractNumId="${id}">${[0, 1, 2].map((level) => `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`).join('')}</w:abstractNum>`,
  )
  .join(
    '',
  )}${['1', '2', '3'].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`).join('')}</w:numbering>`;

/** How a paragraph looks. */
interface ParagraphLook {
  readonly style?: string;
  /** Number and level of its list. */
  readonly list?: readonly [id: 1 | 2 | 3, level?: number];
}

/** A paragraph of plain text, or of runs that are made already. */
export function p(content: string | readonly string[], { style, list }: ParagraphLook = {}): string {
  const properties = [
    style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
    list ? `<w:numPr><w:ilvl w:val="${list[1] ?? 0}"/><w:numId w:val="${list[0]}"/></w:numPr>` : '',
  ].join('');
  const runs = typeof content === 'string' ? run(content) : content.join('');
  return `<w:p w:rsidR="00A77B3E">${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** A run of text; `look` are its properties, such as `<w:b/>`. */
export const run = (text: string, look = ''): string =>
  `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;

/** A line break. */
export const br = '<w:r><w:br/></w:r>';

/** A link to the nth address of the document. */
export const link = (index: number, text: string): string =>
  `<w:hyperlink r:id="rId${100 + index}">${run(text, '<w:u w:val="single"/>')}</w:hyperlink>`;

/** A picture, the nth of the document, with or without a text for those who do not see it. */
export const picture = (index: number, descr?: string): string =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="${index + 1}" name="Bilde ${index + 1}"${descr === undefined ? '' : ` descr="${escapeXml(descr).replaceAll('\n', '&#10;')}"`}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="rId${200 + index}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

/** A table of plain texts, or of cells that are made already. */
export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${row.map((cell) => (cell.startsWith('<w:tc>') ? cell : `<w:tc>${p(cell)}</w:tc>`)).join('')}</w:tr>`).join('')}</w:tbl>`;

/** A cell that reaches over several columns. */
export const wideCell = (text: string, columns: number): string =>
  `<w:tc><w:tcPr><w:gridSpan w:val="${columns}"/></w:tcPr>${p(text)}</w:tc>`;

/** Text that was put in, and that was taken out, with «Spor endringer» on. */
export const inserted = (text: string): string => `<w:ins w:id="1" w:author="Kari Nordmann">${run(text)}</w:ins>`;
export const deleted = (text: string): string =>
  `<w:del w:id="2" w:author="Kari Nordmann"><w:r><w:delText xml:space="preserve">${escapeXml(text)}</w:delText></w:r></w:del>`;

/** The mark of the nth comment, and of the nth footnote. */
export const comment = (id: number): string => `<w:r><w:commentReference w:id="${id}"/></w:r>`;
export const footnote = (index: number): string => `<w:r><w:footnoteReference w:id="${index + 2}"/></w:r>`;

/** A text box, which Word writes twice. */
export const textBox = (text: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${p(text)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${p(text)}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
