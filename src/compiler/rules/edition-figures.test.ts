import { expect, it } from 'vitest';
import { exampleSources, questionText } from '../../../test/example-sources.ts';
import { compile } from '../compile.ts';

const long = questionText('{#q_to}', 'Et svar som er lengre enn de andre', 'Nei').replace(
  '- [ ] Nei',
  '- [ ] Kanskje\n  > Tenk igjen.\n- [ ] Nei',
);
const caseText = `:::case{#q_sak}
Leif får sensorer.

### Hvem først? {#start}
Ingen vet noe.

- Leif -> midt
  > Han vet mest.
- Alle -> slutt
  > Da er det bestemt.

### Hva så? {#midt}
Leif spør.

- Hver etasje -> slutt
  > Det holder.
- Hvert rom -> slutt
  > Det er mye.

### Slutt: Ferdig {#slutt}
**For innbyggeren:** Rent.
**For medarbeideren:** Trygt.
**For kommunen:** Billig.
**Dette sier regelverket:** Noe.
:::`;

it('counts what a reader meets', () => {
  const sources = exampleSources({
    'nb/01-en.md': 'Fire ord står her.\n\n![Et kart](../media/kart.svg)',
    'nb/02-to.md': `Her er fem ord nå.\n\n${long}\n\n${caseText}`,
    'nb/03-test.md': `::::test\n${questionText('{#t_en}')}\n::::`,
  });
  const [figures] = compile(sources, { newIds: 'memory', withFigures: true }).figures ?? [];
  expect(figures).toMatchObject({
    lang: 'nb',
    lessons: 2,
    words: 9,
    wordsInLesson: [4, 5],
    minutes: 9,
    questions: 2,
    decisions: 2,
    pictures: 1,
    guessable: { asked: 1, longest: 1, places: [1] },
  });
  expect(figures?.liks?.prose).toBeCloseTo(4.5, 5);
});
