import type { Clock } from '../tracking/clock.ts';
import type { SaveStatus, SaveStatusKind } from '../tracking/save-status.ts';

/** What passes by itself, more or less often: to say it each time would drown the lesson. */
const passing: ReadonlySet<SaveStatusKind> = new Set(['saved', 'on-device', 'unsaved']);

/** What has come and gone within this time is not told aloud after the first time. */
const steadyMs = 5_000;

/** So long after it has been told that trouble is over, no other that passes is told: on a bad line that is two messages a minute, at most. */
const quietMs = 60_000;

/**
 * Chooses what is told aloud: «Lagrer …» and «Lagret» after every tick are not, trouble is, and that it is over. On a line that comes and
 * goes only what lasts is news.
 * @param say called with the status that is to be told
 */
export function saveAnnouncer(clock: Pick<Clock, 'after'>, say: (status: SaveStatus) => void) {
  let told: SaveStatusKind | undefined;
  let cancel: (() => void) | undefined;
  let hadTrouble = false;
  let isQuiet = false;
  const beQuiet = () => {
    isQuiet = true;
    clock.after(quietMs, () => {
      isQuiet = false;
    });
  };
  return (status: SaveStatus): void => {
    if (status.kind === 'saving') return;
    cancel?.();
    cancel = undefined;
    if (status.kind === told) return;
    const tell = () => {
      told = status.kind;
      say(status);
    };
    const tellInTurn = () => {
      if (isQuiet) {
        cancel = clock.after(steadyMs, tellInTurn);
        return;
      }
      tell();
      if (status.kind === 'saved') beQuiet();
    };
    const isFirst = told === undefined || (!hadTrouble && status.kind !== 'saved');
    hadTrouble ||= status.kind !== 'saved';
    if (isFirst || !passing.has(status.kind)) tell();
    else cancel = clock.after(steadyMs, tellInTurn);
  };
}
