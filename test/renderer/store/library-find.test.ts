import { afterAll, expect, test, vi } from 'vitest';
import { find, rowAt } from '../../../renderer/store/library.ts';
import { fakeWorld } from '../../fakes/fake-world.ts';
import { sampleEdit } from '../../fakes/studio-samples.ts';
import { named, openWindow } from '../open-window.ts';

afterAll(() => void vi.unstubAllGlobals());

test('what is typed is answered by its first page; the same query again is counted to its end, so that the grid never shrinks', async () => {
  const fake = await openWindow(fakeWorld({ edits: [sampleEdit(1)] }));
  const before = named(fake, 'library.find').length;
  const rowsBefore = named(fake, 'library.rows').length;
  await find('sky');
  await find('sky');
  await find('sea');
  expect(named(fake, 'library.find').slice(before)).toEqual([
    { query: 'sky', whole: false, fold: false, rows: 100 },
    { query: 'sky', whole: true, fold: false, rows: 100 },
    { query: 'sea', whole: false, fold: false, rows: 100 },
  ]);
  // The first page came with each answer.
  expect(named(fake, 'library.rows').length).toBe(rowsBefore);
  await find('');
  expect(rowAt(0)?.id).toBe(sampleEdit(1).id);
});
