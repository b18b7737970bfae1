import { expect, test } from 'vitest';
import type { MediaAddress } from '../../../main/studio/session/media.ts';
import type { MediaFile } from '../../../main/studio/session/media-file.ts';
import { makeThumbnailPrefetch } from '../../../main/studio/prefetch-thumbnails.ts';
import { sampleEdit } from '../../fakes/studio-samples.ts';

const noPrints = { make: async () => undefined, close: async () => undefined };

/** Everything that waits for promises alone has been done. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const picture = { width: 1248, height: 832, bytes: 1, mediaType: 'image/png' } as const;

test('thumbnails of every new result are made in the sizes of the grid, one after another, and trouble with one stops none', async () => {
  const asked: MediaAddress[] = [];
  const lines: string[] = [];
  const printed: [string, number][] = [];
  const ahead = makeThumbnailPrefetch(
    async (address) => {
      asked.push(address);
      if (address.kind === 'result' && address.index === 0) throw new Error('no process');
      return null;
    },
    { ...noPrints, make: async (of, nth) => void printed.push([of, nth]) },
    (line) => lines.push(line),
  );
  const { id } = sampleEdit(1);
  ahead.make(sampleEdit(1, { results: [picture, picture] }));
  ahead.make(sampleEdit(2, { state: 'failed', results: [] }));
  await expect.poll(() => asked.length).toBe(4);
  expect(asked).toEqual([0, 1].flatMap((index) => [320, 160].map((longSide) => ({ kind: 'result', editId: id, index, longSide }))));
  expect(lines).toEqual(['no thumbnail ahead: Error: no process', 'no thumbnail ahead: Error: no process']);
  // What it looks like is learned when its thumbnail is there.
  await expect
    .poll(() => printed)
    .toEqual([
      [id, 0],
      [id, 1],
    ]);
  await ahead.close();
});

test('closing waits for the one that is being made and begins no other', async () => {
  const asked: MediaAddress[] = [];
  const ended: ((file: MediaFile | null) => void)[] = [];
  const ahead = makeThumbnailPrefetch(
    (address) => {
      asked.push(address);
      return new Promise((resolve) => ended.push(resolve));
    },
    noPrints,
    () => undefined,
  );
  ahead.make(sampleEdit(1, { results: [picture] }));
  await expect.poll(() => asked.length).toBe(1);
  let closed = false;
  const closing = ahead.close().then(() => {
    closed = true;
  });
  await turn();
  expect(closed).toBe(false);
  ended[0]?.(null);
  await closing;
  ahead.make(sampleEdit(2, { results: [picture] }));
  await turn();
  expect(asked).toHaveLength(1);
});
