import { mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeRecordLocations } from '../../../../main/library/store/record-locations.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { idOf, recordOf } from '../records.ts';

const chosen = async (): Promise<void> => undefined;

/** Locations in an empty library, and who was asked for an edit. */
function openRecords(indexed: (id: string) => Promise<string | null> = async () => null) {
  const folder = path.join(temporaryFolder(), 'library');
  mkdirSync(folder);
  const asked: string[] = [];
  const records = makeRecordLocations(folder, {
    marked: async () => (asked.push('marker'), null),
    indexed: (id) => (asked.push('index'), indexed(id)),
  });
  return { folder, asked, records };
}

test('a new edit is asked for once in all the steps of its first save', async () => {
  const { folder, asked, records } = openRecords();
  const record = recordOf(1);
  const { base } = await records.baseOf(record);
  await records.baseOf(record);
  expect([await records.readSoon(record.id), asked]).toEqual([null, ['marker', 'index']]);
  const { path: written } = await records.writeFirst(record, chosen);
  expect(path.join(folder, written)).toBe(`${base}.json`);
  expect((await records.readSoon(record.id))?.found.kind).toBe('record');
  expect(asked).toEqual(['marker', 'index']);
});

test('one that was moved right after its first save is asked for again', async () => {
  const { folder, asked, records } = openRecords();
  const record = recordOf(1);
  await records.baseOf(record);
  const { path: written } = await records.writeFirst(record, chosen);
  renameSync(path.join(folder, written), path.join(folder, 'elsewhere.json'));
  expect([await records.readSoon(record.id), asked]).toEqual([null, ['marker', 'index', 'marker', 'index']]);
});

test('an edit that is looked up is asked for each time: another program may have brought it', async () => {
  const { asked, records } = openRecords();
  await records.baseOf(recordOf(1));
  await records.read(idOf(1));
  await records.pathOf(idOf(1));
  expect(asked).toEqual(['marker', 'index', 'marker', 'index', 'marker', 'index']);
});

test('an edit of which the index could not say whether it knows it is asked for again', async () => {
  const { asked, records } = openRecords(() => Promise.reject(new Error('the index worker died')));
  await records.baseOf(recordOf(1));
  await records.readSoon(idOf(1));
  expect(asked).toEqual(['marker', 'index', 'marker', 'index']);
});
