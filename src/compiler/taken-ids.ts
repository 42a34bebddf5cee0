/** Ids that the document itself uses, so nothing an author names may. */
const takenIds = ['innhold', 'om', 'resultat'];

/** Whether `id` would collide with an `id` the document or a form makes (`<lesson>_tittel`, `<question>_hint`, `_input`, …). */
export const isTakenId = (id: string): boolean =>
  takenIds.includes(id) || /_(?:hint|tittel|input|label|unit)$/.test(id);
