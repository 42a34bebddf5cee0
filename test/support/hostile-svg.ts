const xmlns = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const svg = (content: string, more = ''): string =>
  `<svg ${xmlns} viewBox="0 0 20 20" ${more}><rect width="9" height="9"/>${content}</svg>`;
const html = 'xmlns="http://www.w3.org/1999/xhtml"';
const act = "alert('svg')";

/** Drawings that run or fetch something when their file is opened, by what they do it with; what is left of each is harmless. */
export const hostileDrawings: readonly (readonly [name: string, svg: string])[] = [
  ['a script', svg(`<script>${act}</script>`)],
  ['a script in CDATA', svg(`<script><![CDATA[${act}]]></script>`)],
  ['a script of another file', svg('<script href="https://evil.example/a.js"/>')],
  ['a script by xlink', svg('<script xlink:href="https://evil.example/a.js"/>')],
  ['a script in a group and a definition', svg(`<defs><g><script>${act}</script></g></defs>`)],
  ['a script under a prefix', svg(`<s:script xmlns:s="http://www.w3.org/2000/svg">${act}</s:script>`)],
  ['a script of HTML', svg(`<h:script xmlns:h="http://www.w3.org/1999/xhtml">${act}</h:script>`)],
  ['onload', svg('', `onload="${act}"`)],
  ['onclick', svg(`<circle r="3" onclick="${act}"/>`)],
  ['a handler in capitals', svg(`<circle r="3" onLoad="${act}"/>`)],
  ['onbegin of an animation', svg(`<animate attributeName="x" dur="1s" onbegin="${act}"/>`)],
  [
    'an animation of an address',
    svg('<a href="#a"><animate attributeName="href" to="javascript:alert(1)"/><text y="9">a</text></a>'),
  ],
  ['an address that is set', svg('<a><set attributeName="href" to="javascript:alert(1)"/><text y="9">a</text></a>')],
  ['a link that runs', svg('<a href="javascript:alert(1)"><text y="9">a</text></a>')],
  [
    'a link that runs, by xlink and with a tab',
    svg('<a xlink:href="java&#9;script:alert(1)"/><a xlink:href=" javascript:alert(1)"/>'),
  ],
  [
    'foreignObject',
    svg(`<foreignObject width="9" height="9"><body ${html}><img src="x" onerror="${act}"/></body></foreignObject>`),
  ],
  ['a frame', svg(`<foreignObject><iframe ${html} src="javascript:parent.alert(1)"/></foreignObject>`)],
  ['an object without foreignObject', svg(`<object ${html} data="https://evil.example/"/>`)],
  ['a use of another file', svg('<use href="https://evil.example/a.svg#a"/>')],
  ['a use of data', svg('<use href="data:image/svg+xml;base64,PHN2Zy8+#a"/>')],
  ['a picture from elsewhere', svg('<image href="https://evil.example/a.png" width="9" height="9"/>')],
  ['a drawing in a picture', svg('<image href="data:image/svg+xml,&lt;svg onload=alert(1)>" width="9" height="9"/>')],
  ['a paint from elsewhere', svg('<circle r="3" fill="url(https://evil.example/a.svg#g)"/>')],
  ['a paint from the same host', svg('<circle r="3" fill="url(//evil.example/a.svg#g)"/>')],
  ['a filter by an escape', svg('<circle r="3" filter="u\\72l(https://evil.example/f.svg#f)"/>')],
  ['a mask by image-set', svg('<circle r="3" mask="image-set(\'evil.png\' 1x)"/>')],
  ['a style that imports', svg('<style>@import "https://evil.example/a.css"; rect{fill:red}</style>')],
  ['a style that imports by url', svg('<style>@import url(https://evil.example/a.css);</style>')],
  ['a font from elsewhere', svg('<style>@font-face{font-family:a;src:url(https://evil.example/a.woff)}</style>')],
  ['a background from elsewhere', svg('<style>svg{background:url(https://evil.example/a.png)}</style>')],
  [
    'a background by a custom property',
    svg('<style>svg{--a:url(https://evil.example/a.png);background:var(--a)}</style>'),
  ],
  ['a background by image-set', svg('<style>svg{background:image-set("https://evil.example/a.png" 1x)}</style>')],
  ['a background by escapes', svg('<style>svg{background:u\\72l(https://evil.example/a.png)}</style>')],
  ['a background in CDATA', svg('<style><![CDATA[svg{background:url("https://evil.example/a.png")}]]></style>')],
  ['a background in an attribute', svg('<circle r="3" style="background:url(https://evil.example/a.png)"/>')],
  ['a binding', svg('<circle r="3" style="-moz-binding:url(https://evil.example/a.xml#a)"/>')],
  ['a style that closes itself', svg(`<style>a{}&lt;/style>&lt;script>${act}&lt;/script></style>`)],
];

