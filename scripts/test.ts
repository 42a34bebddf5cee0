import { fileURLToPath } from 'node:url';
import { findChromium } from '../src/build/chromium.ts';
import { stages } from '../src/build/stages.ts';
import { runStages, summary } from '../src/build/test-run.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const log = (line: string): void => console.log(line);

// Found or installed once, for all stages. Where there is none they must fail at once, not each try to install it.
process.env.CHROME_PATH = await findChromium().catch((error: Error) => {
  console.error(error.message);
  return 'ingen-chromium';
});
const counts = await runStages(stages, { root, log });
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
log(`\n${summary(counts)}`);
