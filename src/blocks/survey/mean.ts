/** Result of one theme: its name as it was then, and the mean of what was answered, 1–5; `null` where nothing was. */
export type ThemeMean = readonly [name: string, mean: number | null];

/** A self-assessment as it was done once. */
export interface SurveyRun {
  /** Day, as `2026-03-09`. */
  readonly at: string;
  readonly means: readonly ThemeMean[];
}

/** The mean of ticks such as `53-x`; `x` (does not know) and `-` (nothing) do not count. */
export function meanOf(ticks: string): number | null {
  const values = [...ticks].filter((tick) => /[1-5]/.test(tick)).map(Number);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What a mean asks for: to be taken up, to be talked of, or to be shared. */
export const levelOf = (mean: number): 'low' | 'mid' | 'high' => (mean < 2.5 ? 'low' : mean > 3.7 ? 'high' : 'mid');

/** The first run and the latest: what comes after the first takes the place of the latest, unless it only corrects the first. */
export const withRun = (runs: readonly SurveyRun[], run: SurveyRun, isNew: boolean): readonly SurveyRun[] => {
  const [first] = runs;
  return first && (isNew || runs.length > 1) ? [first, run] : [run];
};

/** Runs as they were kept; what is none is left out. */
export const readRuns = (kept: unknown): readonly SurveyRun[] =>
  Array.isArray(kept) ? kept.filter(isRun).slice(0, 2) : [];

const isRun = (value: unknown): value is SurveyRun => {
  if (typeof value !== 'object' || value === null || !('at' in value) || !('means' in value)) return false;
  return (
    typeof value.at === 'string' &&
    !Number.isNaN(Date.parse(value.at)) &&
    Array.isArray(value.means) &&
    value.means.every(isMean)
  );
};

const isMean = (value: unknown): value is ThemeMean =>
  Array.isArray(value) && typeof value[0] === 'string' && (value[1] === null || typeof value[1] === 'number');
