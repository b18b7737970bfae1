// Drags out of the window, and what the stand-in says the system was given.
import type { Locator } from 'playwright';
import { until } from './scene.ts';
import type { RunningStudio } from './studio.ts';

/** What the stand-in said it would have done, oldest first. */
export const saidOf = (studio: RunningStudio, verb: string): readonly string[] =>
  studio
    .output()
    .split('\n')
    .filter((line) => line.startsWith(`stand-in: ${verb} `))
    .map((line) => line.slice(`stand-in: ${verb} `.length));

export const middle = async (of: Locator): Promise<readonly [number, number]> => {
  const box = await of.boundingBox();
  if (box === null) throw new Error('it is not on screen');
  return [box.x + box.width / 2, box.y + box.height / 2];
};

/** Presses, moves a little, and waits until the system has taken over. */
export async function beginDragOf(studio: RunningStudio, from: Locator): Promise<void> {
  const { page } = studio;
  const before = saidOf(studio, 'drag').length;
  // Waits until it lies still and nothing is over it: a grid that is being laid out moves its cells.
  await from.hover();
  const [x, y] = await middle(from);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 12, y + 6, { steps: 4 });
  await until(() => saidOf(studio, 'drag').length > before, 'the drag');
}
