import { appearanceKey, unpackAppearance, wear } from './appearance.ts';

/**
 * The one inline line of the document: marks `html.js`, so that one lesson is laid out until the state is known. If the
 * player has not started in three seconds, `html.late` shows the whole text again (design.md decision 1). It stands behind the inline
 * style, so that text size and colours that the learner has chosen are there before anything is painted.
 */
const html = document.documentElement;
html.classList.add('js');
setTimeout(() => {
  if (!html.classList.contains('ready')) html.classList.add('late');
}, 3000);
try {
  const kept = localStorage.getItem(appearanceKey(html));
  if (kept) wear(html, unpackAppearance(kept));
} catch {
  // Storage is blocked: then it looks as usual.
}
