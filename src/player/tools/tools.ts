import { keepPlace } from './keep-place.ts';
import { search } from './search/search.ts';
import type { Tool } from './tool.ts';
import { unknownPlace } from './unknown-place.ts';

/** In the order in which they take their places. */
const tools: readonly Tool[] = [search, keepPlace, unknownPlace];

const { samspillPort } = window;
if (samspillPort) {
  for (const tool of tools) tool(samspillPort);
  document.documentElement.classList.add('tools'); // What opens a tool shows.
}
