/** Words that only a tool shows, in bokmål; all that `tools.js` carries. */
export const nb = {
  'search.title': 'Søk i kurset',
  'search.label': 'Hva leter du etter?',
  'search.close': 'Lukk',
  'search.short': 'Skriv minst to tegn.',
  'search.hits_one': '{count} treff',
  'search.hits_other': '{count} treff',
  'search.first': 'Her er de {n} første. Skriv mer for å finne det rette.',
  'search.none': 'Ingen treff på «{text}». Prøv et kortere ord, eller sjekk hvordan det er skrevet.',
  'place.back': 'Du fortsetter der du slapp.',
  'place.top': 'Til toppen',
  'place.unknown': 'Vi fant ikke stedet som lenken viser til.',
} as const;
