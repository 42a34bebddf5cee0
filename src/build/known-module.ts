/** Why these are not all modules of the project, in Norwegian, with the way out; nothing where they are. */
export function unknownModule(wanted: readonly string[], known: readonly string[]): string | undefined {
  const unknown = wanted.filter((id) => !known.includes(id));
  if (known.length === 0) return 'Fant ingen moduler i modules/. Lag en med npm run ny:modul.';
  if (unknown.length === 0) return undefined;
  return `Fant ikke modulen «${unknown.join('», «')}». Velg blant: ${known.join(', ')}.`;
}
