import { errors, type RuleArea, warnings } from './area.ts';

/** What can be wrong with a language beside the first. */
export const translationAreas: readonly RuleArea[] = [
  {
    title: 'Nynorsk og andre språk',
    rules: [
      ...warnings({
        'oversettelse-mangler': [
          'Noe er ikke oversatt',
          'Skriv det på det andre språket. Til da ser leseren teksten på det første språket.',
        ],
        'oversettelse-utdatert': [
          'Kilden er endret siden oversettelsen',
          'Rett oversettelsen, eller godkjenn den som den er: npm run oversett -- godkjenn.',
        ],
        'oversettelse-ekstra': [
          'Noe finnes bare i oversettelsen',
          'Ta det bort, eller skriv det på det første språket også.',
        ],
        'oversettelse-ny': [
          'Oversettelsen er ikke godkjent ennå',
          'Se gjennom den, og godkjenn: npm run oversett -- godkjenn.',
        ],
      }),
      ...errors('Filen lages av npm run oversett. Hent fram en eldre utgave av den, eller lag den på nytt.', {
        'oversettelser-skadet': 'Filen over godkjente oversettelser er skadet',
      }),
    ],
  },
];
