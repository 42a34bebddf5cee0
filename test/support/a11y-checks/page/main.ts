import { heard, listen, unannounced } from './announced.ts';
import { beginWalk, missed, step } from './focus.ts';
import { noteListeners } from './listeners.ts';
import { look } from './look.ts';

/** What the checks run in the page; set up before the page's own scripts, in every frame. */
const samspillChecks = { look, listen, heard, unannounced, beginWalk, missed, step };

declare global {
  interface Window {
    samspillChecks: typeof samspillChecks;
  }
}

noteListeners();
window.samspillChecks = samspillChecks;
