import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ChaosRun, playChaos } from './support/chaos.ts';
import { openStage, type Stage } from './support/stage.ts';

/** `npm test` plays forty; `npm run kaos` asks for more, or for one again. */
const count = Number(process.env.SAMSPILL_KAOS ?? 40);
const first = Number(process.env.SAMSPILL_KAOS_FRA ?? 1);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const told = ({ seed, where, story, lost, lies }: ChaosRun): string =>
  [`seed ${seed}, ${where}`, ...story.map((line) => `  ${line}`), ...lost, ...lies].join('\n');

it(`${count} sessions with random faults: after one clean launch the server has what happened, and «Lagret» was true`, {
  // By its seeds it is the same again: a second try would hide what one in many of them finds.
  timeout: 120_000 + count * 10_000,
  retry: 0,
}, async () => {
  const seeds = Array.from({ length: count }, (_, index) => first + index);
  const bad: string[] = [];
  const runs = await playChaos(stage.browser, stage.url, seeds, (run) => {
    if (run.lost.length > 0 || run.lies.length > 0) bad.push(told(run));
  });
  expect(bad.join('\n\n')).toBe('');
  expect(runs).toHaveLength(count);
});
