import type { Page } from 'playwright-core';
import type { Finding } from './finding.ts';
import { packageFrame } from './open-package.ts';
import type { Stop } from './page/focus.ts';

/** More stops than any view has: a walk as long as this is caught in something. */
const longest = 400;

/** A target of ours (ux-reliability.md §2.2); half a pixel is the browser's rounding. */
const smallest = 43.5;

/** Goes through a document with Tab, from where focus is to its end, and tells where it stopped and what was wrong there. */
export async function tabWalk(page: Page): Promise<{ stops: readonly Stop[]; findings: readonly Finding[] }> {
  const frame = packageFrame(page);
  await frame.evaluate(() => window.samspillChecks.beginWalk());
  const stops: Stop[] = [];
  const findings: Finding[] = [];
  const begin = (await frame.evaluate(() => window.samspillChecks.step())).stop;
  for (;;) {
    await page.keyboard.press('Tab');
    const { stop, wasMarked } = await frame.evaluate(() => window.samspillChecks.step());
    const before = stops.at(-1);
    if (!wasMarked && before) findings.push({ check: 'focus-visible', where: before.what });
    if (!stop) break;
    // A window of its own begins anew after the last stop.
    if (stop.order < (stops[0]?.order ?? 0)) break;
    stops.push(stop);
    if (stop.visits > 1 || stops.length > longest) {
      findings.push({ check: 'focus-trap', where: stop.what });
      break;
    }
    findings.push(...wrongAt(stop, before));
  }
  for (const where of await frame.evaluate((order) => window.samspillChecks.missed(order), begin?.order ?? 0))
    findings.push({ check: 'focus-trap', where: `never reached: ${where}` });
  return { stops, findings };
}

function wrongAt(stop: Stop, before: Stop | undefined): Finding[] {
  const { what: where, box } = stop;
  const isBack = before !== undefined && stop.order < before.order;
  // A column to the right begins above where the one before it ended.
  const isAbove = before !== undefined && box.bottom <= before.box.top && box.left <= before.box.left;
  const isHidden = !stop.isInView || !stop.isOnTop;
  return [
    ...(isBack || isAbove ? [{ check: 'focus-order', where } as const] : []),
    ...(stop.isShown ? [] : [{ check: 'focus-visible', where } as const]),
    ...(stop.isShown && isHidden ? [{ check: 'focus-obscured', where: `${where} under ${stop.over}` } as const] : []),
    ...(stop.isControl && (stop.width < smallest || stop.height < smallest)
      ? [{ check: 'target-size', where: `${where} ${Math.round(stop.width)} × ${Math.round(stop.height)}` } as const]
      : []),
  ];
}