/** Drawings that nothing can be made of, by the rule that tells of them. */
export const refusedDrawings: readonly (readonly [name: string, svg: string, rule: string])[] = [
  ['an entity', `<!DOCTYPE svg [<!ENTITY a "b">]><svg ${xmlns}>&a;</svg>`, 'svg-entiteter'],
  [
    'entities that grow',
    `<!DOCTYPE svg [<!ENTITY a "bbbb"><!ENTITY b "&a;&a;&a;">]><svg ${xmlns}><text>&b;</text></svg>`,
    'svg-entiteter',
  ],
  [
    'a file of the machine',
    `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg ${xmlns}><text>&a;</text></svg>`,
    'svg-entiteter',
  ],
  ['what is not closed', `<svg ${xmlns}><rect>`, 'ulesbar-svg'],
  ['HTML', '<!doctype html><p>Hei<script>alert(1)</script>', 'ulesbar-svg'],
  ['text', 'Hei', 'ulesbar-svg'],
  ['nothing', '', 'ulesbar-svg'],
  ['what is not SVG', '<svg><rect/></svg>', 'ulesbar-svg'],
  [
    'elements without end in each other',
    `<svg ${xmlns}>${'<g>'.repeat(5000)}${'</g>'.repeat(5000)}</svg>`,
    'ulesbar-svg',
  ],
  [
    'a photo that says where it was taken',
    svg(`<image href="data:image/jpeg;base64,${btoa('\xff\xd8\xff\xe1\0\x10Exif\0\0')}"/>`),
    'svg-foto',
  ],
];

/** Drawings as programs write them, with what must be kept. */
export const harmlessDrawings: readonly (readonly [name: string, svg: string, kept: readonly string[]])[] = [
  [
    'paths and groups',
    svg('<g transform="translate(1 2)" fill="#123"><path d="M0 0h9v9z"/></g>'),
    ['transform="translate(1 2)"', 'd="M0 0h9v9z"'],
  ],
  [
    'a gradient that is used twice',
    svg(
      '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient><linearGradient id="b" xlink:href="#a"/></defs><circle r="3" fill="url(#b)"/>',
    ),
    ['<linearGradient id="b" href="#a"', 'fill="url(#b)"'],
  ],
  [
    'what Inkscape notes',
    `<?xml version="1.0"?><!-- Inkscape --><svg ${xmlns} xmlns:sodipodi="http://sodipodi.example/a"><sodipodi:namedview id="x"/><metadata>a</metadata><rect style="fill:#00f;stroke:none" width="9" height="9"/></svg>`,
    ['style="fill:#00f;stroke:none"'],
  ],
  [
    'the document type of SVG 1.1',
    `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg('')}`,
    ['<rect'],
  ],
  [
    'colours for dark',
    svg('<style>.a{fill:var(--b)}@media (prefers-color-scheme:dark){.a{fill:#fff}}</style>'),
    ['@media (prefers-color-scheme:dark){.a{fill:#fff}}'],
  ],
  [
    'Norwegian text',
    svg('<title>Blåbærsyltetøy</title><text font-family="\'Open Sans\', sans-serif">A &lt; B &amp; C</text>'),
    ['Blåbærsyltetøy', 'A &#x3C; B &#x26; C'],
  ],
  ['a link, whose text stays', svg('<a href="https://www.ks.no"><text>KS</text></a>'), ['<text>KS</text>']],
  [
    'a picture that lies in it',
    svg('<image href="data:image/png;base64,iVBORw0KGgo=" width="9" height="9"/>'),
    ['data:image/png;base64,iVBORw0KGgo='],
  ],
];
