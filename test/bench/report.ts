import type { Counts } from './counts.ts';
import type { Round } from './rounds.ts';
import { type PackageSizes, type Size, sizeBudgets, zipBudget } from './sizes.ts';

/** The machine that was measured on; times mean nothing without it. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** How many processes wanted a core in the last minute, when the measuring began. */
  readonly load: number;
  readonly node: string;
  readonly chromium: string;
}

/** All that was measured. */
export interface Measured {
  readonly machine: Machine;
  readonly module: string;
  readonly rounds: readonly Round[];
  /** Wall time of each cold build, in milliseconds. */
  readonly buildMs: readonly number[];
  readonly counts: Counts;
  readonly sizes: PackageSizes;
}

/** One line of the report. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: 's' | 'ms' | 'kB' | 'tegn' | '';
  /** The smallest and largest of what `value` is the median of. */
  readonly spread?: readonly [number, number];
  readonly limit?: number;
  /** What the plain page took in the same run. */
  readonly plain?: number;
  /** `value` over `plain`: the median of the rounds' own ratios. */
  readonly ratio?: number;
  readonly ratioLimit?: number;
  /** Nothing where there is no limit. */
  readonly ok?: boolean;
}

/** The report, line by line (design.md §6, and the bars of peers.md). */
export const rowsOf = ({ rounds, buildMs, counts, sizes }: Measured): readonly Row[] =>
  [
    timed('Første innhold på skjermen (CPU 6×, 400 kbit/s, 400 ms)', rounds, 'paint', {
      plain: 'plainPaint',
      ratioLimit: 1.25,
    }),
    timed('Største innhold på skjermen (samme linje)', rounds, 'largest', { plain: 'plainLargest', limit: 1.2 }),
    timed('Første oppgave kan besvares (samme linje; på den statiske siden: kan leses)', rounds, 'answerable', {
      plain: 'plainAnswerable',
    }),
    {
      ...worst('Innhold som flytter seg (samme linje)', rounds, 'shift'),
      plain: Math.max(...of(rounds, 'plainShift')),
    },
    timed(`Første leksjon kan leses (${line})`, rounds, 'readable', { plain: 'plainReadable', limit: 0.45 }),
    timed(`Første svar har fått forklaring (${line})`, rounds, 'answered', { limit: 1.4 }),
    { ...timed('Fra svar til forklaring (CPU 6×)', rounds, 'feedback', {}, 1), unit: 'ms', limit: 50 } as const,
    {
      ...timed('– når læringsplattformen holder siden igjen i 10 s', rounds, 'feedbackBlocked', {}, 1),
      unit: 'ms',
      limit: 50,
    } as const,
    {
      ...timed(
        'Fra handling til neste bilde, lengste av svar og to leksjonsbytter (CPU 6×)',
        rounds,
        'interaction',
        {},
        1,
      ),
      unit: 'ms',
      limit: 100,
    } as const,
    worst('Innhold som flytter seg ved første start', rounds, 'shiftAtLaunch'),
    worst('Innhold som flytter seg når du kommer tilbake', rounds, 'shiftAtResume'),
    { ...counted('Forespørsler besvart før første leksjon kan leses', of(rounds, 'arrived')), limit: 1 },
    counted('– og forespørsler som da er begynt', of(rounds, 'asked')),
    { ...counted('Data hentet før første leksjon kan leses', of(rounds, 'bytes'), 1000), unit: 'kB' } as const,
    fact('Forespørsler i alt ved oppstart', counts.launchRequests),
    fact('Forespørsler til andre enn LMS-et og LRS-en', counts.foreignRequests, { limit: 0 }),
    fact('Forespørsler til LMS-et for ett svar', counts.answerRequests, { limit: 2 }),
    fact('– med så mange LMSSetValue', counts.answerSets),
    fact('– og så mange LMSCommit', counts.answerCommits),
    fact('Tilstand når modulen er fullført', counts.stateLength, { unit: 'tegn', limit: 500 }),
    ...sizeRows(sizes),
    {
      ...timed(
        'Bygg av alle moduler, kald start',
        buildMs.map((ms) => ({ ms })),
        'ms',
        {},
      ),
      limit: 2,
    },
  ].map(judge);

const line = 'CPU 4×, 1,6 Mbit/s, 150 ms';

const of = <K extends string>(rounds: readonly Readonly<Record<K, number>>[], key: K): number[] =>
  rounds.map((round) => round[key]);

/** A time: the median of the rounds, in seconds unless `divisor` says otherwise. */
function timed<K extends string>(
  what: string,
  rounds: readonly Readonly<Record<K, number>>[],
  key: K,
  { plain, ...limits }: { plain?: K; limit?: number; ratioLimit?: number },
  divisor = 1000,
): Row {
  const values = of(rounds, key).map((value) => value / divisor);
  const beside = plain && of(rounds, plain).map((value) => value / divisor);
  return {
    what,
    value: median(values),
    unit: 's',
    spread: [Math.min(...values), Math.max(...values)],
    ...limits,
    ...(beside && {
      plain: median(beside),
      ratio: median(values.map((value, index) => value / (beside[index] ?? Number.NaN))),
    }),
  };
}

