import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { newVersionCommand } from '../src/build/new-version-command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const terminal = { out: (line: string) => console.log(line), error: (line: string) => console.error(line) };

async function ask(question: string): Promise<boolean> {
  const reader = createInterface({ input: stdin, output: stdout });
  const answer = await reader.question(`${question} (ja/nei) `);
  reader.close();
  return /^j(?:a)?$/i.test(answer.trim());
}

const around = { root, now: new Date(), ...(stdin.isTTY && stdout.isTTY && { ask }) };
process.exitCode = await newVersionCommand(process.argv.slice(2), around, terminal);
