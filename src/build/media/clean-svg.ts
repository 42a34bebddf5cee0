import type { Element, ElementContent, Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { ContentMessage } from '../../model/message.ts';
import { cleanCss } from './clean-css.ts';
import { ownAddress, ownPaint, ownPicture, presentation, svgSchema } from './svg-schema.ts';

/** What was found in a drawing, without the name of its file. */
export type SvgFinding = Omit<ContentMessage, 'file'>;

/** A drawing that can neither run nor fetch anything. */
interface CleanSvg {
  /** Missing where there is an error among the findings. */
  readonly bytes?: Uint8Array;
  readonly findings: readonly SvgFinding[];
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** How deep elements may stand in each other. */
const deepest = 200;

/**
 * Cleans a drawing: it is read as XML, held to a list of what draws, and written anew. So comments, what a drawing program noted for itself,
 * and whatever is hidden from one reader but not from another, are gone. What could run or fetch something is told of.
 */
export function cleanSvg(bytes: Uint8Array): CleanSvg {
  const reader = new SvgReader();
  const root = reader.read(bytes);
  const findings = [...reader.findings];
  const clean = root && sanitize({ type: 'root', children: [root] }, svgSchema);
  const drawn = clean?.type === 'root' ? clean.children.find((node) => node.type === 'element') : undefined;
  const hasFault = findings.some(({ severity }) => severity === 'error');
  if (hasFault || drawn?.tagName !== 'svg') {
    return { findings: hasFault ? findings : [...findings, noDrawing] };
  }
  drawn.properties.xmlns = svgNamespace;
  const text = toHtml({ type: 'root', children: [drawn] } as Root, {
    space: 'svg',
    closeEmptyElements: true,
    tightSelfClosing: true,
    characterReferences: { useNamedReferences: false },
  });
  return { bytes: new TextEncoder().encode(text), findings };
}

const noDrawing: SvgFinding = {
  line: 1,
  column: 1,
  severity: 'error',
  rule: 'ulesbar-svg',
  text: 'Filen har ingen tegning. Åpne den i tegneprogrammet, og lagre den på nytt som vanlig SVG.',
};

/** Reads a drawing into a tree of SVG alone, and notes what is not to stay in it. */
class SvgReader {
  readonly findings: SvgFinding[] = [];
  private readonly parser = new SaxesParser({ xmlns: true, position: true });
  private readonly open: Element[] = [];
  /** How many elements of other namespaces are open. */
  private foreign = 0;
  private root: Element | undefined;
  private failed = false;

  read(bytes: Uint8Array): Element | undefined {
    const { parser } = this;
    parser.on('error', () =>
      this.fail('ulesbar-svg', 'Filen er ikke hel, eller ikke skrevet riktig. Lagre tegningen på nytt som vanlig SVG.'),
    );
    parser.on('doctype', (text) => {
      if (text.includes('['))
        this.fail('svg-entiteter', 'Filen har egne entiteter (<!ENTITY …>). Lagre tegningen på nytt som vanlig SVG.');
    });
    parser.on('opentag', (tag) => this.handleOpen(tag));
    parser.on('closetag', (tag) => this.handleClose(tag));
    parser.on('text', (text) => this.handleText(text));
    parser.on('cdata', (text) => this.handleText(text));
    try {
      parser.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close();
    } catch {
      this.fail(
        'ulesbar-svg',
        'Filen lar seg ikke lese som tekst. Lagre tegningen på nytt som vanlig SVG, med tegnkodingen UTF-8.',
      );
    }
    return this.root;
  }

  /** The first fault; those behind it often follow from it. */
  private fail(rule: string, text: string): void {
    if (!this.failed) this.note('error', rule, text);
    this.failed = true;
  }

  private note(severity: SvgFinding['severity'], rule: string, text: string): void {
    const { line, column } = this.parser;
    this.findings.push({ line, column: Math.max(1, column), severity, rule, text });
  }

  private warn(what: string): void {
    this.note('warning', 'svg-renset', `Tegningen har ${what}. Det blir tatt bort. Se at den fortsatt ser riktig ut.`);
  }

  private handleOpen(tag: SaxesTagNS): void {
    if (this.failed) return;
    if (tag.uri !== svgNamespace || this.foreign > 0) {
      if (/^(?:script|iframe|object|embed)$/i.test(tag.local))
        this.warn(`<${tag.local}>, som kan kjøre eller hente noe`);
      this.foreign++;
      return;
    }
    if (/^(?:script|handler)$/i.test(tag.local)) this.warn('skript');
    else if (tag.local === 'foreignObject') this.warn('innhold som ikke er en tegning (<foreignObject>)');
    else if (/^(?:animate|set$|discard$)/.test(tag.local)) this.warn('bevegelse');
    const element: Element = { type: 'element', tagName: tag.local, properties: this.propertiesOf(tag), children: [] };
    const parent = this.open.at(-1);
    if (parent) parent.children.push(element);
    else this.root ??= element;
    this.open.push(element);
    if (this.open.length > deepest)
      this.fail('ulesbar-svg', 'Tegningen har for mange lag inni hverandre. Forenkle den.');
  }

  private handleClose(tag: SaxesTagNS): void {
    if (this.failed) return;
    if (this.foreign > 0) {
      this.foreign--;
      return;
    }
    const element = this.open.pop();
    if (element?.tagName !== 'style' || tag.local !== 'style') return;
    const { css, hasFetched } = cleanCss(textOf(element.children), 'stylesheet');
    if (hasFetched) this.warn('stiler som henter noe fra et annet sted');
    // `toHtml` writes the text of a style as it stands, and this is XML.
    element.children = [{ type: 'text', value: css.replaceAll('&', '&amp;').replaceAll('<', '&lt;') }];
  }

  private handleText(value: string): void {
    if (this.failed || this.foreign > 0) return;
    this.open.at(-1)?.children.push({ type: 'text', value });
  }

  private propertiesOf(tag: SaxesTagNS): Record<string, string> {
    const kept: Record<string, string> = {};
    for (const { name, local, prefix, value } of Object.values(tag.attributes)) {
      if (/^on/i.test(local)) this.warn(`skript i ${name}`);
      else if (local === 'href' && (prefix === '' || prefix === 'xlink')) {
        if (this.isOwn(tag.local, value)) kept.href = value.trim();
      } else if (prefix === '' && local === 'style') {
        const { css, hasFetched } = cleanCss(value, 'declarationList');
        if (hasFetched) this.warn('stiler som henter noe fra et annet sted');
        if (css !== '') kept.style = css;
      } else if (prefix === '') {
        if (isPresentation(local) && !ownPaint.test(value)) this.warn(`${local} som henter noe fra et annet sted`);
        kept[local] = value;
      }
    }
    return kept;
  }

  /** Whether an address may stay; one that leads out is told of, but for a link, which a picture cannot be. */
  private isOwn(element: string, value: string): boolean {
    const address = value.trim();
    if (ownAddress.test(address)) return true;
    if (element === 'image' && ownPicture.test(address)) {
      if (!hasExif(address)) return true;
      const text =
        'Fotoet i tegningen kan si hvor og når det er tatt. Lagre fotoet som en egen fil, eller ta bort opplysningene.';
      this.note('error', 'svg-foto', text);
    } else if (element !== 'a' || /^\s*(?:javascript|data):/i.test(value)) {
      this.warn('en adresse som fører ut av tegningen');
    }
    return false;
  }
}

const isPresentation = (name: string): boolean => presentation.some((each) => each === name);

/** Whether a photo carries what the camera noted, such as the place. */
const hasExif = (address: string): boolean =>
  /Exif\0|<x:xmpmeta|eXIf|EXIF/.test(atob(address.replace(/^[^,]*,|\s/g, '')));

const textOf = (children: readonly ElementContent[]): string =>
  children.map((child) => (child.type === 'text' ? child.value : '')).join('');
