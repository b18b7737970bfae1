// When the names of a picture and of its record come to the disk, seen at the calls that give and sync them.
import { readdirSync, writeFileSync } from 'node:fs';
import type * as FilePromises from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { makeHome, open } from './opened.ts';
import { recordOf, resultOf, shaOf } from './records.ts';

type Seen = { readonly steps: string[]; /** Awaited before the month's folder is synced. */ hold: Promise<void>; fault: string | null };

const seen = vi.hoisted((): Seen => ({ steps: [], hold: Promise.resolve(), fault: null }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FilePromises>();
  return {
    ...real,
    open: async (...given: Parameters<typeof real.open>) => {
      const handle = await real.open(...given);
      const name = basename(String(given[0]));
      const isFolder = name === '10';
      const { sync } = handle;
      handle.sync = async () => {
        if (isFolder) {
          await seen.hold;
          const { fault } = seen;
          seen.fault = null;
          if (fault !== null) throw Object.assign(new Error(`${fault}: a fault of the disk`), { code: fault });
        }
        await sync.call(handle);
        seen.steps.push(isFolder ? 'folder synced' : 'file synced');
      };
      return handle;
    },
    link: async (from: string, to: string) => {
      await real.link(from, to);
      seen.steps.push(`${to.endsWith('.json') ? 'record' : 'picture'} named`);
    },
  };
});

beforeEach(() => {
  vi.setConfig({ testTimeout: 240_000 });
  seen.hold = Promise.resolve();
  seen.fault = null;
});

const picture = Buffer.from('the picture that was paid for');

async function bench() {
  const home = makeHome();
  const { library } = await open(home, { ownThread: false });
  // So that the month is there.
  await library.save(recordOf(2));
  const record = recordOf(1);
  const temporary = await library.temporaryFor(record, 0);
  if (!temporary.ok) throw new Error(temporary.failure.message);
  writeFileSync(temporary.value, picture);
  seen.steps.length = 0;
  const adopt = (results = record.results) =>
    library.adopt({ ...record, results }, 0, temporary.value, 'image/png', shaOf(picture)).then((reply) => (reply.ok ? reply.value : ''));
  const save = (file: string) => library.save({ ...record, results: [resultOf(file, picture)] });
  const records = () => readdirSync(join(home.folder, '2026/10')).filter((name) => name === `${record.stem}.json`);
  return { library, record, adopt, save, records };
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn += 1) await new Promise((done) => setImmediate(done));
};

describe('a result', () => {
  test('has its bytes and its name on the disk before the record that names it has its own name', async () => {
    const { adopt, save } = await bench();
    expect(await save(await adopt())).toEqual({ ok: true, value: null });
    expect(seen.steps.toSorted()).toEqual([
      'file synced',
      'file synced',
      'folder synced',
      'folder synced',
      'picture named',
      'record named',
    ]);
    const order = (step: string): number => seen.steps.indexOf(step);
    expect(seen.steps.slice(0, 2)).toEqual(['file synced', 'picture named']);
    // The folder and the file of the record come to the disk at the same time.
    expect(seen.steps.slice(2, 4).toSorted()).toEqual(['file synced', 'folder synced']);
    expect([order('record named'), seen.steps.lastIndexOf('folder synced')]).toEqual([4, 5]);
  });

  test('whose name does not come to the disk is waited for by its record', async () => {
    const { adopt, save, records } = await bench();
    let letGo = (): void => undefined;
    seen.hold = new Promise((resolve) => (letGo = resolve));
    const saving = save(await adopt());
    await vi.waitUntil(() => seen.steps.filter((step) => step === 'file synced').length === 2, { timeout: 60_000 });
    await turns();
    expect([records(), seen.steps.includes('record named')]).toEqual([[], false]);
    letGo();
    expect(await saving).toEqual({ ok: true, value: null });
    expect(records()).toHaveLength(1);
  });

  test('whose name the disk refused fails the save, which succeeds once the disk takes it', async () => {
    const { adopt, save, records } = await bench();
    seen.fault = 'EMFILE';
    const file = await adopt();
    expect(await save(file)).toMatchObject({ ok: false, failure: { kind: 'disk-trouble' } });
    expect(records()).toEqual([]);
    expect(await save(file)).toEqual({ ok: true, value: null });
    expect(records()).toHaveLength(1);
  });

  test('of a record that has it already is on the disk when it is taken, for no save follows', async () => {
    const { adopt } = await bench();
    await adopt([resultOf('before.png', picture)]);
    expect(seen.steps).toEqual(['file synced', 'picture named', 'folder synced']);
  });
});
