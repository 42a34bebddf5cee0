/** One setting of a SCORM activity in Moodle: its name in Norwegian and English, what to choose, and why. */
export interface Setting {
  readonly name: string;
  readonly english: string;
  readonly choose: string;
  readonly why: string;
}

/** What to choose in Moodle and KS Læring (ux-reliability.md §4.2; each reason was seen in a running Moodle or its source). */
export const moodleSettings: readonly Setting[] = [
  {
    name: 'Vis pakken',
    english: 'Display package',
    choose: 'samme vindu',
    why: 'Nettlesere stopper ofte nye vinduer.',
  },
  {
    name: 'Hopp over strukturside',
    english: 'Student skip content structure page',
    choose: 'alltid',
    why: 'Pakken har bare én del. Deltakeren slipper et klikk.',
  },
  {
    name: 'Vis kursstruktur i spilleren',
    english: 'Display course structure in player',
    choose: 'deaktivert (disabled), ikke bare skjult',
    why: 'Ellers henter Moodle listen på nytt hver gang noe blir lagret.',
  },
  {
    name: 'Lagre automatisk',
    english: 'Auto-commit',
    choose: 'nei',
    why: 'Pakken lagrer selv, og følger med på om det lykkes.',
  },
  {
    name: 'Tving nytt forsøk',
    english: 'Force new attempt',
    choose: 'nei',
    why: 'Med «alltid» kan ingen fortsette der de slapp.',
  },
  {
    name: 'Antall forsøk',
    english: 'Number of attempts',
    choose: 'ubegrenset',
    why: 'Det er standarden. Testen kan uansett tas flere ganger i samme forsøk.',
  },
  {
    name: 'Lås etter siste forsøk',
    english: 'Lock after final attempt',
    choose: 'nei',
    why: 'Deltakerne skal kunne lese modulen senere.',
  },
  {
    name: 'Bestått-grense overstyrer status',
    english: 'Mastery score overrides status',
    choose: 'nei',
    why: 'Pakken setter statusen selv.',
  },
  {
    name: 'Tving fullført',
    english: 'Force completed',
    choose: 'nei',
    why: 'Ellers blir modulen fullført for tidlig.',
  },
  {
    name: 'Vurdering av forsøk',
    english: 'Attempts grading',
    choose: 'høyeste forsøk',
    why: 'Det beste resultatet teller.',
  },
  {
    name: 'Fullføring av aktivitet',
    english: 'Activity completion',
    choose: 'vis som fullført når betingelsene er oppfylt',
    why: 'Bare da får deltakerne fullført av seg selv.',
  },
  {
    name: 'Krav til fullføring: status',
    english: 'Require status',
    choose: '«Completed» og «Passed»',
    why: 'SCORM 1.2 har bare ett felt for status. Da teller begge.',
  },
];

/** A status that a package reports, and what it means. */
export interface StatusMeaning {
  readonly status: string;
  readonly meaning: string;
}

/** What each status means; `failed` is never reported, since Moodle would lock the attempt. */
export const statusMeanings = (withTest: boolean): readonly StatusMeaning[] => [
  { status: 'Ikke startet (not attempted)', meaning: 'Deltakeren har ikke åpnet modulen.' },
  {
    status: 'Påbegynt (incomplete)',
    meaning: withTest ? 'Noe gjenstår: en leksjon, eller testen er ikke bestått ennå.' : 'Noe gjenstår.',
  },
  {
    status: 'Fullført (completed)',
    meaning: withTest ? 'Alle leksjonene er lest, og testen er bestått.' : 'Alle leksjonene er lest.',
  },
];
