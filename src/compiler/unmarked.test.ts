import { expect, it } from 'vitest';
import { exampleSources, questionText } from '../../test/example-sources.ts';
import { compile } from './compile.ts';

const scale = (braces: string) =>
  `:::vurdering{${braces}}\nJeg er trygg.\n1. Nei\n   > Da så.\n2. Litt\n   > Godt.\n3. Ja\n   > Fint.\n:::`;

const faults = (body: string) =>
  compile(exampleSources({ 'nb/start.md': body }), { newIds: 'memory' }).messages.map(
    ({ line, rule, text }) => `${line} ${rule}: ${text}`,
  );

it('lets a question without right and wrong stand in a lesson', () => {
  expect(faults(scale('#q_trygg'))).toEqual([]);
});

it('refuses it in a test, where everything is marked', () => {
  expect(faults(`::::test\n${questionText('{#t_en}')}\n\n${scale('#q_trygg')}\n::::`)).toEqual([
    '14 umerket-i-test: :::vurdering har ikke noe riktig eller galt svar, og kan ikke stå i en test. Flytt den til en annen leksjon.',
  ]);
});

it('refuses it a learning goal, which it could never show to be met', () => {
  expect(faults(scale('#q_trygg mål=g_noe'))).toEqual([
    '5 umerket-med-maal: :::vurdering har ikke noe riktig eller galt svar, og kan ikke vise om læringsmålet er nådd. Slett mål=g_noe',
  ]);
});