const worst = <K extends string>(what: string, rounds: readonly Readonly<Record<K, number>>[], key: K): Row => ({
  what,
  value: Math.max(...of(rounds, key)),
  unit: '',
  limit: 0,
});

const counted = (what: string, values: readonly number[], divisor = 1): Row => {
  const scaled = values.map((value) => value / divisor);
  return { what, value: median(scaled), unit: '', spread: [Math.min(...scaled), Math.max(...scaled)] };
};

const fact = (what: string, value: number, rest: Partial<Row> = {}): Row => ({ what, value, unit: '', ...rest });

function sizeRows(sizes: PackageSizes): Row[] {
  const { documents, inlineCss, player, playerCss, xapi, zip } = sizes;
  return [
    ...[...documents].flatMap(([path, size]) => both(path, size, sizeBudgets.document)),
    ...both('CSS inne i dokumentet', inlineCss, sizeBudgets.inlineCss),
    ...both('player.js', player, sizeBudgets.player),
    ...both('player.css', playerCss),
    ...both('xapi.js, bare der det er en LRS', xapi),
    fact('Pakken som zip', zip / 1000, { unit: 'kB', limit: zipBudget(sizes) / 1000 }),
  ];
}

const both = (what: string, { raw, gzip }: Size, limit?: Size): Row[] => [
  fact(what, raw / 1000, { unit: 'kB', ...(limit && { limit: limit.raw / 1000 }) }),
  fact(`${what}, gzip`, gzip / 1000, { unit: 'kB', ...(limit && { limit: limit.gzip / 1000 }) }),
];

function judge(row: Row): Row {
  const { value, limit, ratio, ratioLimit } = row;
  if (limit === undefined && ratioLimit === undefined) return row;
  const within = limit === undefined || value <= limit;
  return { ...row, ok: within && (ratioLimit === undefined || (ratio ?? Number.NaN) <= ratioLimit) };
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

const heading = ['Mål', 'Verdi', 'Min–maks', 'Grense', 'Statisk side', 'Forhold', ''];

/** The report as a table in Norwegian, with what it was measured on above it. */
export function table(measured: Measured): string {
  const rows = rowsOf(measured);
  const cells = [heading, ...rows.map(cellsOf)];
  const width = (column: number): number => Math.max(...cells.map((row) => row[column]?.length ?? 0));
  const written = cells.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(width(0)) : cell.padStart(width(column))))
      .join('  ')
      .trimEnd(),
  );
  const over = rows.filter(({ ok }) => ok === false);
  return [facts(measured), '', ...written, '', summary(over)].join('\n');
}

function facts({ machine, module, rounds }: Measured): string {
  const { processor, cores, load, node, chromium } = machine;
  const busy = load > cores / 2 ? ' Maskinen var opptatt med annet, så tidene kan være for høye.' : '';
  return [
    `Modul ${module}, median av ${rounds.length} ${rounds.length === 1 ? 'runde' : 'runder'} med ny nettleserprofil og tom buffer, uten komprimering.`,
    `${processor}, ${cores} kjerner, Node ${node}, Chromium ${chromium}, last ${number(load)} ved start.${busy}`,
  ].join('\n');
}

const summary = (over: readonly Row[]): string =>
  over.length === 0
    ? 'Alt er innenfor grensene.'
    : `Over grensen: ${over.length}\n${over.map(({ what }) => `  ${what}`).join('\n')}`;

function cellsOf({ what, value, unit, spread, limit, plain, ratio, ratioLimit, ok }: Row): string[] {
  const amount = (figure: number) => `${number(figure, unit === 's' ? 2 : 1)}${unit && ` ${unit}`}`;
  return [
    what,
    amount(value),
    spread && spread[0] !== spread[1] ? `${number(spread[0], 2)}–${number(spread[1], 2)}` : '',
    ratioLimit === undefined ? (limit === undefined ? '' : amount(limit)) : `${number(ratioLimit, 2)} ×`,
    plain === undefined ? '' : amount(plain),
    ratio === undefined ? '' : `${number(ratio, 2)} ×`,
    ok === undefined ? '' : ok ? 'ok' : 'over grensen',
  ];
}

const number = (value: number, digits = 2): string =>
  new Intl.NumberFormat('nb', { maximumFractionDigits: digits }).format(value);

/** The report as JSON, with every round as it was measured. */
export const json = (measured: Measured): string =>
  JSON.stringify(
    { machine: measured.machine, module: measured.module, rows: rowsOf(measured), rounds: measured.rounds },
    null,
    2,
  );
