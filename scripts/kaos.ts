import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Plays many sessions with random faults, and kills many browsers; `--fra` and `--antall` play some of them again. */
const usage = 'Slik bruker du kommandoen: npm run kaos -- [--antall 500] [--fra 1] [--drap 50]';

function readNumbers(): Readonly<Record<'antall' | 'fra' | 'drap', number>> | undefined {
  const text = (usual: string) => ({ type: 'string', default: usual }) as const;
  try {
    const { values } = parseArgs({ options: { antall: text('500'), fra: text('1'), drap: text('50') } });
    const numbers = { antall: Number(values.antall), fra: Number(values.fra), drap: Number(values.drap) };
    return Object.values(numbers).every((number) => Number.isInteger(number) && number >= 0) ? numbers : undefined;
  } catch {
    return undefined;
  }
}

const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e'];

const numbers = readNumbers();
if (numbers) {
  const { antall, fra, drap } = numbers;
  const { status } = spawnSync(
    process.execPath,
    [...vitest, 'test/chaos.e2e.ts', 'test/faults/killed.e2e.ts', '-t', 'random faults|row 2:'],
    {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      stdio: 'inherit',
      env: {
        ...process.env,
        SAMSPILL_KAOS: String(antall),
        SAMSPILL_KAOS_FRA: String(fra),
        SAMSPILL_DRAP: String(drap),
      },
    },
  );
  process.exitCode = status ?? 1;
} else {
  console.error(usage);
  process.exitCode = 1;
}
