import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { newVersionCommand } from '../src/build/new-version-command.ts';
import { root, runWriter } from './run.ts';

async function ask(question: string): Promise<boolean> {
  const reader = createInterface({ input: stdin, output: stdout });
  const answer = await reader.question(`${question} (ja/nei) `);
  reader.close();
  return /^j(?:a)?$/i.test(answer.trim());
}

const around = { root, now: new Date(), ...(stdin.isTTY && stdout.isTTY && { ask }) };
await runWriter((terminal) => newVersionCommand(process.argv.slice(2), around, terminal));
