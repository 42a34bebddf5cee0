/** Elements that a page needs for its text to make sense. */
const kept = new Set([
  ...['h1', 'h2', 'h3', 'h4', 'section', 'p', 'ul', 'ol', 'li', 'blockquote', 'fieldset', 'legend', 'label'],
  ...['table', 'tr', 'th', 'td'],
]);

const silent = /<(script|style|svg|noscript)\b.*?<\/\1>/gs;
const tag = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*>/g;

/** The text of a document of ours as a plain static page: no script, no style, no link, and no attribute but `id` of lessons. */
export function plainPage(document: string): string {
  const title = /<title>(.*?)<\/title>/s.exec(document)?.[1] ?? '';
  const body = /<body[^>]*>(.*)<\/body>/s.exec(document)?.[1] ?? '';
  const text = body.replace(silent, '').replace(tag, (_, slash: string, name: string, attributes: string) => {
    if (!kept.has(name)) return ' ';
    const id = name === 'section' ? /\sid="[^"]*"/.exec(attributes)?.[0] : undefined;
    return `<${slash}${name}${id ?? ''}>`;
  });
  return `<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>${title}</title></head><body>${text}</body></html>`;
}
