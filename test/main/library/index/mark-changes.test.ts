// What the index makes of changed marks alone, beside what it makes of the same rows when they are put anew.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { notOrganised } from '../../../../app/edits/record.ts';
import type { EditRecord, Organised } from '../../../../app/edits/record.ts';
import { monthFolder, recordName } from '../../../../app/library/naming.ts';
import type { MarkedRow } from '../../../../main/library/index/mark-changes.ts';
import { openStore } from '../../../../main/library/index/store.ts';
import type { IndexStore } from '../../../../main/library/index/store.ts';
import { prepare } from '../../../../main/library/index/prepared-row.ts';
import { rowOf } from '../../../../main/library/store/row.ts';
import type { PlacedRow } from '../../../../main/library/store/row.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { idOf, recordOf, resultOf } from '../records.ts';

vi.setConfig({ testTimeout: 240_000 });

type Stamp = MarkedRow['was'];
/** An edit as its file is, and the time of that file. */
type File = { readonly record: EditRecord; readonly stamp: Stamp };

const rowAt = ({ record, stamp }: File, present = true): PlacedRow => ({
  ...rowOf(record),
  path: `${monthFolder(record.stem, record.createdAt)}/${recordName(record.stem)}`,
  ...stamp,
  present,
});
const markedFrom = (was: Stamp, row: PlacedRow): MarkedRow => ({ row: prepare(row, row.path), file: row, was });

/** All that the tables of an index hold, numbers of rows too, but for the structure of the full-text index; and what is found by its words. */
function tablesOf(store: IndexStore): Readonly<Record<string, readonly string[]>> {
  const { file } = store;
  store.close();
  const database = new DatabaseSync(file);
  try {
    database.exec('CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, words, instance)');
    const names = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'words%' ORDER BY name")
      .all()
      .map(({ name }) => String(name));
    const rowsOf = (question: string): string[] =>
      database
        .prepare(question)
        .all()
        .map((row) => JSON.stringify(row))
        .toSorted();
    return Object.fromEntries([
      ...names.map((name) => [name, rowsOf(`SELECT * FROM "${name}"`)] as const),
      ['paths', rowsOf('SELECT place, path FROM edits')],
      ['words', rowsOf('SELECT term, doc FROM temp.vocabulary')],
      ['numbers', rowsOf('SELECT rowid FROM words')],
    ]);
  } finally {
    database.close();
  }
}

const storeNow = (): IndexStore => openStore(join(temporaryFolder(), 'index.sqlite'));

const word = fc.constantFrom('sky', 'Sky', 'sea', 'Straße', '海の空', 'longerthantwentyletters1', 'évening', ' ', '\ud800', '0');
const trashedAt = fc.constantFrom(undefined, null, null, '2026-11-01T00:00:00.000Z');
const marks = fc.record<Partial<Organised>>(
  {
    stars: fc.integer({ min: 0, max: 5 }),
    favourite: fc.boolean(),
    flag: fc.constantFrom(null, 'pick', 'reject'),
    label: fc.option(word, { nil: null }),
    tags: fc.oneof(fc.array(word, { maxLength: 4 }), fc.constant(Array.from({ length: 102 }, (_, n) => `tag ${n}`))),
    note: fc.constantFrom('', ' ', 'sea at evening', 'sky'),
    project: fc.option(word, { nil: null }),
    trashedAt,
  },
  { requiredKeys: [] },
);

const count = 9;
const picture = (seed: number) => resultOf(`${seed}.png`, new Uint8Array([seed]));
const input = (of: number) => ({
  ...{ sha256: 'c'.repeat(64), name: 'Sea at évening.png', mediaType: 'image/png' as const, bytes: 5, width: 8, height: 8, sent: null },
  parent: { editId: idOf(of), index: 0 },
});
/** What is never marked of the n-th edit: those of the sets have theirs for good. */
const others = fc.record({
  prompt: fc.constantFrom('make the sky blue', 'sky', 'sky ', ''),
  state: fc.constantFrom<EditRecord['state'][]>('done', 'done', 'failed', 'cancelled', 'running', 'lost'),
  pictures: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
  parent: fc.option(fc.integer({ min: 0, max: count - 1 }), { nil: null }),
  isImported: fc.constantFrom(false, false, true),
  rehearsal: fc.boolean(),
});
type Others = typeof others extends fc.Arbitrary<infer T> ? T : never;

