import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { benchCommand } from './bench-command.ts';

/** Runs the command in an empty folder, where nothing can be built. */
async function run(...args: string[]) {
  const root = await mkdtemp(join(tmpdir(), 'samspill-bench-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const out: string[] = [];
  const error: string[] = [];
  const terminal = { out: (line: string) => out.push(line), error: (line: string) => error.push(line) };
  return { code: await benchCommand(args, root, terminal), out: out.join('\n'), error: error.join('\n') };
}

it.each([
  [['--fort'], 'Flagget --fort finnes ikke.'],
  [['m1'], 'Forstår ikke «m1».'],
  [['--json=ja'], 'Flagget --json tar ingen verdi.'],
  [['--runder', '0'], '--runder må være et helt tall fra 1 til 50.'],
  [['--runder', 'to'], '--runder må være et helt tall fra 1 til 50.'],
  [['--runder'], '--runder må være et helt tall fra 1 til 50.'],
])('answers %j with the usage, on the error stream', async (args, fault) => {
  const { code, out, error } = await run(...args);
  expect(code).toBe(2);
  expect(error).toContain(fault);
  expect(error).toContain('Bruk: npm run bench');
  expect(out).toBe('');
});

it('shows the usage on --help', async () => {
  const { code, out, error } = await run('--help');
  expect({ code, error }).toEqual({ code: 0, error: '' });
  expect(out).toContain('Bruk: npm run bench');
});

it('fails, and says why, where nothing can be measured', async () => {
  const { code, out, error } = await run('--runder', '1', '--json');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(error).toContain('Fikk ikke målt. Bygget stoppet:');
});
