/** `0.8333`: at most four decimals, never `.5` or `1e-7`, which Moodle refuses. */
export const decimal = (share: number): string => String(Number(Math.min(1, Math.max(0, share)).toFixed(4)));

/** Writes a score of 0–1 under `element`; raw is always on 0–100, since Moodle's grade is raw as it stands. */
export function writeScore(write: (element: string, value: string) => void, element: string, scaled: number): void {
  write(`${element}.score.scaled`, decimal(scaled));
  write(`${element}.score.min`, '0');
  write(`${element}.score.max`, '100');
  write(`${element}.score.raw`, String(Number((scaled * 100).toFixed(2))));
}
