const two = (value: number): string => String(value).padStart(2, '0');

/** Hundredths of a second, as an integer from 0; what is not a number counts 0. */
const hundredths = (seconds: number): number => (Number.isFinite(seconds) ? Math.max(0, Math.round(seconds * 100)) : 0);

const longest = 9999 * 360_000 + 359_999;

/** `HHHH:MM:SS.ss` (SCORM 1.2 RTE 3.4, CMITimespan), in the form that Moodle accepts and adds up right. */
export function scorm12Timespan(seconds: number): string {
  const total = Math.min(hundredths(seconds), longest);
  const [hours, minutes, rest] = [Math.floor(total / 360_000), Math.floor(total / 6000) % 60, total % 6000];
  return `${String(hours).padStart(4, '0')}:${two(minutes)}:${two(Math.floor(rest / 100))}.${two(rest % 100)}`;
}

/** `HH:MM:SS` of the learner's clock (SCORM 1.2 RTE 3.4, CMITime). */
export const scorm12Time = (at: Date): string => [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':');

/** `PT5M12.4S` (ISO 8601, xAPI Data 4.6), at most two decimals, hours as the largest unit. */
export function isoDuration(seconds: number): string {
  const total = hundredths(seconds);
  const [hours, minutes, rest] = [Math.floor(total / 360_000), Math.floor(total / 6000) % 60, (total % 6000) / 100];
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest || total < 6000 ? `${rest}S` : ''}`;
}

/**
 * `2026-11-21T20:40:00.00Z` (SCORM 2004 RTE 4.1.1.7, time(second,10,0)): two decimals, since three are refused, and `Z` only
 * after decimals.
 */
export const scorm2004Time = (at: Date): string => `${at.toISOString().slice(0, 22)}Z`;
