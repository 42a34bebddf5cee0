/** A case without fault: two decisions, a way back, and two ends; on line 1 of what it is put into. */
export const caseLines: readonly string[] = [
  ':::case{#q_sak}', // 1
  'Trine vil ha et *planverktøy*.', // 2
  '', // 3
  '### Hvem ringer hun? {#start}', // 4
  'Kontrakten ligger klar.', // 5
  '', // 6
  '- Leverandøren -> sent', // 7
  '  > Nå er datoen bestemt.', // 8
  '- Marit og Ole Ante -> god', // 9
  '  > De kan ennå påvirke.', // 10
  '', // 11
  '### Kontrakten er signert {#sent}', // 12
  'Marit ringer.', // 13
  '', // 14
  '- Legg på -> darlig', // 15
  '  > Det blir ikke glemt.', // 16
  '- Begynn på nytt -> start', // 17
  '  > Det koster en uke.', // 18
  '', // 19
  '### Slutt: Alle er med {#god}', // 20
  '**For innbyggeren:** Hjelpen kommer.', // 21
  '**For medarbeideren:** Amina vet hva som skjer.', // 22
  '**For kommunen:** Gevinsten kommer.', // 23
  '**Dette sier regelverket:** Drøft tidlig.', // 24
  '', // 25
  '### Slutt: Konflikt {#darlig}', // 26
  '**For innbyggeren:** Nye ansikter.', // 27
  '', // 28
  '**For medarbeideren:** Amina er lei.', // 29
  '', // 30
  '**For kommunen:** Gevinsten er borte.', // 31
  '', // 32
  '**Dette sier regelverket:** Drøft tidlig.', // 33
  ':::', // 34
];

/** The case with some lines changed, by their number; `undefined` takes a line's text away, so that the others keep their numbers. */
export const caseWith = (changes: Readonly<Record<number, string | undefined>> = {}): string =>
  caseLines.map((line, index) => (index + 1 in changes ? (changes[index + 1] ?? '') : line)).join('\n');
