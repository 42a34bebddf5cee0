const utf8 = '; charset=utf-8';

/** Types by the end of the name, as Moodle sends them; `.mjs` as text, so a module script with that name never runs. */
const types: Readonly<Record<string, string>> = {
  html: `text/html${utf8}`,
  htm: `text/html${utf8}`,
  js: `text/javascript${utf8}`,
  mjs: `text/plain${utf8}`,
  css: `text/css${utf8}`,
  json: `application/json${utf8}`,
  xml: `application/xml${utf8}`,
  xsd: `application/xml${utf8}`,
  txt: `text/plain${utf8}`,
  vtt: `text/vtt${utf8}`,
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  woff2: 'font/woff2',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  webm: 'video/webm',
  pdf: 'application/pdf',
};

/** Content type of a file in a package, by its path. */
export const contentType = (path: string): string =>
  types[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
