// Waiting for the end of what moves.
import type { Page } from 'playwright';

/** Until what fades or slides has come to its end. What goes on for ever, as a turning wheel does, is not waited for. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    // What has just been changed is drawn once; its transitions have begun by then. A second round takes those that an end began.
    for (let round = 0; round < 2; round += 1) {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const ending = document
        .getAnimations()
        .filter((one) => one.playState === 'running' && Number.isFinite(one.effect?.getComputedTiming().endTime));
      await Promise.allSettled(ending.map(({ finished }) => finished));
    }
  });
