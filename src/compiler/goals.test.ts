import { describe, expect, it } from 'vitest';
import { exampleSources, questionText } from '../../test/example-sources.ts';
import { packageFormats } from '../model/package.ts';
import { compile } from './compile.ts';

const goals = 'læringsmål: { nb: [g_noe: Du kan noe.], nn: [g_noe: Du kan noko.] }';

/** A module with these learning goals, as the line in `module.yaml`, and these lessons. */
function compiled(line: string, bodies: Readonly<Record<string, string>>) {
  const sources = exampleSources(bodies);
  const text = sources.moduleYaml.text.replace(goals, line);
  return compile({ ...sources, moduleYaml: { ...sources.moduleYaml, text } }, { newIds: 'memory' });
}

const faults = (line: string, bodies: Readonly<Record<string, string>> = { 'nb/start.md': 'Tekst.' }) =>
  compiled(line, bodies).messages.map(({ file, line, column, text }) => `${file}:${line}:${column} ${text}`);

const question = (head: string) => faults(goals, { 'nb/start.md': questionText(head) });

describe('the learning goals', () => {
  it('know the questions that ask for them, in lessons and in the test', () => {
    const { content, messages } = compiled('læringsmål: { nb: [g_en: Du kan en., g_to: Du kan to.] }', {
      'nb/start.md': `${questionText('{#q_en mål=g_to}')}\n\n${questionText('{#q_to}', 'Jo', 'Nope')}`,
      'nb/test.md': `::::test\n${questionText('{mål=g_to #t_en flere}')}\n::::`,
    });
    expect(messages).toEqual([]);
    expect(content?.editions[0].goals).toEqual([
      { id: 'g_en', text: 'Du kan en.', questions: [] },
      { id: 'g_to', text: 'Du kan to.', questions: ['q_en', 't_en'] },
    ]);
  });

  it('are given to a question that has no id yet', () => {
    const { content, fixes } = compiled(goals, { 'nb/start.md': questionText('{mål=g_noe}') });
    expect(content?.editions[0].goals[0]?.questions).toEqual(['q_er_det_slik']);
    expect(fixes.map(({ insert, column }) => `${column} ${insert}`)).toEqual(['13 #q_er_det_slik ']);
  });

  it('can be written without å, and with the accent apart', () => {
    expect(question('{#q_en maal=g_noe}')).toEqual([]);
    expect(question('{#q_en mål=g_noe}'.normalize('NFD'))).toEqual([]);
  });

  it.each([
    ['{#q_en mål=g_nor}', 'Læringsmålet «g_nor» står ikke i module.yaml. Mente du «g_noe»?'],
    ['{#q_en mål=}', 'Linjen begynner med :::, men lar seg ikke lese. Skriv slik: :::spørsmål{#q_navn}'],
    ['{#q_en mål}', '«mål» mangler id-en til læringsmålet. Skriv for eksempel mål=g_noe'],
    ['{#q_en måål=g_noe}', '«måål» er ikke noe et spørsmål kan ha. Mente du «mål»?'],
    ['{#g_noe}', 'Id-en «g_noe» er allerede brukt i et læringsmål. Gi spørsmålet en annen id.'],
  ])('tells of the fault in %s', (head, text) => {
    expect(question(head)).toEqual([`content/m1/nb/start.md:5:1 ${text}`]);
  });

  it.each([
    [
      'læringsmål: { nb: [Du kan noe.] }',
      '9:20 «læringsmål › nb › nummer 1» skal være ett mål på hver linje, med id foran, slik: «- g_endring: Du kan …».',
    ],
    ['læringsmål: { nb: [g_en: En., g_en: To.] }', '9:31 To læringsmål har id-en «g_en». Gi det ene en ny id.'],
    ['læringsmål: { nb: [l_start: En.] }', '9:20 Id-en «l_start» er brukt av en leksjon. Gi læringsmålet en ny id.'],
    ['læringsmål: { nb: [om: En.] }', '9:20 Id-en «om» er i bruk i spilleren. Velg en annen.'],
    [
      'læringsmål: { nb: [g-en: En.] }',
      '9:20 Id-en «g-en» kan ikke brukes. Den skal være en bokstav a–z, og så bokstaver a–z, tall og _ (høyst 64 tegn).',
    ],
  ])('tells of the fault in %s', (line, text) => {
    expect(faults(line)).toContain(`modules/m1/module.yaml:${text}`);
  });

  it('are the same in every language, and asked for by the same questions', () => {
    const bodies = { 'nb/start.md': questionText('{#q_en mål=g_en}'), 'nn/start.md': questionText('{#q_en mål=g_to}') };
    expect(faults('læringsmål: { nb: [g_en: En., g_to: To.], nn: [g_to: To., g_en: Ein.] }', bodies)).toEqual([
      'content/m1/nn/start.md:5:1 Spørsmålet har ikke det samme læringsmålet her og i content/m1/nb/start.md:5. Skriv mål= likt.',
      'modules/m1/module.yaml:9:48 Læringsmålene på nn skal ha de samme id-ene som på nb, i samme rekkefølge: g_en, g_to.',
    ]);
  });
});

it('takes every format when module.yaml names none', () => {
  const sources = exampleSources({ 'nb/start.md': 'Tekst.' });
  const text = sources.moduleYaml.text.replace('formater: [scorm12]\n', '');
  const { content } = compile({ ...sources, moduleYaml: { ...sources.moduleYaml, text } }, { newIds: 'memory' });
  expect(content?.formats).toEqual(packageFormats);
});
