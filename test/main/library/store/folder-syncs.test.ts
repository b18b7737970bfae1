import { expect, test } from 'vitest';
import { makeFolderSyncs } from '../../../../main/library/store/folder-syncs.ts';

/** Folders that are synced when they are let go. */
function held() {
  const asked: { readonly folder: string; readonly end: (error?: Error) => void }[] = [];
  const syncs = makeFolderSyncs(
    (folder) =>
      new Promise((resolve, reject) => {
        asked.push({ folder, end: (error) => (error === undefined ? resolve() : reject(error)) });
      }),
  );
  return { asked, syncs };
}

const settled = async (work: Promise<void>): Promise<string> => {
  let state = 'waits';
  void work.then(
    () => (state = 'is there'),
    (error: Error) => (state = error.message),
  );
  await new Promise((done) => setImmediate(done));
  return state;
};

test('a record waits for the folders of its own pictures alone', async () => {
  const { asked, syncs } = held();
  syncs.begin('one', '2026/10');
  syncs.begin('one', '2026/11');
  syncs.begin('other', '2026/10');
  asked[0]?.end();
  expect(await settled(syncs.settle('one'))).toBe('waits');
  asked[1]?.end();
  expect([await settled(syncs.settle('one')), await settled(syncs.settle('other')), await settled(syncs.settle('third'))]).toEqual([
    'is there',
    'waits',
    'is there',
  ]);
});

test('what the disk says against a name is said to the save, and asked anew for the next one', async () => {
  const { asked, syncs } = held();
  syncs.begin('one', '2026/10');
  asked[0]?.end(new Error('a fault'));
  expect(await settled(syncs.settle('one'))).toBe('a fault');
  expect(asked.length).toBe(1);
  const again = syncs.settle('one');
  expect([await settled(again), asked.map(({ folder }) => folder)]).toEqual(['waits', ['2026/10', '2026/10']]);
  asked[1]?.end();
  expect([await settled(again), await settled(syncs.settle('one')), asked.length]).toEqual(['is there', 'is there', 2]);
});

test('an end waits for all of them, however they went', async () => {
  const { asked, syncs } = held();
  syncs.begin('one', '2026/10');
  syncs.begin('other', '2026/10');
  asked[0]?.end(new Error('a fault'));
  expect(await settled(syncs.all())).toBe('waits');
  asked[1]?.end();
  expect(await settled(syncs.all())).toBe('is there');
});
