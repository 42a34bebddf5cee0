import type { Page } from 'playwright-core';
import { answer } from '../a11y-states.ts';
import { axeFindings } from './axe.ts';
import { announcedFindings, dialogFindings, routeFindings, timeFindings } from './behaviour.ts';
import type { Finding } from './finding.ts';
import { goTo, packageFrame } from './open-package.ts';
import { tabWalk } from './tab-walk.ts';

/** Everything that is checked of a view: as it stands, by keyboard, by an answer, on the way to it, and by waiting. The clock is installed. */
export async function battery(page: Page, view: string): Promise<readonly Finding[]> {
  const frame = packageFrame(page);
  const look = () => frame.evaluate(() => window.samspillChecks.look());
  const neighbour = await frame.locator(`section.sam-view:not(#${view})`).first().getAttribute('id');
  // As it stood at launch: the title of the first view is the first that a learner hears.
  const findings: Finding[] = [...(await axeFindings(frame, 'page'))];
  findings.push(...(await routeFindings(page, [String(neighbour), view])));
  findings.push(...(await axeFindings(frame, 'markup')), ...(await axeFindings(frame, 'colours')), ...(await look()));
  await goTo(page, view);
  findings.push(...(await tabWalk(page)).findings);
  findings.push(...(await dialogFindings(page)).findings);
  for (const how of ['wrong', 'right'] as const)
    findings.push(...(await announcedFindings(page, () => answerSoon(page, view, how))), ...(await look()));
  return [...findings, ...(await timeFindings(page))];
}

/** An answer to the first question of a view, if there is one, and time enough for its feedback to come. */
async function answerSoon(page: Page, view: string, how: 'right' | 'wrong'): Promise<void> {
  const question = packageFrame(page).locator(`#${view} sam-choice[data-role=practice]`).first();
  if ((await question.count()) === 0) return;
  await answer(page, question, how);
  await page.waitForTimeout(300);
}
