import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';

/** Style and script of a page, with the hashes that its Content Security Policy names. */
export interface PageAssets {
  readonly css: string;
  /** `sha256-…` of `css`. */
  readonly cssHash: string;
  /** A classic script, or `''` for none. */
  readonly script: string;
  /** `sha256-…` of `script`. */
  readonly scriptHash: string;
}

/** What a page is made of. */
export interface PageContent {
  readonly title: string;
  readonly description: string;
  readonly body: readonly ElementContent[];
}

/**
 * Nothing is fetched but the release's own pictures and the checker's own code, and nothing is sent: a zip that an administrator
 * drops on the page stays there.
 */
const policy = ({ cssHash, scriptHash }: PageAssets): string =>
  [
    "default-src 'none'",
    `style-src '${cssHash}'`,
    "img-src 'self' file: data:",
    `script-src '${scriptHash}' 'self' file: blob: 'wasm-unsafe-eval'`,
    'worker-src blob:',
    'connect-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** A complete page in bokmål; `assets` may leave the script out. */
export function pageHtml({ title, description, body }: PageContent, assets: PageAssets): string {
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      h('html', { lang: 'nb', dataColorScheme: 'auto', dataColor: 'accent' }, [
        h('head', [
          h('meta', { charSet: 'utf-8' }),
          h('meta', { httpEquiv: 'Content-Security-Policy', content: policy(assets) }),
          h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
          h('meta', { name: 'color-scheme', content: 'light dark' }),
          h('title', title),
          h('meta', { name: 'description', content: description }),
          h('style', assets.css),
        ]),
        h('body', [
          h('a.ds-skip-link', { href: '#innhold' }, 'Hopp til innholdet'),
          ...body,
          ...(assets.script === '' ? [] : [h('script', assets.script)]),
        ]),
      ]),
    ],
  };
  return toHtml(tree, { characterReferences: { useNamedReferences: true }, omitOptionalTags: false });
}

/** A table that can be scrolled with the keyboard where it is too wide. */
export const table = (
  label: string,
  heads: readonly string[],
  rows: readonly (readonly (string | ElementContent)[])[],
): Element =>
  h('div.rel-scroll', { tabIndex: 0, role: 'region', ariaLabel: label }, [
    h('table', [
      h('thead', [
        h(
          'tr',
          heads.map((head) => h('th', { scope: 'col' }, head)),
        ),
      ]),
      h(
        'tbody',
        rows.map(([first = '', ...rest]) =>
          h('tr', [h('th', { scope: 'row' }, [first]), ...rest.map((cell) => h('td', [cell]))]),
        ),
      ),
    ]),
  ]);

/** A section with a heading that can be linked to. */
export const section = (id: string, title: string, content: readonly ElementContent[]): Element =>
  h('section', { id, ariaLabelledBy: `${id}-tittel` }, [h('h2', { id: `${id}-tittel` }, title), ...content]);
