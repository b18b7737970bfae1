// A file system that tells nothing of what others change: no event, and no folder time. What is seen there comes from listing, by a clock that the test moves.
import { mkdirSync, rmSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EditRecord } from '../../../../app/edits/record.ts';
import type { Telling } from '../../../../main/library/folder/folder-kind.ts';
import type { Scanned } from '../../../../main/library/index/calls.ts';
import { makeIndexService } from '../../../../main/library/index-service.ts';
import type { IndexService } from '../../../../main/library/index-service.ts';
import { openFolder } from '../../../../main/library/store/library-file.ts';
import { makeHome, plant } from '../opened.ts';
import type { Home } from '../opened.ts';
import { idOf, recordOf } from '../records.ts';

vi.mock('../../../../main/library/folder/watch.ts', () => ({
  makeWatch: () => ({ follow: () => undefined, isWhole: () => true, close: () => undefined }),
}));
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

type Followed = {
  readonly home: Home;
  readonly service: IndexService;
  /** What was told of changes, oldest first. */
  readonly looked: (Scanned | null)[];
  /** What a command or the window's focus asks for. */
  readonly scan: () => Promise<Scanned | null>;
};

async function follow(telling: Telling, records: readonly EditRecord[]): Promise<Followed> {
  const home = makeHome();
  const opened = await openFolder(home.folder, true);
  if (!opened.ok) throw new Error(opened.failure.message);
  for (const record of records) date(plant(home, record));
  const looked: (Scanned | null)[] = [];
  const log = (line: string): never => expect.fail(line);
  const service = makeIndexService(
    { progress: () => undefined, renewed: log, log, looked: (scanned) => looked.push(scanned) },
    { telling: () => telling },
  );
  mkdirSync(home.cacheFolder, { recursive: true });
  await service('open', join(home.cacheFolder, 'index.sqlite'));
  const options = { folder: home.folder, libraryId: opened.value.id, startedMs: Date.now() };
  const scan = (): Promise<Scanned | null> => service('scan', { ...options, all: false });
  await service('watch', options);
  await scan();
  return { home, service, looked, scan };
}

const hour = 3600;

/** Gives a file a whole second, and its folder the time that it always had. */
function date(path: string, secondsAgo = hour): void {
  const at = Math.floor(Date.now() / 1000) - secondsAgo;
  utimesSync(path, at, at);
  utimesSync(dirname(path), 1_700_000_000, 1_700_000_000);
}

const promptOf = async ({ service }: Followed, n: number): Promise<string | undefined> => (await service('get', idOf(n)))?.summary.prompt;
const sky = (n: number): string => `make the sky ${n}`;
/** Of the same length, so that the size tells nothing. */
const sea = recordOf(1, { prompt: 'make the sea 1' });

/** Until the comparison that begins now has been told. */
async function compared({ looked }: Followed, times: number): Promise<void> {
  await vi.waitFor(() => expect(looked).toHaveLength(times));
}

test.each(['times', 'nothing'] as const)(
  'where a mount tells %s, a changed, an added and a removed record are seen after a minute each',
  async (telling) => {
    const followed = await follow(telling, [recordOf(1)]);
    date(plant(followed.home, sea), hour - 1);
    await vi.advanceTimersByTimeAsync(59_000);
    expect([followed.looked, await promptOf(followed, 1)]).toEqual([[], sky(1)]);
    await vi.advanceTimersByTimeAsync(1000);
    await compared(followed, 1);
    expect(await promptOf(followed, 1)).toBe('make the sea 1');
    const path = plant(followed.home, recordOf(2));
    date(path);
    await vi.advanceTimersByTimeAsync(61_000);
    await compared(followed, 2);
    expect(await promptOf(followed, 2)).toBe(sky(2));
    rmSync(path);
    utimesSync(dirname(path), 1_700_000_000, 1_700_000_000);
    await vi.advanceTimersByTimeAsync(61_000);
    await compared(followed, 3);
    await vi.advanceTimersByTimeAsync(61_000);
    await compared(followed, 4);
    expect([await promptOf(followed, 2), followed.looked.map((scanned) => scanned?.changed)]).toEqual([
      undefined,
      [true, true, true, false],
    ]);
    await followed.service('close');
  },
);

test('a command lists where folder times never change, and believes them elsewhere', async () => {
  const [cloud, network] = [await follow('nothing', [recordOf(1)]), await follow('times', [recordOf(1)])];
  for (const followed of [cloud, network]) {
    date(plant(followed.home, sea), hour - 1);
    await followed.scan();
  }
  expect([await promptOf(cloud, 1), await promptOf(network, 1)]).toEqual(['make the sea 1', sky(1)]);
});

test('a disk that tells is not compared', async () => {
  const followed = await follow('events', [recordOf(1)]);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(followed.looked).toEqual([]);
});

test('a second change in the same second, of the same size, is seen at the next look, and then the record is left in peace', async () => {
  const followed = await follow('times', []);
  date(plant(followed.home, recordOf(1)), 0);
  await vi.advanceTimersByTimeAsync(61_000 - (Date.now() % 1000));
  await compared(followed, 1);
  // A minute is too old to be doubtful, had the clock of the mount not been behind by as much.
  date(plant(followed.home, sea), 61);
  expect(await promptOf(followed, 1)).toBe(sky(1));
  await vi.advanceTimersByTimeAsync(61_000);
  await compared(followed, 2);
  expect([await promptOf(followed, 1), followed.looked[1]?.changed]).toEqual(['make the sea 1', true]);
  for (const times of [3, 4]) {
    await vi.advanceTimersByTimeAsync(61_000);
    await compared(followed, times);
  }
  expect(followed.looked.slice(2).map((scanned) => scanned?.changed)).toEqual([false, false]);
});
