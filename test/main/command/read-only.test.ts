// A library that cannot be written to for now, and what a killed command left in it.
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { mountSmallDisk, noSmallDisk } from '../platform/small-disk.ts';
import { killNow, makeBench } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });

test.skipIf(noSmallDisk !== null)(
  `of a library that is read-only nothing is gone on with, and that is what “resume” says, with 7${noSmallDisk ?? ''}`,
  async () => {
    const disk = mountSmallDisk(24);
    onTestFinished(disk.unmount);
    const { server, start, run } = await makeBench();
    server.behaviour.pace = ['IN_PROGRESS'];
    const here = { KONTEXT_LIBRARY: join(disk.folder, 'library') };
    const first = start(['edit', '-p', 'a lake', '--json'], here);
    const { id } = await first.saw('running');
    await killNow(first);
    disk.makeReadOnly();
    for (const line of [['resume'], ['resume', String(id)]]) {
      const { code, stderr } = await run(line, here);
      expect([code, stderr]).toEqual([7, expect.stringContaining('The library folder cannot be written to')]);
      expect(stderr).not.toContain('another program');
    }
    expect(server.count('create')).toBe(1);
  },
);
