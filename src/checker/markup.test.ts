import { expect, it } from 'vitest';
import { tagsOf } from './markup.ts';
import { fetchedFrom } from './sources.ts';

const tags = (text: string) =>
  [...tagsOf(text)].map(({ name, attributes, content }) => [name, Object.fromEntries(attributes), content]);

it('reads tags as a browser would', () => {
  expect(
    tags(
      '<!-- <b x=1> --><P CLASS="a b" hidden onclick=x()>a < b</p><img/src=\'a"b\'/><script src=a.js>if (a<b) "<i>"</SCRIPT ><br>',
    ),
  ).toEqual([
    ['p', { class: 'a b', hidden: '', onclick: 'x()' }, ''],
    ['img', { src: 'a"b' }, ''],
    ['script', { src: 'a.js' }, 'if (a<b) "<i>"'],
    ['br', {}, ''],
  ]);
});

it.each([
  ['open comments', '<!--'],
  ['open scripts', '<script>'],
  ['open values', '<a b="'],
  ['names without end', '<a b'],
  ['blanks', ' '],
  ['slashes', '<a /'],
  ['addresses', 'url(//'],
  ['calls', 'fetch('],
])('takes no longer for a megabyte of %s than for a page', (_what, part) => {
  const text = part.repeat(2 ** 20 / part.length);
  const start = performance.now();
  for (const path of ['a.html', 'a.css', 'a.js']) [...fetchedFrom(path, text)];
  expect(performance.now() - start).toBeLessThan(3000);
});

it.each([
  ['a.html', '<link href="//skrift.example/a.css">', '//skrift.example/a.css'],
  ['a.htm', '<form action="https://svar.example/">', 'https://svar.example/'],
  ['a.html', '<style>p{background:url(https://bilde.example/a.png)}</style>', 'https://bilde.example/a.png'],
  ['a.html', '<script>new WebSocket("wss://x.example/")</script>', 'wss://x.example/'],
  ['a.js', 'navigator.sendBeacon("https://x.example/a")', 'https://x.example/a'],
  ['a.js', 'i.src = "https://x.example/a.gif"', 'https://x.example/a.gif'],
])('sees what %s fetches: %s', (path, text, address) => {
  expect([...fetchedFrom(path, text)]).toEqual([address]);
});

it.each([
  ['a.html', '<a href="https://www.ks.no/">KS</a>'],
  ['a.html', '<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/></svg>'],
  ['a.js', 'const verb = "http://adlnet.gov/expapi/verbs/passed"'],
  ['a.css', 'p{background:url("data:image/svg+xml,http://a")}'],
  ['a.txt', 'fetch("https://x.example/")'],
])('takes %s for one that fetches nothing: %s', (path, text) => {
  expect([...fetchedFrom(path, text)]).toEqual([]);
});
