/** Ids that the document itself uses, so nothing an author names may. */
const takenIds = ['innhold', 'om', 'ordliste', 'resultat'];

/** Whether `id` would collide with an `id` the document or a form makes (`<lesson>_tittel`, `<question>_hint`, `ord_drofting`, …). */
export const isTakenId = (id: string): boolean =>
  takenIds.includes(id) || /_(?:hint|tittel|input|label|unit|b\d+|kilde_[A-Za-z0-9]+)$|^ord_/.test(id);
