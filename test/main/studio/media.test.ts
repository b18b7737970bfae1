import { expect, test } from 'vitest';
import { makeAhead } from '../../../main/studio/media.ts';
import type { MediaAddress } from '../../../main/studio/media.ts';
import { sampleEdit } from '../../fakes/studio-samples.ts';

const picture = { width: 1248, height: 832, bytes: 1, mediaType: 'image/png' } as const;

test('thumbnails of every new result are made ahead in the sizes of the grid, and trouble with one stops nothing', async () => {
  const asked: MediaAddress[] = [];
  const lines: string[] = [];
  const ahead = makeAhead(
    async (address) => {
      asked.push(address);
      if (address.kind === 'result' && address.index === 0) throw new Error('no process');
      return null;
    },
    (line) => lines.push(line),
  );
  const { id } = sampleEdit(1);
  ahead(sampleEdit(1, { results: [picture, picture] }));
  ahead(sampleEdit(2, { state: 'failed', results: [] }));
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toEqual([0, 1].flatMap((index) => [320, 160].map((longSide) => ({ kind: 'result', editId: id, index, longSide }))));
  expect(lines).toEqual(['no thumbnail ahead: Error: no process', 'no thumbnail ahead: Error: no process']);
});
