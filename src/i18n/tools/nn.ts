import type { nb } from './nb.ts';

/** Words that only a tool shows, in nynorsk. */
export const nn: Record<keyof typeof nb, string> = {
  'search.title': 'Søk i kurset',
  'search.label': 'Kva leitar du etter?',
  'search.close': 'Lukk',
  'search.short': 'Skriv minst to teikn.',
  'search.hits_one': '{count} treff',
  'search.hits_other': '{count} treff',
  'search.first': 'Her er dei {n} første. Skriv meir for å finne det rette.',
  'search.none': 'Ingen treff på «{text}». Prøv eit kortare ord, eller sjekk korleis det er skrive.',
  'place.back': 'Du held fram der du slapp.',
  'place.top': 'Til toppen',
  'place.unknown': 'Vi fann ikkje staden som lenkja viser til.',
};
