// What axe has to say of a page, for the parts of the window and for the whole app. axe is taken into a page once, however often it is asked there: that takes
// half as long as its answer.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { NodeResult, RunOptions } from 'axe-core';
import type { Page } from 'playwright';

/** One rule that is broken in one place. */
export type Violation = { readonly id: string; readonly target: string; readonly html: string };

type Axe = { readonly run: (context: unknown, options: RunOptions) => Promise<{ violations: { id: string; nodes: NodeResult[] }[] }> };

export const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * `within`: a selector; the whole page when not given. `servedAt`: where the page's own server has `axeSource`, which Chromium then compiles once and not for
 * each page. Of what is in order nothing is written down, which is half of axe's work.
 */
export async function violationsIn(page: Page, within?: string, servedAt?: string): Promise<readonly Violation[]> {
  // It would have to be taken into each.
  if (page.frames().length !== 1) throw new Error('axe looks at one frame, and this page has more');
  if (!(await page.evaluate(() => 'axe' in window)))
    await page.evaluate(servedAt === undefined ? axeSource : `import('${servedAt}').then(() => null)`);
  return page.evaluate(async (selector) => {
    const { axe } = window as unknown as { readonly axe: Axe };
    const { violations } = await axe.run(selector ?? document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => ({ id, target: target.join(' '), html })));
  }, within);
}
