/** What becomes `xapi.js` in a package that tells an LRS beside what keeps the state. */
export { createLrs } from '../adapters/lrs-client.ts';
export { createReporter } from '../reporter.ts';
