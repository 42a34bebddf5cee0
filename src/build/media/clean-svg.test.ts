import { expect, it } from 'vitest';
import { harmlessDrawings, hostileDrawings, refusedDrawings } from '../../../test/support/hostile-svg.ts';
import { cleanSvg } from './clean-svg.ts';

const cleaned = (svg: string) => {
  const { bytes, findings } = cleanSvg(new TextEncoder().encode(svg));
  return { svg: bytes && new TextDecoder().decode(bytes), findings };
};

it.each(hostileDrawings)('takes out %s, and tells of it', (_, svg) => {
  const { svg: clean, findings } = cleaned(svg);
  expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toContain('warning svg-renset');
  expect(clean).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(clean).not.toMatch(/script|\son\w+=|javascript:|foreignObject|evil|@import|<animate|<set|data:(?!image)/i);
  // What is clean is clean: a second time nothing is found, and nothing changes.
  expect(cleaned(clean ?? '')).toEqual({ svg: clean, findings: [] });
});

it.each(refusedDrawings)('refuses %s', (_, svg, rule) => {
  const { svg: clean, findings } = cleaned(svg);
  expect(clean).toBeUndefined();
  expect(findings.filter(({ severity }) => severity === 'error').map((each) => each.rule)).toEqual([rule]);
});

it.each(harmlessDrawings)('keeps %s as it is, without a word', (_, svg, kept) => {
  const { svg: clean, findings } = cleaned(svg);
  expect(findings).toEqual([]);
  for (const each of kept) expect(clean).toContain(each);
});

it('says where', () => {
  const { findings } = cleaned(
    '<svg xmlns="http://www.w3.org/2000/svg">\n  <rect width="1" height="1"/>\n  <script>a()</script>\n</svg>',
  );
  expect(findings).toEqual([
    expect.objectContaining({
      line: 3,
      text: 'Tegningen har skript. Det blir tatt bort. Se at den fortsatt ser riktig ut.',
    }),
  ]);
});
