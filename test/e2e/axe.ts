// What axe has to say of a page: every violation, each with its rule and place.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** `within`: a selector; the whole page when not given. Of what is in order nothing is written down, which is half of axe's work. */
export async function findingsOfAxe(page: Page, within?: string): Promise<readonly string[]> {
  // Legacy: without a page of axe's own, which the app did not open and therefore closes.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target.join(' ')}: ${html.slice(0, 200)}`));
}
