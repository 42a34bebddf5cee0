import { fileURLToPath } from 'node:url';
import { moduleFigures, overviewTable } from '../src/build/overview.ts';

/** Prints every module in figures: words, questions, pictures, LIKS. */
console.log(overviewTable(await moduleFigures(fileURLToPath(new URL('..', import.meta.url)))));
