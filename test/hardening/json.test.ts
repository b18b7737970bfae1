// What is read from the disk, the service and the window: bounded, parsed, and unable to change what objects inherit.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { calls as contract } from '../../app/contract/contract.ts';
import { draftSchema } from '../../app/contract/schemas.ts';
import { readCreated, readError, readResponse, readStatus, forKeeping } from '../../app/seaart/wire.ts';
import { patchSettings, readSettings, defaultSettings } from '../../app/settings/settings.ts';
import { parseQuery } from '../../app/library/query.ts';
import { parseRecord, readRecord, recordBytesLimit } from '../../main/library/store/record-files.ts';
import { readProgress } from '../../main/batch/batch-files.ts';
import { openDraftFile, emptyDraft } from '../../main/inputs/draft-file.ts';
import { openKnownLibraries } from '../../main/settings/known-libraries.ts';
import { recordOf } from '../fakes/records.ts';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { filesIn, read } from './tree.ts';

const poison = ['__proto__', 'constructor', 'prototype'];
const keys = fc.oneof(
  fc.constantFrom(...poison, 'polluted', 'id', 'status', 'error', 'outputs', 'request', 'sending', 'layout', 'theme', 'results'),
  fc.string({ maxLength: 8 }),
);
const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  fc.string({ maxLength: 30 }),
  fc.constantFrom('x'.repeat(5000), '\ud800', '../..', 'COMPLETED', '1e999'),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.array(fc.tuple(keys, tie('tree')), { maxLength: 5 }).map(Object.fromEntries),
  ),
}));
/** JSON text in which `__proto__` is a name like any other, as an enemy would write it. */
const text = fc.tuple(tree, fc.constantFrom(...poison)).map(([value, name]) => JSON.stringify({ value }).replace('"value"', `"${name}"`));
const nested = tree.map((value) => JSON.stringify(value));

const inherited = Object.getOwnPropertyNames(Object.prototype).toSorted();
afterEach(() => {
  const now = Object.getOwnPropertyNames(Object.prototype).toSorted();
  if (now.join() !== inherited.join()) throw new Error(`objects inherit something new: ${now.join()}`);
});

