import { expect, it } from 'vitest';
import { cutCss } from './cut-css.ts';

const page = '<html lang="nb" data-color-scheme="auto"><body class="used"><p>table unused</p></body></html>';

it('cuts selectors that match nothing, and does not take words in the text for use', async () => {
  expect(await cutCss('.used{top:0}.unused{top:0}table{top:0}p{top:0}', [page])).toBe('.used,p{top:0}');
});

it('keeps tokens that are used, also through others and in every scheme, and cuts the rest', async () => {
  const css = `:root{--a:var(--b);--b:red;--c:blue;--d:var(--c)}
    [data-color-scheme="auto"]{--b:green;--c:black}
    @media (prefers-color-scheme:dark){[data-color-scheme="auto"]{--b:white}}
    .used{color:var(--a)} .unused{color:var(--d)}`;
  const cut = await cutCss(css, [page]);
  expect(cut).toContain('--a:var(--b)');
  expect(cut.match(/--b:/g)).toHaveLength(3);
  expect(cut).not.toMatch(/--[cd]\b/);
});

it('keeps a token that is declared after its use', async () => {
  const cut = await cutCss('.used{color:var(--a)}:root{--a:var(--z,var(--b))}:root{--b:var(--e)}:root{--e:red}', [
    page,
  ]);
  expect(cut).toContain('--e:red');
});

it('keeps switches of empty value', async () => {
  const css = ':root{--on:initial;--size:var(--md);--md:var(--size,);--f:var(--md,1.5)}.used{width:var(--f)}';
  const cut = await cutCss(css, [page]);
  expect(cut).toContain('--md:var(--size,)');
  expect(cut).not.toContain('--on');
});

it('keeps what scripts bring, and tokens that other sheets use', async () => {
  const css = ':root{--player:red;--none:red}.brought{top:0}.gone{top:0}';
  const cut = await cutCss(css, [page], {
    scripts: ['el.classList.add("brought")'],
    sheets: ['i{color:var(--player)}'],
  });
  expect(cut).toBe(':root{--player:red}.brought{top:0}');
});

it('keeps states and structure: pseudo-classes, :not, :has, attributes of the page', async () => {
  const css =
    '.used:hover{top:0}.used:not(.x){left:0}p:has(+p){right:0}html:not(.js) p{bottom:0}[hidden]{display:none}details[open]{top:1px}';
  const cut = await cutCss(css, [`${page}<details></details>`]);
  for (const kept of [':hover', ':not(.x)', ':has(+p)', 'html:not(.js) p', '[hidden]', 'details[open]']) {
    expect(cut).toContain(kept);
  }
});

it('keeps the order of layers, also of one that was emptied', async () => {
  const cut = await cutCss('@layer a,b;@layer b{.used{top:1px}}@layer a{.used{top:2px}}', [page]);
  expect(cut.indexOf('a')).toBeLessThan(cut.indexOf('b'));
});

it('keeps what is for elements whose tags are left out', async () => {
  expect(await cutCss('body{top:0}tbody{left:0}aside{top:0}', ['<!doctype html><title>a</title><p>b'])).toBe(
    'body{top:0}tbody{left:0}',
  );
});
