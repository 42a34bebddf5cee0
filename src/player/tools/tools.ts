import type { Tool } from './tool.ts';

/** In the order in which they take their places. */
const tools: readonly Tool[] = [];

const { samspillPort } = window;
if (samspillPort) for (const tool of tools) tool(samspillPort);
