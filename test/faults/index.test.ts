// An index that was harmed in every way costs nothing but time: the records are the truth, and nothing of them is touched.
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { notOrganised } from '../../app/edits/record.ts';
import { makeHome, open, saveAll, shown } from '../main/library/opened.ts';
import type { Home } from '../main/library/opened.ts';
import { recordOf } from '../main/library/records.ts';
import { flip, random, seeds } from './seeds.ts';

const edits = 40;

async function lived(): Promise<{ home: Home; was: unknown; file: string; records: ReadonlyMap<string, string> }> {
  const home = makeHome();
  const { library } = await open(home);
  const records = Array.from({ length: edits }, (_, n) =>
    recordOf(n, {
      prompt: `a house number ${n} by the sea`,
      organised: { ...notOrganised, stars: n % 6, favourite: n % 7 === 0, tags: [`tag-${n % 3}`] },
    }),
  );
  await saveAll(library, records);
  const was = await seen(library);
  await library.close();
  const file = path.join(home.cacheFolder, library.id, 'index.sqlite');
  return { home, was, file, records: recordsOf(home) };
}

async function seen(library: Awaited<ReturnType<typeof open>>['library']) {
  return [
    await shown(library),
    await shown(library, 'is:favourite'),
    await shown(library, 'tag:tag-1 house'),
    await shown(library, 'stars:>=4 sea'),
  ];
}

function recordsOf({ folder }: Home): ReadonlyMap<string, string> {
  const month = path.join(folder, '2026', '10');
  return new Map(readdirSync(month).map((name) => [name, readFileSync(path.join(month, name), 'utf8')]));
}

const harms: readonly ((good: Buffer, seed: number) => Buffer)[] = [
  (good, seed) => flip(good, seed, 1),
  (good, seed) => flip(good, seed, 64),
  (good, seed) => good.subarray(0, random(seed)(good.length)),
  (good, seed) => {
    const next = random(seed);
    const harmed = Buffer.from(good);
    const from = next(good.length);
    return harmed.fill(next(256), from, Math.min(good.length, from + 1 + next(8192)));
  },
];

describe('row 10: an index that is torn or garbled', () => {
  test(
    'row 10: flipped, cut or overwritten anywhere, it is used or made again, never deleted, and the records stay',
    { timeout: 600_000 },
    async () => {
      const { home, was, file, records } = await lived();
      const good = readFileSync(file);
      const told = { used: 0, renewed: 0, onDemand: 0 };
      for (const seed of seeds(24, 200)) {
        for (const name of readdirSync(path.dirname(file))) if (name.startsWith('index')) rmSync(path.join(path.dirname(file), name));
        const harmed = harms[seed % harms.length]?.(good, seed) ?? good;
        writeFileSync(file, harmed);
        const { library } = await open(home, { create: false });
        const asides = readdirSync(path.dirname(file)).filter((name) => /aside-\d+$/.test(name));
        const now = await seen(library).catch((error: unknown) => String(error));
        if (JSON.stringify(now) === JSON.stringify(was)) told[asides.length > 0 ? 'renewed' : 'used'] += 1;
        else {
          // No check of SQLite sees a letter changed inside a text: Rebuild does.
          expect([seed, await library.rebuild()]).toEqual([seed, { ok: true, value: null }]);
          expect([seed, await seen(library)]).toEqual([seed, was]);
          told.onDemand += 1;
        }
        await library.close();
        if (asides.length > 0)
          expect([seed, readFileSync(path.join(path.dirname(file), asides[0] ?? '')).length]).toEqual([seed, harmed.length]);
        expect(recordsOf(home)).toEqual(records);
      }
      console.log(`row 10: ${JSON.stringify(told)}`);
      expect(told.renewed).toBeGreaterThan(0);
    },
  );

  test('row 10: beside a WAL of garbage, or one of another file, it is used or made again', async () => {
    const { home, was, file, records } = await lived();
    const good = readFileSync(file);
    for (const wal of [Buffer.alloc(100_000, 0x5a), good, Buffer.alloc(0)]) {
      for (const name of readdirSync(path.dirname(file))) if (name.startsWith('index')) rmSync(path.join(path.dirname(file), name));
      writeFileSync(file, good);
      writeFileSync(`${file}-wal`, wal);
      writeFileSync(`${file}-shm`, wal.subarray(0, 32_768));
      const { library } = await open(home, { create: false });
      expect(await seen(library)).toEqual(was);
      await library.close();
      expect(recordsOf(home)).toEqual(records);
    }
  });

  test('row 10: of a newer version it is left alone byte for byte, and this version makes its own beside it', async () => {
    const { home, was, file } = await lived();
    const newer = readFileSync(file);
    newer.writeUInt32BE(99, 60);
    writeFileSync(file, newer);
    for (let round = 0; round < 2; round += 1) {
      const { library } = await open(home, { create: false });
      expect(await seen(library)).toEqual(was);
      await library.close();
      expect(readFileSync(file).equals(newer)).toBe(true);
    }
  });

  test('row 10: stars, favourites and tags come back from the records alone', async () => {
    const { home, was, file } = await lived();
    renameSync(path.dirname(file), `${path.dirname(file)}.lost`);
    const { library } = await open(home, { create: false });
    expect([await seen(library), existsSync(file)]).toEqual([was, true]);
  });
});
