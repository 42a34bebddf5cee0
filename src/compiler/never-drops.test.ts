import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { expect, it } from 'vitest';
import { exampleSources } from '../../test/example-sources.ts';
import { compile } from './compile.ts';

const pieces = [
  '§',
  '**§** og *§*',
  '### §',
  '- §\n- §',
  '- §\n\n  §',
  '1. §\n2. §',
  '> §',
  '> - §',
  '`§`',
  '```\n§\n```',
  '    §',
  '[§](https://x.no)',
  '[§][r]',
  '[r]: https://x.no',
  '[§]: https://x.no "§"',
  '> [s]: https://x.no "§"\n\n[§][s]',
  '| § | § |\n|---|---|\n| § | § |',
  '~~§~~',
  '§\\\n§',
  '---',
  'kl. 10:30:§',
  ':§',
  'a:§[§]{§}',
  '::: §',
  ':::',
  ':::§\n§\n:::',
  ':::spørsmål{#q_§}\n§\n- [x] §\n  > §\n- [ ] §\n  > §\n:::',
  ':::spørsmål{#q_§}\n§\n- [x] §\n  > §\n- [ ] §\n  > §',
  '::::test\n:::spørsmål{#q_§}\n§ §\n- [x] §\n  > §\n- [x] §\n  > §\n- [ ] §\n  > §\n:::\n::::',
  ':::par{#q_§}\n§\n- § = §\n  > §\n- **§** → §\n  > §\n- = §\n:::',
  ':::sortering{#q_§}\n§\n- §\n  - §\n    > §\n- §\n  - §\n    > §\n:::',
  ':::nedtrekk{#q_§}\n§\n\n§ [1] §\n\n1. §\n   - [x] §\n     > §\n   - [ ] §\n     > §\n:::',
  ':::ark{tittel="§"}\n§\n:::',
  ':::verksted{tittel="§"}\n§\n\n- 5 min: §\n- 5 min: **§**\n\n§\n\n- §\n:::',
  '[§](ord:§)',
  ':::merk{tips}\n§\n\n- §\n:::',
  ':::sitat{kilde="§"}\n§\n:::',
  ':::trekkspill\n### §\n§\n\n#### §\n§\n:::',
  ':::faner\n### §\n§\n### §\n> §\n:::',
  ':::tidslinje\n§\n\n- **§**: §\n- **§:** *§*\n\n  §\n:::',
  ':::kort\n§\n- § = §\n- **§** § = § = §\n:::',
  ':::steg\n§\n1. §\n2. §\n   - §\n:::',
  ':::sammenlign\n§\n\n| § | § | § |\n|---|---|---|\n| § | § | § |\n:::',
  ':::sjekkliste\n§\n\n§\n- [ ] §\n- [ ] *§*\n:::',
  ':::hososs\n§',
  '<b>§</b>',
  '[^§]: §',
  '![§](x)',
] as const;

/** Text in which every word can be told from the others. */
const lessons = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }).map((chosen) => {
  let count = 0;
  return chosen.join('\n\n').replaceAll('§', () => `ord${count++}ende`);
});

it('either shows every word of a lesson, or tells of a fault', () => {
  let shown = 0;
  fc.assert(
    fc.property(lessons, (text) => {
      const { content, messages } = compile(exampleSources({ 'nb/start.md': text }), { newIds: 'memory' });
      expect(messages.some(({ severity }) => severity === 'error')).toBe(content === undefined);
      if (!content) return;
      shown++;
      const html = toHtml({ type: 'root', children: [...(content.editions[0].lessons[0]?.body ?? [])] });
      const missing = [...text.matchAll(/ord\d+ende/g)].filter(([word]) => !html.includes(word));
      expect(missing.map(([word]) => word)).toEqual([]);
    }),
    { numRuns: 400, seed: 2026 },
  );
  expect(shown).toBeGreaterThan(40);
});
