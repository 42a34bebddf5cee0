import { cp, mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Terminal } from '../../src/build/build-command.ts';
import { listModules } from '../../src/build/sources.ts';
import { attemptFile } from '../../src/preview/server/attempts.ts';
import { openBench, readPackage } from './browse.ts';
import { coldBuild } from './cold-build.ts';
import { countRun } from './counts.ts';
import { json, type Machine, type Measured, table } from './report.ts';
import { measureRound, type Round } from './rounds.ts';
import { packageSizes } from './sizes.ts';

const usage = `Bruk: npm run bench [-- --runder <tall>] [--json]

Bygger pakkene, og måler hvor raskt og hvor stort kurset er, ved siden av en statisk side med samme tekst.

  --runder <tall>   så mange ganger alt måles, 1–50 (ellers 5)
  --json            skriv svaret som JSON
  --help            vis denne hjelpen`;

/**
 * Runs `npm run bench`: gives 0 when everything was measured, also where a limit is missed, 1 when it could not be measured, and
 * 2 on a wrong flag. Progress goes to the error stream, so that JSON stands alone.
 */
export async function benchCommand(args: readonly string[], root: string, terminal: Terminal): Promise<0 | 1 | 2> {
  const wanted = readArgs(args);
  if ('fault' in wanted) {
    terminal.error(`${wanted.fault}\n\n${usage}`);
    return 2;
  }
  if (wanted.help) {
    terminal.out(usage);
    return 0;
  }
  try {
    const measured = await measure(root, wanted.rounds, terminal.error);
    terminal.out(wanted.json ? json(measured) : `\n${table(measured)}`);
    return 0;
  } catch (error) {
    terminal.error(`Fikk ikke målt. ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

async function measure(root: string, times: number, onProgress: (line: string) => void): Promise<Measured> {
  const load = loadavg()[0] ?? 0;
  const buildMs: number[] = [];
  for (let round = 1; round <= times; round++) {
    onProgress(`Bygger alle moduler: ${round} av ${times}`);
    buildMs.push(await coldBuild(root));
  }
  // A folder of its own: what someone has done in the preview of `dist` is not to be wiped.
  const dist = await mkdtemp(join(tmpdir(), 'samspill-bench-'));
  try {
    await cp(join(root, 'dist'), dist, { recursive: true });
    const [module = ''] = await listModules(root);
    const bench = await openBench(dist, module);
    try {
      const rounds: Round[] = [];
      for (let round = 1; round <= times; round++) {
        onProgress(`Måler: ${round} av ${times}`);
        rounds.push(await measureRound(bench));
      }
      onProgress('Teller forespørsler og tegn');
      const counts = await countRun(bench);
      const machine = machineWith(load, bench.browser.version());
      return { machine, module, rounds, buildMs, counts, sizes: packageSizes(await readPackage(dist, module)) };
    } finally {
      await bench.close();
    }
  } finally {
    await rm(attemptFile(dist), { force: true });
    await rm(dist, { recursive: true, force: true });
  }
}

const machineWith = (load: number, chromium: string): Machine => ({
  processor: cpus()[0]?.model ?? 'ukjent prosessor',
  cores: cpus().length,
  load,
  node: process.versions.node,
  chromium,
});

interface Wanted {
  readonly help: boolean;
  readonly json: boolean;
  readonly rounds: number;
}

const flags = { runder: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } as const;

function readArgs(args: readonly string[]): Wanted | { readonly fault: string } {
  const { tokens, values } = parseArgs({ args: [...args], options: flags, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') return { fault: `Forstår ikke «${token.value}».` };
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(flags, token.name)) return { fault: `Flagget ${token.rawName} finnes ikke.` };
    if (token.name !== 'runder' && token.value !== undefined)
      return { fault: `Flagget ${token.rawName} tar ingen verdi.` };
  }
  const { runder = '5' } = values;
  const rounds = typeof runder === 'string' ? Number(runder) : Number.NaN;
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 50)
    return { fault: '--runder må være et helt tall fra 1 til 50.' };
  return { help: values.help === true, json: values.json === true, rounds };
}
