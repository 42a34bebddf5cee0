import { expect, it } from 'vitest';
import { plainPage } from './plain-page.ts';

const document = `<!doctype html><html lang="nb"><head><title>Tittel</title><style>p{color:red}</style></head>
<body class="a"><svg viewBox="0 0 1 1"><path d="M0 0"></path></svg><nav aria-label="x > y"><a href="#l_en">Én</a></nav>
<section class="sam-view" aria-labelledby="t" id="l_en"><h2 id="t" tabindex="-1">Én</h2><p>Tekst med <strong>vekt</strong>.</p>
<sam-choice id="q"><form><fieldset><legend>Hva?</legend><input type="radio" disabled><label for="a">A</label></fieldset></form></sam-choice>
</section><script>alert(1)</script><noscript>Uten</noscript><link rel="stylesheet" href="player.css"></body></html>`;

const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .split(/\s+/)
    .filter(Boolean);

it('keeps the text, headings, lists and fieldsets, and the id of each lesson', () => {
  const html = plainPage(document);
  expect(html).toContain('<section id="l_en"><h2>Én</h2><p>Tekst med  vekt .</p>');
  expect(html).toContain('<fieldset><legend>Hva?</legend> <label>A</label></fieldset>');
  expect(words(html).join(' ')).toBe('Tittel Én Én Tekst med vekt . Hva? A');
});

it('has nothing that takes time: no script, style, link, picture or attribute', () => {
  expect(plainPage(document)).not.toMatch(/<(?:script|style|link|svg|a|img|sam-)|class=|href=|aria-/);
});