function recordAs(n: number, { prompt, state, pictures, parent, isImported, rehearsal }: Others, organised: Organised): EditRecord {
  const base = recordOf(n, { prompt, state });
  return {
    ...base,
    // The name is given once.
    stem: recordOf(n).stem,
    service: { ...base.service, rehearsal },
    request: { ...base.request, inputs: parent === null ? [] : [input(parent)], parameters: { seed: pictures.length } },
    results: pictures.map(picture),
    ...(n % 3 === 2 ? {} : { batch: { id: idOf(100_000 + (n % 3)), item: n, set: `set ${n % 3}`, of: 6 } }),
    ...(isImported ? { imported: { from: 'a1111', file: 'x.png', at: base.createdAt, sha256: 'd'.repeat(64), program: 'Sea Maker' } } : {}),
    organised,
  };
}

/** `others`: another program writes something else too; `told`: the index is told of that before; `damaged`: it saw a moment in which it could not be read. */
const step = fc.record({
  n: fc.integer({ min: 0, max: count - 1 }),
  marks,
  others: fc.option(others, { nil: null, freq: 4 }),
  told: fc.boolean(),
  damaged: fc.constantFrom(false, false, false, true),
  present: fc.constantFrom(true, true, true, false),
});
const steps = fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });

describe('marks that change in the index', () => {
  test('leave every table as it would be if the rows were put anew', () => {
    fc.assert(
      fc.property(fc.array(others, { minLength: count, maxLength: count }), steps, (first, groups) => {
        const [light, whole] = [storeNow(), storeNow()];
        const files = first.map((are, n): File & { readonly are: Others } => ({
          ...{ are, record: recordAs(n, are, notOrganised), stamp: { mtimeMs: 1.5, size: n } },
        }));
        let now = 2.5;
        for (const store of [light, whole]) store.put(files.map((file) => rowAt(file)));
        for (const store of [light, whole]) store.transact(() => store.twins.print(idOf(0), 0, new Uint8Array(32)));
        for (const group of groups) {
          const rows = group.map(({ n, marks: some, others: are, told, damaged, present }) => {
            const before = files[n] as (typeof files)[number];
            const theirs = {
              ...before,
              ...(are === null ? {} : { are, record: recordAs(n, are, before.record.organised), stamp: { mtimeMs: (now += 1), size: n } }),
            };
            if (told && are !== null) for (const store of [light, whole]) store.put([rowAt(theirs)]);
            if (damaged)
              for (const store of [light, whole])
                store.transact(() => store.markDamaged(rowAt(theirs).path, { id: 'record.noJson' }, 1, 1));
            const record = { ...theirs.record, organised: { ...theirs.record.organised, ...some } };
            files[n] = { ...theirs, record, stamp: { mtimeMs: (now += 1), size: n } };
            return { was: theirs.stamp, row: rowAt(files[n], present) };
          });
          expect(light.mark(rows.map(({ was, row }) => markedFrom(was, row)))).toEqual(whole.put(rows.map(({ row }) => row)));
          expect(light.revision()).toMatchObject({ membership: whole.revision().membership, apart: whole.revision().apart });
        }
        expect(tablesOf(light)).toEqual(tablesOf(whole));
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });

  test('touch nothing that is never marked where the index knows the very file, and take it anew where it does not', () => {
    const store = storeNow();
    const files = [0, 1, 2].map((n): File => ({ record: { ...recordOf(n), results: [picture(1)] }, stamp: { mtimeMs: 1.5, size: 7 } }));
    store.put(files.map((file) => rowAt(file)));
    const [one, two, three] = files.map(({ record }, n): File => ({
      record: {
        ...{ ...record, results: [{ ...picture(2), width: n === 2 ? 5 : picture(2).width }] },
        organised: { ...record.organised, stars: 4 },
      },
      stamp: { mtimeMs: 3.5, size: 8 },
    })) as [File, File, File];
    store.mark([
      markedFrom({ mtimeMs: 1.5, size: 7 }, rowAt(one)),
      // Of another time, and of another width.
      markedFrom({ mtimeMs: 2.5, size: 7 }, rowAt(two)),
      markedFrom({ mtimeMs: 1.5, size: 7 }, rowAt(three)),
    ]);
    expect(store.one('SELECT stars, mtime_ms, size FROM edits ORDER BY place').all()).toEqual(
      files.map(() => ({ stars: 4, mtime_ms: 3.5, size: 8 })),
    );
    const numbers = store.one('SELECT number FROM pictures ORDER BY place').all();
    expect(new Set(numbers.slice(1).map(({ number }) => number)).size).toBe(1);
    expect(numbers[0]).not.toEqual(numbers[1]);
    store.close();
  });
});
