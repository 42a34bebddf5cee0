import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Terminal } from '../src/build/build-command.ts';
import { faultText } from '../src/build/fault-text.ts';
import { alone } from '../src/build/write-files.ts';

/** The project: the folder that holds `content` and `modules`. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const terminal: Terminal = { out: (line) => console.log(line), error: (line) => console.error(line) };

/** Runs a command of an author, and ends with its code; what throws is told without a stack. */
export async function runCommand(run: (terminal: Terminal) => Promise<number>): Promise<void> {
  process.exitCode = await run(terminal).catch((fault: unknown) => {
    terminal.error(faultText(fault, root));
    return 1;
  });
}

const busy = 'En annen kommando skriver i modulene. Vent til den er ferdig, og prøv igjen.';

/** Runs a command that reads and then writes what authors have written, while no other such does: two at once would undo each other's work. */
export async function runWriter(run: (terminal: Terminal) => Promise<number>): Promise<void> {
  await runCommand(async (terminal) => {
    const folder = join(root, '.cache');
    await mkdir(folder, { recursive: true });
    return alone(join(folder, 'skrives'), busy, () => run(terminal));
  });
}
