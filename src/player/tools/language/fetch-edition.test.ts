import { expect, it } from 'vitest';
import type { Outline } from '../../../model/outline.ts';
import { outline as single } from '../../../tracking/outline.fixture.ts';
import { editionFetcher } from './fetch-edition.ts';

const outline: Outline = { ...single, langs: ['nb', 'nn', 'en'] };

/** A document with as much in it as is looked at. */
const documentOf = (lang: string, carries?: Outline) =>
  ({
    documentElement: { lang },
    getElementById: () => (carries ? { textContent: JSON.stringify(carries) } : null),
  }) as unknown as Document;

function fetcher(answers: readonly (Document | Error)[]) {
  const asked: string[] = [];
  const waiting = [...answers];
  const fetchEdition = editionFetcher(outline, async (file) => {
    asked.push(file);
    const next = waiting.shift();
    if (!next || next instanceof Error) throw next ?? new Error('asked too often');
    return next;
  });
  return { asked, fetchEdition };
}

const nynorsk = { ...outline, title: 'Styr det sjølv' };

it('fetches each once, and the first language from the file that was launched', async () => {
  const { asked, fetchEdition } = fetcher([documentOf('nn', nynorsk), documentOf('nb', outline)]);
  const [first, second] = await Promise.all([fetchEdition('nn'), fetchEdition('nn')]);
  expect(first).toMatchObject({ outline: { title: 'Styr det sjølv' } });
  expect([second, await fetchEdition('nn')]).toEqual([first, first]);
  await fetchEdition('nb');
  expect(asked).toEqual(['nn.html', 'index.html']);
});

it('may be asked again for what did not come', async () => {
  const { asked, fetchEdition } = fetcher([new Error('offline'), documentOf('nn', nynorsk)]);
  expect(await fetchEdition('nn')).toBe('failed');
  expect(await fetchEdition('nn')).toMatchObject({ outline: { version: outline.version } });
  expect(asked).toHaveLength(2);
});

it.each<[string, Document]>([
  ['a page to log in with', documentOf('nn')],
  ['another language', documentOf('en', nynorsk)],
])('takes no %s for it', async (_what, answer) => {
  expect(await fetcher([answer]).fetchEdition('nn')).toBe('failed');
});

const [lesson, ...others] = outline.lessons;

it.each<[string, Outline]>([
  ['another version', { ...nynorsk, version: '9.0.0' }],
  ['another module', { ...nynorsk, module: 'm9' }],
  [
    'other places in the state',
    { ...nynorsk, lessons: outline.lessons.map((each) => ({ ...each, slot: each.slot + 1 })) },
  ],
  ['a lesson less', { ...nynorsk, lessons: others }],
  ['other questions', { ...nynorsk, lessons: [{ ...lesson, questions: [] } as never, ...others] }],
])('refuses what has %s', async (_what, carries) => {
  expect(await fetcher([documentOf('nn', carries)]).fetchEdition('nn')).toBe('newVersion');
});

it('lets minutes and title differ, which are each edition’s own', async () => {
  const other = { ...nynorsk, lessons: outline.lessons.map((each) => ({ ...each, minutes: each.minutes + 1 })) };
  expect(await fetcher([documentOf('nn', other)]).fetchEdition('nn')).toMatchObject({ outline: other });
});
