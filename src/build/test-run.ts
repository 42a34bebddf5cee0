import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How many checks held. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Names of those that held only at the second try: a browser on a busy machine, or a fault that comes and goes. */
  readonly shaky?: readonly string[];
}

/** A command that is part of the whole check. */
export interface Stage {
  readonly name: string;
  /** The program under `node_modules`, then its arguments. */
  readonly command: readonly [string, ...string[]];
  /** How a test runner tells its figures; a command without counts as one check. */
  readonly report?: Report;
}

/** Where a test runner puts its figures, and how they are read. */
export interface Report {
  /** What makes the runner write to `file`. */
  request(file: string): { readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> };
  /** Throws when `json` is not the runner's report. */
  read(json: string): Counts;
}

/** What a command ended with: its exit code, and the report it left, if any. */
interface Outcome {
  readonly exitCode: number;
  readonly report?: string;
}

/** Runs every stage, also after one has failed, and adds up what they say. */
export async function runStages(
  stages: readonly Stage[],
  { root, log, run = runCommand }: { root: string; log: (line: string) => void; run?: typeof runCommand },
): Promise<Counts> {
  const total = { passed: 0, failed: 0 };
  for (const stage of stages) {
    log(`\n── ${stage.name}`);
    const { passed, failed, shaky = [] } = countsOf(stage, await run(stage, root));
    total.passed += passed;
    total.failed += failed;
    for (const name of shaky) log(`── Holdt først ved andre forsøk: ${name}`);
    log(`── ${stage.name}: ${summary({ passed, failed })}`);
  }
  return total;
}

/** The line that closes `npm test`. */
export const summary = ({ passed, failed }: Counts): string => `${passed} passed, ${failed} failed`;

/** What a stage counts for. A runner that ran nothing, broke off or left no report has failed once at least. */
export function countsOf({ report }: Stage, { exitCode, report: json }: Outcome): Counts {
  if (!report) return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const counts = readReport(report, json);
  const ran = counts.passed + counts.failed > 0;
  return counts.failed === 0 && (exitCode !== 0 || !ran) ? { ...counts, failed: 1 } : counts;
}

function readReport(report: Report, json: string | undefined): Counts {
  try {
    return json === undefined ? { passed: 0, failed: 1 } : report.read(json);
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** Runs a stage with its output shown as it comes; the report is read from a folder of its own. */
async function runCommand({ command, report }: Stage, root: string): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'samspill-test-'));
  const file = join(folder, 'report.json');
  const { args = [], env = {} } = report?.request(file) ?? {};
  const [program, ...given] = command;
  try {
    const exitCode = await new Promise<number>((resolve, reject) => {
      const options = { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } } as const;
      spawn(process.execPath, [join(root, 'node_modules', program), ...given, ...args], options)
        .on('error', reject)
        .on('close', (code) => resolve(code ?? 1));
    });
    const text = await readFile(file, 'utf8').catch(() => undefined);
    return text === undefined ? { exitCode } : { exitCode, report: text };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Figures of vitest, by its own JSON reporter. */
export const vitestReport: Report = {
  request: (file) => ({ args: ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`] }),
  read: (json) => ({ ...readCounts(json, 'numPassedTests', 'numFailedTests'), shaky: readShaky(json) }),
};

/** A test that passed, and has a failure to tell of all the same. */
function readShaky(json: string): string[] {
  const { testResults = [] }: { testResults?: readonly TestFile[] } = JSON.parse(json);
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
    .map(({ fullName }) => fullName);
}

interface TestFile {
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages: readonly string[];
  }[];
}

/** Figures of the element tests, by `countReporter`. */
export const elementReport: Report = {
  request: (file) => ({ env: { SAMSPILL_COUNT_FILE: file } }),
  read: (json) => readCounts(json, 'passed', 'failed'),
};

function readCounts(json: string, passedKey: string, failedKey: string): Counts {
  const report: unknown = JSON.parse(json);
  const figures = new Map<string, unknown>(Object.entries(report ?? {}));
  const [passed, failed] = [figures.get(passedKey), figures.get(failedKey)];
  if (typeof passed !== 'number' || typeof failed !== 'number') throw new TypeError('The report holds no figures');
  return { passed, failed };
}
