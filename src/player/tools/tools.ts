import { cover } from './cover.ts';
import { frameName } from './frame-name.ts';
import { help } from './help.ts';
import { keepPlace } from './keep-place.ts';
import { language } from './language.ts';
import { leave } from './leave.ts';
import { missingFiles } from './missing-files.ts';
import { passMark } from './pass-mark.ts';
import { printing } from './print.ts';
import { readAloud } from './read-aloud.ts';
import { recipients } from './recipients.ts';
import { resultGoals } from './result-goals.ts';
import { search } from './search/search.ts';
import { settings } from './settings.ts';
import type { PlayerPort, Tool } from './tool.ts';
import { unknownPlace } from './unknown-place.ts';

/** In the order in which they take their places. */
const tools: readonly Tool[] = [
  frameName,
  settings,
  language,
  cover,
  resultGoals,
  recipients,
  passMark,
  help,
  search,
  readAloud,
  printing,
  leave,
  keepPlace,
  unknownPlace,
  missingFiles,
];

/** One that fails leaves the others where they are, and stands in the fault report. */
function take(tool: Tool, port: PlayerPort): void {
  try {
    tool(port);
  } catch (fault) {
    reportError(fault);
  }
}

// «Tilbake» is for the page: what lies over it goes first, so that the focus can go where the view does.
addEventListener('popstate', () => {
  for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog[open]')) dialog.close();
});

const { samspillPort } = window;
if (samspillPort) {
  for (const tool of tools) take(tool, samspillPort);
  for (const button of document.querySelectorAll('.sam-tool')) button.setAttribute('aria-haspopup', 'dialog');
  document.documentElement.classList.add('tools'); // What opens a tool shows.
}
