// A disk without room, to the command: nothing is bought that could not be kept.
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { mountSmallDisk, noSmallDisk } from '../platform/small-disk.ts';
import { makeBench } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });

test.skipIf(noSmallDisk !== null)(
  `an edit, and every edit of a batch, is not sent where its picture would have no room: code 7, and said so${noSmallDisk ?? ''}`,
  async () => {
    const disk = mountSmallDisk(24);
    onTestFinished(disk.unmount);
    const { server, run, photo } = await makeBench();
    const here = { KONTEXT_LIBRARY: join(disk.folder, 'library') };
    expect((await run(['edit', photo, '-p', 'make it night'], here)).code).toBe(0);
    const { bavail, bsize } = statfsSync(disk.folder);
    const filler = join(disk.folder, 'filler');
    writeFileSync(filler, Buffer.alloc(bavail * bsize - 2_000_000));
    const message = 'The disk of the library has no room for the picture, so nothing is sent. Free some space first.';
    const refused = await run(['edit', photo, '-p', 'make it day', '--json'], here);
    const said = refused.lines.findLast(({ type }) => type === 'failure');
    expect([refused.code, said]).toEqual([7, expect.objectContaining({ kind: 'disk-full', charged: 'no', message })]);
    const batch = await run(['batch', '-p', 'make it day', photo, '--json'], here);
    expect([batch.code, batch.stderr, server.creates.length]).toEqual([7, expect.stringContaining(message), 1]);
    const { id } = batch.lines.find(({ type }) => type === 'batch') as { id: string };
    // It ends with it: no program runs what it began.
    expect(batch.lines.findLast(({ type }) => type === 'batch')).toMatchObject({ state: 'paused', underWay: 0, resting: 1 });
    expect((await run(['batch', '--list'], here)).stdout).toMatch(/paused {2}0 of 1 done, 1 begun that no program runs\n$/);
    rmSync(filler);
    expect((await run(['batch', '--resume', id], here)).code).toBe(0);
    expect(server.creates.length).toBe(2);
  },
);

test.skipIf(noSmallDisk !== null)(
  `an edit whose request is named when the library’s disk is full already is fetched by “resume” when there is room again${noSmallDisk ?? ''}`,
  async () => {
    const disk = mountSmallDisk(24);
    onTestFinished(disk.unmount);
    const { server, run } = await makeBench();
    const here = { KONTEXT_LIBRARY: join(disk.folder, 'library') };
    const filler = join(disk.folder, 'filler');
    server.next('create', {
      before: async () => {
        const { bavail, bsize } = statfsSync(disk.folder);
        writeFileSync(filler, Buffer.alloc(bavail * bsize));
      },
    });
    const full = await run(['edit', '-p', 'a lake', '--wait', '2', '--json'], here);
    expect([full.code, full.lines.findLast(({ type }) => type === 'failure')?.['kind']]).toEqual([7, 'disk-full']);
    rmSync(filler);
    const resumed = await run(['resume', '--json'], here);
    expect([resumed.code, resumed.lines.at(-1)?.state, server.creates.length]).toEqual([0, 'done', 1]);
  },
);
