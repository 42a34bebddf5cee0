/**
 * The one inline line of the document: marks `html.js`, so that one lesson is laid out until the state is known, and
 * takes it back if the player has not started in three seconds (design.md decision 1).
 */
const { classList } = document.documentElement;
classList.add('js');
setTimeout(() => {
  if (!classList.contains('ready')) classList.remove('js');
}, 3000);
