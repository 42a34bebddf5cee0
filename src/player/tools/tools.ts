import { cover } from './cover.ts';
import { help } from './help.ts';
import { keepPlace } from './keep-place.ts';
import { language } from './language.ts';
import { missingFiles } from './missing-files.ts';
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
  settings,
  language,
  cover,
  resultGoals,
  recipients,
  help,
  search,
  readAloud,
  printing,
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

const { samspillPort } = window;
if (samspillPort) {
  for (const tool of tools) take(tool, samspillPort);
  for (const button of document.querySelectorAll('.sam-tool')) button.setAttribute('aria-haspopup', 'dialog');
  document.documentElement.classList.add('tools'); // What opens a tool shows.
}
