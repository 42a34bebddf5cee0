/** A start tag of HTML or SVG. */
export interface Tag {
  /** In lower case. */
  readonly name: string;
  /** By name in lower case, with blanks and entities as they stand. */
  readonly attributes: ReadonlyMap<string, string>;
  /** What stands up to the end tag, of `script` and `style` only. */
  readonly content: string;
}

/** Whether a link runs script, also where letters are written as numbers or have blanks between them, as browsers allow. */
export function runsScript(address: string): boolean {
  const letters = address
    .slice(0, 400)
    .replace(/&#(x[0-9a-f]{1,6}|\d{1,7});?/gi, (_, code: string) =>
      String.fromCharCode(
        code.startsWith('x') || code.startsWith('X') ? Number.parseInt(code.slice(1), 16) : Number(code),
      ),
    )
    .replace(/&(?:tab|newline);/gi, '')
    .replace(/&colon;/gi, ':');
  return /^javascript:/i.test(letters.replace(/[\s\p{Cc}]/gu, ''));
}

const tagName = /[A-Za-z][\w:-]*/y;
const attribute = /[\s/]*([^\s=>"'/<]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/y;

/** Reads the start tags of a document, comments left out. Time is linear in the text, whatever it holds. */
export function* tagsOf(text: string): Generator<Tag> {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) {
      at = after(text, '-->', at);
      continue;
    }
    tagName.lastIndex = at + 1;
    const name = tagName.exec(text)?.[0].toLowerCase();
    at += 1;
    if (name === undefined) continue;
    const { attributes, end } = attributesAt(text, at + name.length);
    at = end;
    const content = name === 'script' || name === 'style' ? contentAt(text, endTags[name], after(text, '>', at)) : '';
    yield { name, attributes, content };
    at += content.length;
  }
}

const endTags = { script: /<\/script/gi, style: /<\/style/gi };

function contentAt(text: string, endTag: RegExp, start: number): string {
  endTag.lastIndex = start;
  return text.slice(start, endTag.exec(text)?.index ?? text.length);
}

function attributesAt(text: string, start: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  let end = start;
  attribute.lastIndex = start;
  for (let match = attribute.exec(text); match; match = attribute.exec(text)) {
    const [, name = '', double, single, bare] = match;
    attributes.set(name.toLowerCase(), double ?? single ?? bare ?? '');
    end = attribute.lastIndex;
  }
  return { attributes, end };
}

function after(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at + sign.length;
}
