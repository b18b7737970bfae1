// How the index worker is closed: it ends by itself, and only one that does not is cut off.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, test, vi } from 'vitest';
import { openIndexClient } from '../../../main/library/index-client.ts';
import { built } from '../../built/built.ts';
import { temporaryFolder } from '../temporary-folder.ts';

vi.setConfig({ testTimeout: 240_000 });

test('a worker that was told to close ends by itself, without a word to end it', async () => {
  const worker = new Worker(built().worker);
  const ended = new Promise<number>((resolve) => worker.once('exit', resolve));
  worker.postMessage({ key: 1, name: 'open', args: [join(temporaryFolder(), 'index.sqlite')] });
  worker.postMessage({ key: 2, name: 'close', args: [] });
  // One that is terminated says 1.
  expect(await ended).toBe(0);
});

test('a worker that answers and stays is cut off, so that nobody waits for it forever', async () => {
  const file = join(temporaryFolder(), 'worker.mjs');
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ key }) => parentPort.postMessage({ kind: 'answer', key, value: null }));`,
  );
  const nothing = (): void => undefined;
  const client = openIndexClient(pathToFileURL(file), '', {
    progress: nothing,
    renewed: nothing,
    looked: nothing,
    restarted: nothing,
    log: nothing,
  });
  await client.close();
  await expect(client.ask('names')).rejects.toThrow('the index is closed');
});

test('a worker has a small young generation, and what lives on is limited as in any other', async () => {
  const file = join(temporaryFolder(), 'worker.mjs');
  writeFileSync(
    file,
    `import { parentPort, resourceLimits } from 'node:worker_threads';
     parentPort.on('message', ({ key, name }) => {
       parentPort.postMessage({ kind: 'answer', key, value: resourceLimits });
       if (name === 'close') parentPort.close();
     });`,
  );
  const nothing = (): void => undefined;
  const client = openIndexClient(pathToFileURL(file), '', {
    progress: nothing,
    renewed: nothing,
    looked: nothing,
    restarted: nothing,
    log: nothing,
  });
  const plain = new Worker(pathToFileURL(file));
  await once(plain, 'online');
  const limits = (await client.ask('names')) as unknown as Record<string, number>;
  expect(limits['maxYoungGenerationSizeMb']).toBe(4);
  expect(limits['maxOldGenerationSizeMb']).toBe(plain.resourceLimits?.maxOldGenerationSizeMb);
  await Promise.all([client.close(), plain.terminate()]);
});
