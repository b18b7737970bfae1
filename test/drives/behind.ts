// Changes that others make on the drive: seen by a window's index without being asked, and by a command although time and size tell nothing.
import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { openLibrary } from '../../main/library/library.ts';
import type { Library } from '../../main/library/library.ts';
import { built } from '../built/built.ts';
import { recordOf } from '../main/library/records.ts';
import { ended } from './bench.ts';
import type { Bench } from './bench.ts';
import type { Step } from './steps.ts';
import { run, tryRun, until } from './system.ts';

/** A comparison each minute, what the comparison takes, and what the mount itself remembers (sshfs 20 s). */
const seenWithinMs = 100_000;
let planted = 0;

/**
 * Writes a record into the month of the first of October 2026, of a length that hangs on its number alone; `seconds`: with this time. By programs that can
 * be ended: a driver in user space that hangs would hang us.
 */
function plant(library: string, n: number, prompt: string, seconds: number | null = null): string {
  const folder = path.join(library, '2026/10');
  run('mkdir', ['-p', folder]);
  const file = path.join(folder, `planted-${n}.json`);
  const text = `${JSON.stringify(recordOf(n, { prompt }), null, 2)}\n`;
  // Over what is there, so that the folder does not change; fusefat does not write over anything.
  if (tryRun('tee', [file], text) === null) {
    remove(file);
    run('tee', [file], text);
  }
  if (seconds !== null) run('touch', ['-d', `@${seconds}`, file]);
  return file;
}

const remove = (file: string): void => void run('rm', [file]);

async function prompts(library: Library): Promise<readonly string[]> {
  return (await library.rows('planted', 0, 500)).map(({ prompt }) => prompt).toSorted();
}

/** Added, removed and changed in place with the same length, where the drive's owner sees it: all at once, since each look may take a minute. */
export const seeBehind: Step['act'] = async ({ mounted, bench }) => {
  const other = path.join(mounted.behind ?? mounted.top, path.relative(mounted.top, bench.library));
  const [first, second, third] = [(planted += 1), (planted += 1), (planted += 1)];
  plant(other, first, 'planted one');
  const gone = plant(other, second, 'planted two');
  const library = await follow(bench);
  const see = (wanted: readonly string[]): Promise<void> =>
    until(`the window sees ${wanted.join(', ')}`, async () => (await prompts(library)).join() === wanted.join(), seenWithinMs);
  try {
    await see(['planted one', 'planted two']);
    plant(other, first, 'planted 111');
    remove(gone);
    plant(other, third, 'planted three');
    await see(['planted 111', 'planted three']);
  } finally {
    await library.close();
    const month = path.join(other, '2026/10');
    for (const name of readdirSync(month)) if (name.startsWith('planted')) remove(path.join(month, name));
  }
};

async function follow(bench: Bench): Promise<Library> {
  const opened = await openLibrary({
    folder: bench.library,
    cacheFolder: path.join(bench.home, 'window'),
    workerUrl: built().worker,
    create: false,
    follow: true,
    onChange: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.failure.message);
  await opened.value.settled();
  return opened.value;
}

/** Both within the second that the first command saw, which is set by hand: what starts a command takes longer than that on a slow machine. */
export const seeTwoInOneSecond: Step['act'] = async ({ bench }) => {
  const n = (planted += 1);
  const seen = async (): Promise<unknown> => ended(await bench.run('history', 'planted'), 0).lines.map((line) => line['prompt']);
  const now = Math.floor(Date.now() / 1000) + 1;
  const file = plant(bench.library, n, 'planted one', now);
  assert.deepEqual(await seen(), ['planted one']);
  const { size, mtimeMs } = statSync(file);
  plant(bench.library, n, 'planted two', now);
  const after = statSync(file);
  assert.deepEqual([after.size, after.mtimeMs], [size, mtimeMs], 'the drive tells the two apart, so nothing was tried');
  assert.deepEqual(await seen(), ['planted two']);
  remove(file);
};
