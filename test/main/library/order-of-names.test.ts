// When the names of a picture and of its record come to the disk, seen at the calls that give and sync them.
import { readdirSync, writeFileSync } from 'node:fs';
import type * as FilePromises from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Reply } from '../../../app/failure.ts';
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
  const adopt = () => library.adopt(record, 0, temporary.value, 'image/png', shaOf(picture));
  const save = (file: string) => library.save({ ...record, results: [resultOf(file, picture)] });
  const records = () => readdirSync(join(home.folder, '2026/10')).filter((name) => name === `${record.stem}.json`);
  return { library, record, adopt, save, records };
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn += 1) await new Promise((done) => setImmediate(done));
};

const nameOf = (reply: Reply<string>): string => (reply.ok ? reply.value : reply.failure.message);

describe('a result', () => {
  test('has its bytes and its name on the disk before anything of the record that names it is', async () => {
    const { adopt, save } = await bench();
    expect(await save(nameOf(await adopt()))).toEqual({ ok: true, value: null });
    expect(seen.steps).toEqual(['file synced', 'picture named', 'folder synced', 'file synced', 'record named', 'folder synced']);
  });

  test('is not taken as long as its name does not come to the disk, so that no record names it', async () => {
    const { adopt, save, records } = await bench();
    let letGo = (): void => undefined;
    seen.hold = new Promise((resolve) => (letGo = resolve));
    let isTaken = false;
    const adopting = adopt().finally(() => (isTaken = true));
    await vi.waitUntil(() => seen.steps.includes('picture named'));
    await turns();
    expect([isTaken, seen.steps, records()]).toEqual([false, ['file synced', 'picture named'], []]);
    letGo();
    expect(await save(nameOf(await adopting))).toEqual({ ok: true, value: null });
    expect(records()).toHaveLength(1);
  });

  test('whose name the disk refused is not taken, and no record names it', async () => {
    const { adopt, records } = await bench();
    seen.fault = 'EMFILE';
    expect(await adopt()).toMatchObject({ ok: false, failure: { kind: 'disk-trouble' } });
    expect(records()).toEqual([]);
  });
});
