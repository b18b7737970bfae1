// A batch that has not ended is not begun once more: by the same line at the same moment, or after its folder got another picture.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jpeg } from '../../fakes/pictures.ts';
import { makeBench } from './run-command.ts';

const slow = 240_000;

async function folderOfThree(library: string): Promise<string> {
  const folder = join(library, '../in');
  mkdirSync(folder, { recursive: true });
  for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) writeFileSync(join(folder, name), await jpeg(40 + name.charCodeAt(0), 30));
  return folder;
}

test(
  'of two that are begun at the same moment one is refused',
  async () => {
    const { server, start, library } = await makeBench();
    const folder = await folderOfThree(library);
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    // Neither ends before the other has begun or was refused.
    server.next('create', ...Array.from({ length: 4 }, () => ({ before: () => opened })));
    const both = [start(['batch', '--folder', folder, '-p', 'night']), start(['batch', '--folder', folder, '-p', 'night'])];
    await Promise.race([...both.map(({ ended }) => ended), server.until(() => server.creates.length > 2)]);
    open();
    const ran = await Promise.all(both.map(({ ended }) => ended));
    expect([ran.map(({ code }) => code).toSorted(), server.count('create')]).toEqual([[0, 4], 3]);
    expect(ran.find(({ code }) => code === 4)?.stderr).toContain('This very batch was begun and has not ended: “kontext batch --resume');
  },
  slow,
);

test(
  'nor is one that has some of its pictures, with the same words and settings',
  async () => {
    const { server, run, library } = await makeBench();
    const folder = await folderOfThree(library);
    const line = ['batch', '--folder', folder, '-p', 'night'];
    expect((await run([...line, '--pilot', '1'])).code).toBe(0);
    writeFileSync(join(folder, 'd.jpg'), await jpeg(150, 30));
    const grown = await run([...line, '--json']);
    expect([grown.code, grown.lines]).toMatchObject([4, [{ type: 'failure', kind: 'paid-before', charged: 'no' }]]);
    expect(grown.lines[0]?.['message']).toMatch(
      /^3 of these 4 pictures are in a batch of the same words and settings that was begun and has not ended: “kontext batch --approve \w{26}” goes on with it\. --again begins this one/,
    );
    for (const name of ['a.jpg', 'b.jpg']) rmSync(join(folder, name));
    expect((await run(line)).stderr).toContain('1 of these 2 pictures is in a batch');
    expect(server.count('create')).toBe(1);
    rmSync(join(folder, 'c.jpg'));
    expect([(await run(line)).code, server.count('create')]).toEqual([0, 2]);
    expect([(await run(['batch', '--folder', folder, '-p', 'day'])).code, server.count('create')]).toEqual([0, 3]);
  },
  slow,
);
