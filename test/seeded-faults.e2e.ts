import { afterAll, beforeAll, expect, it } from 'vitest';
import { battery } from './support/a11y-checks/battery.ts';
import { told } from './support/a11y-checks/finding.ts';
import { openPackage } from './support/a11y-checks/open-package.ts';
import { type SeededFault, seed, seededFaults } from './support/seeded-faults.ts';
import { openStage, type Stage } from './support/stage.ts';

/** Of thirty (issue 6). */
const wanted = 26;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** What the battery says of a view, with a fault in the package or without. */
async function findingsOf(module: string, view: string, fault?: SeededFault): Promise<string[]> {
  const page = await openPackage(stage, module, {
    before: async (opened) => {
      await opened.clock.install();
      if (fault) await seed(opened, fault);
    },
  });
  page.setDefaultTimeout(10_000);
  await fault?.inPage?.(page);
  const found = told(await battery(page, view));
  await page.context().close();
  return found;
}

const views = [...new Map(seededFaults.map(({ module, view }) => [`${module} ${view}`, { module, view }])).values()];

it.each(views)('the battery finds nothing in $module, $view, as it is', async ({ module, view }) => {
  expect(await findingsOf(module, view)).toEqual([]);
});

const caught = new Map<string, string>();

it.each(seededFaults)('$criterion $name', async (fault) => {
  const found = await findingsOf(fault.module, fault.view, fault);
  const hit = found.find((finding) => fault.finder.test(finding));
  if (hit) caught.set(fault.name, hit.slice(0, 90));
  expect(found, 'is found by the check that is there for it').toContainEqual(expect.stringMatching(fault.finder));
});

it('thirty faults, of which at least 26 are found', () => {
  const list = seededFaults.map(
    ({ name, criterion }) =>
      `  ${caught.has(name) ? 'found ' : 'MISSED'} ${criterion} ${name} – ${caught.get(name) ?? ''}`,
  );
  process.stdout.write(`\n${caught.size} of ${seededFaults.length} seeded faults are found:\n${list.join('\n')}\n`);
  expect(seededFaults).toHaveLength(30);
  expect(caught.size).toBeGreaterThanOrEqual(wanted);
});
