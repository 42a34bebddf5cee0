import { describe, expect, it } from 'vitest';
import { exampleSources, lessonText, questionText } from '../../test/example-sources.ts';
import { formatMessage } from '../model/message.ts';
import { compile } from './compile.ts';
import { registered } from './registered.fixture.ts';

const two = `${questionText('{#q_en}')}\n\n${questionText('{#q_to}', 'Alltid', 'Aldri')}`;
const sources = registered({ 'nb/start.md': two });

/** Compiles with the text of the lesson changed. */
function changed(change: (text: string) => string, memory = false) {
  const lessons = [{ path: 'content/m1/nb/start.md', text: lessonText(change(two)) }];
  const { messages, fixes, content } = compile({ ...sources, lessons }, memory ? { newIds: 'memory' } : {});
  return { told: messages.map(formatMessage), fixes, content };
}

const stale = (news: string) =>
  `modules/m1/slots.json:1:1: Listen over leksjoner og spørsmål er utdatert: ${news} Kjør npm run fiks, så blir den oppdatert.`;

describe('the registry is out of date, and says in what', () => {
  const moved = (text: string) => text.replace(/(- \[x\] Ja\n.*\n)(- \[ \] Nei\n.*\n)/, '$2$1');
  it.each([
    ['nothing', (text: string) => text, []],
    ['a new wording', (text: string) => text.replace('] Nei', '] Nei, aldri'), [stale('svarene i q_en er endret.')]],
    ['a move', moved, [stale('svarene i q_en er endret.')]],
    [
      'a question that is gone',
      (text: string) => text.replace(questionText('{#q_en}'), ''),
      [stale('q_en er borte. Svar som er lagret på q_en, blir ikke vist igjen.')],
    ],
    [
      'a new name',
      (text: string) => text.replace('#q_en', '#q_tre'),
      [stale('q_en er borte, q_tre er ny. Svar som er lagret på q_en, blir ikke vist igjen.')],
    ],
    ['a new «why» or question', (text: string) => text.replace('Er det slik?', 'Er det?').replace('Tenk', 'Les'), []],
  ])('after %s', (_, change, expected) => {
    expect(changed(change).told).toEqual(expected);
    expect(changed(change, true).told).toEqual([]);
  });

  it('but does not say that something is gone which may only be hidden', () => {
    expect(changed((text) => text.replace(':::spørsmål{#q_en}', ':::sporsmaal{#q_en}')).told).toEqual([
      'content/m1/nb/start.md:5:1: «:::sporsmaal» finnes ikke. Mente du :::spørsmål?',
    ]);
  });

  it('and first of all when there is none', () => {
    const told = compile(exampleSources({ 'nb/start.md': two })).messages.map(formatMessage);
    expect(told).toEqual([stale('').replace(':  Kjør', '. Kjør')]);
  });
});

describe('several options at once', () => {
  const swapped = (text: string) =>
    text.replace(/- \[x\] Ja\n(.*\n)- \[ \] Nei\n(.*\n)/, '- [ ] Nei da\n$2- [x] Ja visst\n$1');

  it('may be worded anew where they stand', () => {
    expect(changed((text) => text.replace('Ja\n', 'Ja visst\n').replace('Nei\n', 'Nei da\n')).told).toEqual([
      stale('svarene i q_en er endret.'),
    ]);
  });

  it('may not also change places, for nobody could tell them apart', () => {
    expect(changed(swapped).told).toEqual([
      'content/m1/nb/start.md:5:1: To eller flere svar har både ny ordlyd og ny plass eller nytt kryss. Endre ett om gangen, og kjør npm run fiks mellom hver gang. Du kan også gi spørsmålet en ny id.',
    ]);
    expect(changed(swapped, true)).toMatchObject({ told: [], content: { id: 'm1' } });
  });
});

describe('an id that is lost', () => {
  it('comes back to the question with the same options', () => {
    const { told, fixes } = changed((text) => text.replace('{#q_to}', '').replace('{#q_en}', '{flere}'));
    expect(told).toEqual([
      'content/m1/nb/start.md:5:1: Spørsmålet har mistet id-en «q_en». Kjør npm run fiks, så får det den tilbake.',
      'content/m1/nb/start.md:13:1: Spørsmålet har mistet id-en «q_to». Kjør npm run fiks, så får det den tilbake.',
    ]);
    expect(fixes.map(({ insert }) => insert)).toEqual(['#q_en ', '{#q_to}']);
  });

  it('is not given to a question while another one has it', () => {
    const copy = (text: string) => `${text}\n\n${questionText('')}`;
    expect(changed(copy).fixes.map(({ insert }) => insert)).toEqual(['{#q_er_det_slik}']);
  });

  it('is not taken from another lesson where one cannot be read', () => {
    const { lessons, ...rest } = exampleSources({
      'nb/en.md': '',
      'nb/to.md': questionText('{#q_to}'),
      'nn/en.md': questionText(''),
      'nn/to.md': questionText('{#q_to}'),
    });
    const spoilt = lessons.map((file, index) => (index === 0 ? { ...file, text: '\uFFFD\uFFFD' } : file));
    const { fixes } = compile({ ...rest, lessons: spoilt });
    expect(fixes.map(({ file, insert }) => `${file} ${insert}`)).toEqual(['content/m1/nn/en.md {#q_er_det_slik}']);
  });

  it.each([
    ['{q_en}', '«q_en» er ikke noe et spørsmål kan ha. Mente du {#q_en}?'],
    ['{q_ny}', '«q_ny» er ikke noe et spørsmål kan ha. Mente du {#q_ny}?'],
    ['{#q_en #q_ny}', 'Spørsmålet har flere id-er: q_en og q_ny. La én av dem stå.'],
    ['{#q en to}', 'En id kan ikke ha mellomrom. Skriv {#q_en_to}, eller slett det som ikke hører med.'],
  ])('or badly written, as %s, is told of and never replaced', (head, text) => {
    const { told, fixes } = changed((lesson) => lesson.replace('{#q_en}', head));
    expect(told[0]).toBe(`content/m1/nb/start.md:5:1: ${text}`);
    expect(fixes).toEqual([]);
  });
});
