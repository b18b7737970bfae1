// Every complaint of axe about a page, each with its rule and place, as a test prints it.
import type { Page } from 'playwright';
import { violationsIn } from '../axe.ts';

/** `within`: a selector; the whole page when not given. */
export async function findingsOfAxe(page: Page, within?: string): Promise<readonly string[]> {
  return (await violationsIn(page, within)).map(({ id, target, html }) => `${id}: ${target}: ${html.slice(0, 200)}`);
}
