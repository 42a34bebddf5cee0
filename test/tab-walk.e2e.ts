import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeFindings } from './support/a11y-checks/behaviour.ts';
import { told } from './support/a11y-checks/finding.ts';
import { type OpenOptions, openPackage, viewsOf } from './support/a11y-checks/open-package.ts';
import { tabWalk } from './support/a11y-checks/tab-walk.ts';
import { openStage, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const windows: readonly { how: string; options: OpenOptions }[] = [
  { how: 'at 1280 px', options: { viewport: { width: 1280, height: 900 } } },
  { how: 'at 360 px', options: { viewport: { width: 360, height: 740 } } },
  { how: 'in a frame of 650 × 666', options: { frame: { width: 650, height: 666 } } },
];

describe.each(['m1', 'utstilling'])('%s', (module) => {
  it.each(windows)('tells of every view, and can be walked with Tab in it, $how', async ({ how, options }) => {
    const page = await openPackage(stage, module, options);
    const wrong: Record<string, readonly string[]> = {};
    let walked = 0;
    const walk = async (name: string) => {
      const { stops, findings } = await tabWalk(page);
      walked += stops.length;
      if (findings.length > 0) wrong[name] = told(findings);
    };
    await walk('from the top of the document');
    const views = await viewsOf(page);
    for (const view of views) {
      const lost = told(await routeFindings(page, [view]));
      if (lost.length > 0) wrong[`the way to ${view}`] = lost;
      await walk(view);
    }
    process.stdout.write(`\n${module} ${how}: ${walked} stops in ${views.length} views\n`);
    expect(wrong).toEqual({});
    await page.context().close();
  });
});
