import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { moodleSettings } from './settings.ts';

it('gives the same advice on the sheet as in docs/administrator.md', () => {
  const guide = readFileSync(new URL('../../docs/administrator.md', import.meta.url), 'utf8');
  const rows = guide.split('\n').filter((line) => /^\| .+ \([A-Z][\w -]+\) \| .+ \| .+ \|$/.test(line));
  expect(rows).toEqual(
    moodleSettings.map(
      ({ name, english, choose, why }) => `| ${name} (${english}) | ${choose} | ${why.replace(/\.$/, '')} |`,
    ),
  );
});
