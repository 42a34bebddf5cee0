import { tagsOf } from './markup.ts';

const elsewhere = /^\s*(?:(?:https?|wss?):)?\/\/[^\s/]/i;

/** Addresses on other hosts that a file makes a browser fetch from; links to follow and names of namespaces are none. */
export function* fetchedFrom(path: string, text: string): Generator<string> {
  if (/\.x?html?$/i.test(path)) yield* fromMarkup(text);
  else if (/\.css$/i.test(path)) yield* fromCss(text);
  else if (/\.m?js$/i.test(path)) yield* fromScript(text);
}

const fetching = new Set(['src', 'poster', 'data', 'action', 'formaction', 'background', 'xlink:href']);

function* fromMarkup(text: string): Generator<string> {
  for (const { name, attributes, content } of tagsOf(text)) {
    for (const [key, value] of attributes) {
      const fetched = fetching.has(key) || (key === 'href' && (name === 'link' || name === 'image' || name === 'use'));
      if (fetched && elsewhere.test(value)) yield value.trim();
    }
    if (name === 'style') yield* fromCss(content);
    if (name === 'script') yield* fromScript(content);
  }
}

function* fromCss(text: string): Generator<string> {
  const found = text.matchAll(/(?:url\(\s{0,9}["']?|@import\s{1,9}["'])((?:https?:)?\/\/[^\s"')]{1,300})/gi);
  for (const [, address = ''] of found) yield address;
}

function* fromScript(text: string): Generator<string> {
  const calls =
    /(?:\b(?:fetch|import|importScripts|WebSocket|EventSource|sendBeacon|Worker)\(\s{0,9}|\.open\(\s{0,9}["'`]\w{3,7}["'`]\s{0,9},\s{0,9}|\.src\s{0,9}=\s{0,9})["'`]((?:(?:https?|wss?):)?\/\/[^\s"'`]{1,300})/g;
  for (const [, address = ''] of text.matchAll(calls)) yield address;
}
