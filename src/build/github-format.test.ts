import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { ContentMessage } from '../model/message.ts';
import { asAnnotations } from './github-format.ts';

const message: ContentMessage = {
  file: 'content/m1/nb/01-navn.md',
  line: 8,
  column: 3,
  severity: 'error',
  rule: 'ingen-riktig-svar',
  text: 'Spørsmålet har ingen riktige svar. Sett [x] foran minst ett.',
};

it('puts a message on its line', () => {
  expect(asAnnotations([message])).toBe(
    '::error file=content/m1/nb/01-navn.md,line=8,col=3,title=Feil%3A ingen-riktig-svar::Spørsmålet har ingen riktige svar. Sett [x] foran minst ett.',
  );
});

it('lets no text of an author become a command of its own', () => {
  const text = 'Teksten\r\n::warning::100 %0A';
  const [line, ...more] = asAnnotations([{ ...message, file: 'a,b:c.md', severity: 'warning', text }]).split('\n');
  expect(more).toEqual([]);
  expect(line).toBe(
    '::warning file=a%2Cb%3Ac.md,line=8,col=3,title=Advarsel%3A ingen-riktig-svar::Teksten%0D%0A::warning::100 %250A',
  );
});

it('tells who writes in the browser what does the same as a command there', async () => {
  const message = { file: 'a.md', line: 1, column: 1, severity: 'error', rule: 'mangler-id' } as const;
  const text = asAnnotations([{ ...message, text: 'Spørsmålet mangler id. Kjør npm run fiks, så får det en.' }]);
  expect(text).toContain('får det en.%0ASkriver du i nettleseren? Trykk «Actions», velg «Gi nye spørsmål id»');
  const workflow = await readFile(new URL('../../.github/workflows/fiks.yml', import.meta.url), 'utf8');
  expect(workflow).toContain('\nname: Gi nye spørsmål id\n');
});
