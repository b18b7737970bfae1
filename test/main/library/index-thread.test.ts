// The thread of the index that is started ahead of its library: taken once, and never missed.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Worker } from 'node:worker_threads';
import { startAhead, startIndexThread } from '../../../main/library/index-thread.ts';
import { temporaryFolder } from '../temporary-folder.ts';

vi.setConfig({ testTimeout: 240_000 });

let file: string;

beforeEach(() => {
  file = join(temporaryFolder(), 'worker.mjs');
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', (given) => parentPort.postMessage(given));`,
  );
});

async function echo(worker: Worker, word: string): Promise<string> {
  const answer = once(worker, 'message');
  worker.postMessage(word);
  return ((await answer) as [string])[0];
}

test('it is taken once, and answers what the next one answers', async () => {
  const begun = once(process, 'worker') as Promise<[Worker]>;
  startAhead(file);
  const [ahead] = await begun;
  const [other, taken, next] = [startIndexThread(pathToFileURL(file)), startIndexThread(file), startIndexThread(file)];
  expect([other === ahead, taken === ahead, next === ahead]).toEqual([false, true, false]);
  expect([await echo(taken, 'one'), await echo(next, 'two')]).toEqual(['one', 'two']);
  await Promise.all([other, taken, next].map((worker) => worker.terminate()));
});

test.each([`throw new Error('it cannot be read')`, 'process.exit(3)'])(
  'one that died before it was taken is nobody’s: %s',
  async (dying) => {
    const echoing = readFileSync(file, 'utf8');
    writeFileSync(file, dying);
    const begun = once(process, 'worker') as Promise<[Worker]>;
    startAhead(file);
    const [dead] = await begun;
    await new Promise((ended) => dead.once('exit', ended));

    writeFileSync(file, echoing);
    const taken = startIndexThread(file);
    expect(await echo(taken, 'one')).toBe('one');
    await taken.terminate();
  },
);

test('a program that takes none ends', () => {
  const source = resolve(import.meta.dirname, '../../../main/library/index-thread.ts');
  const program = `const { startAhead } = await import(process.argv[1]); startAhead(process.argv[2]); console.log('begun');`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', program, source, file], { encoding: 'utf8', timeout: 120_000 });
  expect([ran.status, ran.stdout]).toEqual([0, 'begun\n']);
});