/** No object in it has a prototype of its own making. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const proto: unknown = Object.getPrototypeOf(value);
  if (proto !== Object.prototype && proto !== Array.prototype && proto !== null) return false;
  return Object.values(value).every(isPlain);
}

describe('hostile JSON', () => {
  test('as a record is a record or damaged, and has lost every name that objects inherit by', () => {
    const good = JSON.stringify(recordOf(1));
    fc.assert(
      fc.property(fc.oneof(text, nested), fc.nat(), (hostile, at) => {
        const places = [...good.matchAll(/[{,](?=")/g)].map(({ index }) => index + 1);
        const place = places[at % places.length] ?? 1;
        const spiked = `${good.slice(0, place)}"__proto__":${hostile},"constructor":${hostile},${good.slice(place)}`;
        for (const bytes of [hostile, spiked]) {
          const read_ = parseRecord(Buffer.from(bytes));
          expect(['record', 'damaged']).toContain(read_.kind);
          if (read_.kind !== 'record') continue;
          expect(isPlain(read_.record)).toBe(true);
          expect(JSON.stringify(read_.record)).not.toMatch(/"(?:__proto__|constructor)":/);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('as settings, as a patch of them, as a draft or as a query never throws and never inherits', () => {
    fc.assert(
      fc.property(fc.oneof(text, nested), (hostile) => {
        const value: unknown = JSON.parse(hostile);
        expect(isPlain(readSettings(value))).toBe(true);
        const patch = contract['settings.change'].argument.safeParse(value);
        if (patch.success) expect(isPlain(patchSettings(defaultSettings, patch.data as object))).toBe(true);
        const draft = draftSchema.safeParse(value);
        if (draft.success) expect(isPlain(draft.data)).toBe(true);
        expect(parseQuery(hostile).terms.length).toBeLessThanOrEqual(64);
      }),
      { numRuns: 3000 },
    );
  });

  test('as an answer of the service is an outcome, and what is kept of it is small', () => {
    fc.assert(
      fc.property(fc.oneof(text, nested, fc.string()), (hostile) => {
        for (const outcome of [readCreated(hostile, 'm'), readStatus(hostile, 'r'), readResponse(hostile, 'r'), readError(hostile, 200)])
          expect(isPlain(outcome)).toBe(true);
        const kept = forKeeping(hostile, 'sa-canary-4f1c9e7d2b');
        expect(Object.prototype).not.toHaveProperty('polluted');
        expect(isPlain(kept)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the files of a batch', () => {
  test('as anybody may have written them have lost every name that objects inherit by', async () => {
    const library = temporaryFolder();
    const id = '01HZX3V7W8N9P0QRSTVWXYZ012';
    const batch = {
      format: 1,
      id,
      begun: 0,
      open: null,
      attempts: {},
      again: [],
      left: {},
      passed: [],
      approved: false,
      evenIfPaid: false,
    };
    const progress = { ...batch, state: 'paused', because: null, stopOn: 'trouble', limits: { pictures: null, cost: null }, owner: null };
    const spiked = JSON.stringify(progress).replace('{', '{"__proto__":{"polluted":1},"constructor":{"x":1},');
    mkdirSync(path.join(library, 'batches'));
    writeFileSync(path.join(library, 'batches', `${id}.progress.json`), spiked);
    const found = await readProgress({ folder: () => library, trouble: () => null } as Parameters<typeof readProgress>[0], id);
    expect(found.ok && [isPlain(found.value), Object.keys(found.value).toSorted()]).toEqual([true, Object.keys(progress).toSorted()]);
  });
});

describe('a file that is too large', () => {
  test('is no record, no draft, no list of libraries, and is not read into memory', async () => {
    const home = temporaryFolder();
    const file = path.join(home, 'r.json');
    writeFileSync(file, Buffer.alloc(recordBytesLimit + 1, 32));
    expect(await readRecord(file)).toMatchObject({ kind: 'damaged' });
    writeFileSync(path.join(home, 'draft.json'), Buffer.alloc(8 * 1024 * 1024 + 1, 32));
    writeFileSync(path.join(home, 'libraries.json'), Buffer.alloc(1_000_001, 32));
    expect((await openDraftFile(home)).read()).toEqual(emptyDraft);
    expect((await openKnownLibraries(home)).has('/')).toBe(false);
  });

  test('and is a list of depth ten thousand is refused too', () => {
    expect(parseRecord(Buffer.from('['.repeat(10_000) + ']'.repeat(10_000)))).toMatchObject({ kind: 'damaged' });
    expect(() => readSettings(JSON.parse('['.repeat(5000) + ']'.repeat(5000)))).not.toThrow();
    expect(forKeeping('{"a":'.repeat(5000) + '1' + '}'.repeat(5000), 'sa-canary-4f1c9e7d2b')).toBeDefined();
  });
});

test('every place that parses JSON is one of these', () => {
  const places = filesIn(['app', 'main'], /\.ts$/).filter((file) => read(file).includes('JSON.parse('));
  const known = [
    'app/recipes/json.ts',
    'app/seaart/wire.ts',
    'main/command/settings-in.ts',
    'main/backup/backup.ts',
    'main/backup/last-backup.ts',
    'main/backup/moved.ts',
    'main/library/index/instructions.ts',
    'main/library/index/row-positions.ts',
    'main/library/folder/scan.ts',
    'main/library/index/summaries.ts',
    'main/library/store/library-file.ts',
    'main/library/store/record-files.ts',
    'main/library/index/stored-text.ts',
    'main/handoff/copy-notes.ts',
    'main/platform/process-locks.ts',
    'main/pictures/prepare.ts',
    'main/electron/settings-file.ts',
    'main/electron/window.ts',
    'main/studio/session/discarded-ledger.ts',
    'main/inputs/draft-file.ts',
    'main/settings/known-libraries.ts',
  ];
  expect(places.filter((file) => !known.includes(file) && !file.startsWith('main/rehearsal/'))).toEqual([]);
});
