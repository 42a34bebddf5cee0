import { expect, it } from 'vitest';
import { p, wordFile } from '../../../test/support/word/word-document.ts';
import { Notes } from '../notes.ts';
import { Pictures } from '../pictures.ts';
import { readDocx } from './docx.ts';

it('tells of macros, which do not come along', async () => {
  const notes = new Notes();
  const bytes = wordFile({ body: [p('Hei på deg.')], parts: { 'word/vbaProject.bin': 'Sub AutoOpen()' } });
  await readDocx(bytes, notes, new Pictures('x', new Set()), true);
  expect(notes.sorted()).toMatchObject([{ kind: 'lost', text: 'Makroene i dokumentet er ikke tatt med.' }]);
});
