import { faultLog } from '../tracking/fault-log.ts';

/** What goes wrong in the page itself, such as an element that throws; for the report to the help desk. */
export const pageFaults = faultLog({ now: () => new Date() });

addEventListener('error', ({ error, message }) => pageFaults.add(toldOf(error ?? message)));
addEventListener('unhandledrejection', ({ reason }) => pageFaults.add(toldOf(reason)));

/** Without what stands in quotation marks: a browser quotes what it could not read there, and that may be the learner's. */
const toldOf = (fault: unknown): string => String(fault).replace(/(["'«]).*["'»]/gs, '…');
