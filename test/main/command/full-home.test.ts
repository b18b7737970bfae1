// The disk of the user-data folder without room, while the library has it.
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { mountSmallDisk, noSmallDisk } from '../platform/small-disk.ts';
import { makeBench } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });

test.skipIf(noSmallDisk !== null)(`is called full by every command, and code 7: no other program is${noSmallDisk ?? ''}`, async () => {
  const disk = mountSmallDisk(16);
  onTestFinished(disk.unmount);
  const { server, run, photo } = await makeBench();
  const here = { KONTEXT_HOME: join(disk.folder, 'home') };
  expect((await run(['edit', photo, '-p', 'make it night'], here)).code).toBe(0);
  const filler = join(disk.folder, 'filler');
  const { bavail, bsize } = statfsSync(disk.folder);
  writeFileSync(filler, Buffer.alloc(bavail * bsize));
  for (const line of [['edit', photo, '-p', 'make it day'], ['resume'], ['history'], ['batch', '-p', 'make it day', photo]]) {
    const { code, stderr } = await run(line, here);
    expect([line[0], code, stderr]).toEqual([
      line[0],
      7,
      expect.stringMatching(/^ *The disk of the user-data folder \S+ is full\. Free some space/),
    ]);
  }
  expect(server.creates.length).toBe(1);
  rmSync(filler);
  expect((await run(['edit', photo, '-p', 'make it day'], here)).code).toBe(0);
});
