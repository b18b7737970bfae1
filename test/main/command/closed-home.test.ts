// Parts of the user-data folder that may not be written to: each is said to be what it is, and never the library.
import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { mountSmallDisk, noSmallDisk } from '../platform/small-disk.ts';
import { makeBench, readJson } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });

test.skipIf(noSmallDisk !== null)(
  `a part of the user-data folder that may not be written to is named, with 7, and nothing is bought${noSmallDisk ?? ''}`,
  async () => {
    const disk = mountSmallDisk();
    onTestFinished(disk.unmount);
    const { home, library, server, run, photo } = await makeBench();
    expect((await run(['edit', photo, '-p', 'make it night'])).code).toBe(0);
    const id = String(readJson(join(library, 'library.json'))['id']);
    const parts = ['inbox', 'prepared', join('libraries', id, 'live')];
    parts.forEach((_, n) => mkdirSync(join(disk.folder, String(n))));
    disk.makeReadOnly();
    for (const [n, part] of parts.entries()) {
      const [at, aside] = [join(home, part), join(home, `aside-${n}`)];
      renameSync(at, aside);
      symlinkSync(join(disk.folder, String(n)), at);
      const { code, lines } = await run(['edit', photo, '-p', `make it day ${n}`, '--json']);
      const said = lines.flatMap(({ kind, message }) => (message === undefined ? [] : [[kind, message]]));
      expect([part, code, said]).toEqual([
        part,
        7,
        [
          [
            'disk-trouble',
            `The user-data folder ${at} cannot be made or written to. Allow writing to it and to the folder above it, or name another folder in KONTEXT_HOME.`,
          ],
        ],
      ]);
      rmSync(at);
      renameSync(aside, at);
    }
    expect(server.creates.length).toBe(1);
    expect((await run(['resume'])).code).toBe(0);
  },
);
