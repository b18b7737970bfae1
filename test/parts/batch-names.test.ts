// Names of batches, and of pictures in them, that differ at their end alone.
import { describe, expect, test } from 'vitest';
import { sampleBatch, sampleGathering } from '../fakes/batch-calls.ts';
import { dropFiles } from './drop-files.ts';
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

  test('are told apart on the sheet of a batch of results', async () => {
    const names = ['k7f3', 'm2q9'].map((end) => `20261123-143205_make-the-sky-red_${end}.png`);
    const gathering = sampleGathering(5);
    const pictures = gathering.pictures.map((picture, at) => ({ ...picture, name: names[at] ?? picture.name }));
    await open({ gathering: { ...gathering, pictures } });
    await dropFiles(page(), 5);
    await page().getByRole('button', { name: 'One edit each (5)' }).click();
    await page()
      .getByText(names[1] ?? '')
      .waitFor();
    expect(await cut(/^20261123/)).toBe(0);
  });
});
