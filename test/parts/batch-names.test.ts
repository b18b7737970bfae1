// Names of batches that differ at their end alone.
import { describe, expect, test } from 'vitest';
import { sampleBatch } from '../fakes/batch-calls.ts';
import { usePartWindow } from './open-window.ts';

const { open, page } = usePartWindow();

/** What is cut at the end of its line. */
const cut = (words: RegExp): Promise<number> =>
  page()
    .getByText(words)
    .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight + 1).length);

describe('names that differ at their end alone', () => {
  const words = 'make-the-sky-over-this-harbour-an-orange-winter-evening';

  test('are told apart in the queue', async () => {
    await open({ batches: ['', '-2'].map((end, n) => sampleBatch({ id: `01JD00000000000000000000B${n}`, set: `${words}${end}` })) });
    await page()
      .getByRole('button', { name: /^Queue/ })
      .click();
    await page().getByText(`${words}-2`, { exact: true }).waitFor();
    expect(await cut(new RegExp(`^${words}`))).toBe(0);
  });
});
