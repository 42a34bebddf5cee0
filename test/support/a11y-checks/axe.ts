import type { AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';
import type { Finding } from './finding.ts';
import { axeSource } from './open-package.ts';

declare const axe: { run(scope: object, options: object): Promise<AxeResults> };

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const runs = {
  /** WCAG 2.2 AA, and what axe's makers hold to besides; without what takes most of the time, and is asked of each colour scheme. */
  markup: { runOnly: { type: 'tag', values: tags }, rules: { 'color-contrast': { enabled: false } } },
  /** All that another colour scheme can change: the document is the same. */
  colours: { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
  /** What the document says of itself. */
  page: { runOnly: { type: 'rule', values: ['document-title', 'html-has-lang', 'meta-viewport'] } },
};

/** What axe finds in a frame, by some of its rules. */
export async function axeFindings(frame: Frame, what: keyof typeof runs): Promise<Finding[]> {
  // Trusted Types refuse a script of ours in the page, so axe comes in by the debugger.
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axeSource);
  const found = await frame.evaluate(
    async ({ options, isOfView }) => {
      // The colours of what is hidden are nobody's, and take their time all the same.
      const scope = isOfView ? { exclude: ['section.sam-view[hidden]'] } : document;
      const { violations } = await axe.run(scope, { ...options, resultTypes: ['violations'], preload: false });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ id, where: html.slice(0, 110) })));
    },
    { options: runs[what], isOfView: what === 'colours' },
  );
  return found.map(({ id, where }) => ({ check: `axe ${id}`, where }));
}
