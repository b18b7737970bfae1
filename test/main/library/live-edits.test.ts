import { existsSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeHome, open, plant, saveAll, until } from './opened.ts';
import { idOf, recordOf } from './records.ts';

const stem = (n: number): string => recordOf(n).stem;

describe('live edits', () => {
  test('are marked before their record is there and until their end', async () => {
    const home = makeHome();
    const { library } = await open(home);
    await saveAll(library, [
      recordOf(1, { state: 'waiting' }),
      recordOf(2, { state: 'unknown' }),
      recordOf(3),
      recordOf(4, { state: 'queued' }),
      recordOf(4, { state: 'lost' }),
    ]);
    const markers = join(home.cacheFolder, library.id, 'live');
    // The marker of an edit at its end goes a moment after its record is there.
    await until(() => readdirSync(markers), [idOf(1), idOf(2)]);
    expect([await library.live(), readFileSync(join(markers, idOf(1)), 'utf8')]).toEqual([[idOf(1), idOf(2)], `2026/10/${stem(1)}.json`]);
    await saveAll(library, [recordOf(4, { state: 'queued' }), recordOf(1, { state: 'cancelled' })]);
    expect(await library.live()).toEqual([idOf(2), idOf(4)]);
  });

  test('are known at the next start from their markers; markers without a living record are dropped', async () => {
    const home = makeHome();
    const first = await open(home);
    await saveAll(first.library, [
      recordOf(1, { state: 'running' }),
      recordOf(2, { state: 'running' }),
      recordOf(3, { state: 'running' }),
      recordOf(4, { state: 'running' }),
    ]);
    const markers = join(home.cacheFolder, first.library.id, 'live');
    await first.library.close();
    rmSync(plant(home, recordOf(2)));
    plant(home, recordOf(3));
    writeFileSync(plant(home, recordOf(4)), '{');
    writeFileSync(join(markers, idOf(5)), '../../../etc/passwd');
    writeFileSync(join(markers, 'not-an-id'), 'x');
    // Long ago: a marker just made may belong to a save that is under way.
    for (const name of readdirSync(markers)) utimesSync(join(markers, name), new Date(0), new Date(0));
    const { library } = await open(home);
    expect([await library.live(), readdirSync(markers)]).toEqual([[idOf(1)], [idOf(1), idOf(4), 'not-an-id']]);
  });

  test('of another program are seen, and none is dropped while its save is under way', async () => {
    const home = makeHome();
    const one = await open(home);
    const other = await open(home);
    await saveAll(one.library, [recordOf(1, { state: 'running' })]);
    expect(await other.library.live()).toEqual([idOf(1)]);
    await saveAll(other.library, [recordOf(1, { state: 'cancelled' })]);
    expect(await one.library.live()).toEqual([]);
    await until(() => readdirSync(join(home.cacheFolder, one.library.id, 'live')), []);
    await saveAll(one.library, [recordOf(1, { state: 'queued' })]);
    expect(await other.library.live()).toEqual([idOf(1)]);
    const marker = join(home.cacheFolder, one.library.id, 'live', idOf(2));
    writeFileSync(marker, `2026/10/${stem(2)}.json`);
    expect([await one.library.live(), existsSync(marker)]).toEqual([[idOf(1)], true]);
  });

  test.each(['the whole cache', 'the markers'])('are found again when %s is deleted', async (what) => {
    const home = makeHome();
    const first = await open(home);
    await saveAll(first.library, [recordOf(1, { state: 'running' }), recordOf(2), recordOf(3, { state: 'unknown' })]);
    await first.library.close();
    rmSync(what === 'the markers' ? join(home.cacheFolder, first.library.id, 'live') : home.cacheFolder, { recursive: true });
    const { library } = await open(home);
    expect(await library.live()).toEqual([idOf(1), idOf(3)]);
  });
});
