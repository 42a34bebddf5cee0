import type { nb } from './nb.ts';

/** Words that only a tool shows, in English. */
export const en: Record<keyof typeof nb, string> = {
  'search.title': 'Search the course',
  'search.label': 'What are you looking for?',
  'search.close': 'Close',
  'search.short': 'Type at least two characters.',
  'search.hits_one': '{count} match',
  'search.hits_other': '{count} matches',
  'search.first': 'These are the first {n}. Type more to narrow the search.',
  'search.none': 'No matches for “{text}”. Try a shorter word, or check the spelling.',
  'place.back': 'You are back where you left off.',
  'place.top': 'Back to top',
  'place.unknown': 'We did not find the place that the link points to.',
};
