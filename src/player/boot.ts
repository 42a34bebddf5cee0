/**
 * The one inline line of the document: marks `html.js`, so that one lesson is laid out until the state is known. If the
 * player has not started in three seconds, `html.late` shows the whole text again (design.md decision 1).
 */
const { classList } = document.documentElement;
classList.add('js');
setTimeout(() => {
  if (!classList.contains('ready')) classList.add('late');
}, 3000);
