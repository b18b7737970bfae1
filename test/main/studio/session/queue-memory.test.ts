import { expect, test, vi } from 'vitest';
import { openQueueMemory } from '../../../../main/studio/session/queue-memory.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

test('what waits is asked about at the next start; a queue in which nothing waits is held for nobody', async () => {
  const folder = temporaryFolder();
  const memory = openQueueMemory(folder, () => undefined);
  const begins = (): unknown => openQueueMemory(folder, () => undefined).begins;
  const away = { paused: false, pausedBecause: null, held: 'offline' } as const;
  memory.note(away, true);
  await vi.waitFor(() => expect(begins()).toEqual({ ...away, held: 'ask' }));
  memory.note(away, false);
  await vi.waitFor(() => expect(begins()).toBeUndefined());
  memory.note({ ...away, paused: true }, false);
  await vi.waitFor(() => expect(begins()).toEqual({ ...away, paused: true, held: 'no' }));
});
