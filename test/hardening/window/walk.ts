// A person's walk through the whole window: everything that opens is opened, an edit is made, looked at, found and asked for again.
import { instruction, run, until } from '../../e2e/scene.ts';
import type { RunningStudio } from '../../e2e/studio.ts';

/** Presses what is there and visible; what is not there on this run is passed by. */
export async function walk({ page, dropFiles }: RunningStudio, photo: string, words = 'make the sky red'): Promise<readonly string[]> {
  const opened: string[] = [];
  const press = async (role: 'button' | 'tab' | 'menuitem', name: RegExp): Promise<void> => {
    const found = page.getByRole(role, { name }).first();
    if (!(await found.isVisible().catch(() => false)) || !(await found.isEnabled().catch(() => false))) return;
    await found.click({ timeout: 5000 }).then(
      () => opened.push(String(name)),
      () => undefined,
    );
    await page.waitForTimeout(60);
  };
  const escape = async (): Promise<void> => page.keyboard.press('Escape');

  await instruction(page).waitFor();
  await dropFiles(null, [photo]);
  await page.getByText(/Sends 1 picture/).waitFor();
  await run(page, words);
  await page.getByRole('slider', { name: 'Before and after' }).waitFor({ timeout: 60_000 });
  for (const name of [/^Number of edits/, /^Queue/, /^Info/, /zoom in/i, /zoom out/i, /^Settings/]) {
    await press('button', name);
    await escape();
  }
  await press('button', /^Library/);
  await page.getByRole('combobox', { name: 'Search the library' }).fill('red sky');
  await page.getByRole('gridcell').first().waitFor();
  opened.push('library');
  await page.getByRole('gridcell').first().click();
  for (const key of ['Space', 'Escape', 'Enter', 'Escape', '1', '5', 'f']) await page.keyboard.press(key);
  const names = await page
    .getByRole('button')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? button.textContent ?? ''));
  // Whatever else has a name and leads to no dialog of the system.
  for (const name of new Set(names)) {
    if (
      name.trim() === '' ||
      /^(Run|Quit|Choose|Open|Show|Top up|Get|Add|Reveal|Rebuild|Forget|Send|Remove|Reference|Credits|Export)/i.test(name)
    )
      continue;
    await press('button', new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
    await escape();
  }
  await until(async () => (await page.getByRole('button').count()) > 0, 'the window alive', 20_000).catch(async (error: unknown) => {
    const stands = await page.evaluate(() => document.body.innerHTML.slice(0, 1500)).catch(String);
    throw new Error(`after ${opened.join(' ')}, there stands: ${stands}`, { cause: error });
  });
  return opened;
}
