import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../src/build/build.ts';
import { reportNews } from '../src/build/live/report.ts';
import { watchContent } from '../src/build/live/watch.ts';
import { formatMessage } from '../src/model/message.ts';
import { startCommand } from '../src/preview/server/start-command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const terminal = { out: (line: string) => console.log(line), error: (line: string) => console.error(line) };

async function buildPackages(): Promise<boolean> {
  const { packages, messages } = await build({ root, out: dist, newIds: 'memory', onProgress: terminal.out });
  for (const message of messages) terminal.error(formatMessage(message));
  if (packages.length > 0) return true;
  terminal.error('Ingen pakker er bygd, så det er ingenting å vise. Rett feilene over, og prøv igjen.');
  return false;
}

async function followContent() {
  terminal.out('Leser modulene …');
  const content = await watchContent(root, (fault) => terminal.error(String(fault)));
  reportNews(content, terminal);
  return content;
}

const started = await startCommand(process.argv.slice(2), { dist, followContent, buildPackages }, terminal);
if ('exitCode' in started) process.exitCode = started.exitCode;
