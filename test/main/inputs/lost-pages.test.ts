// A disk that fails to sync the copy of a picture has lost its pages: the copy is written anew, once.
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import type * as FilePromises from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { ok } from '../../../app/failure.ts';
import { makeInbox } from '../../../main/inputs/inbox.ts';
import type { Pictures } from '../../../main/pictures/host/pictures.ts';
import { shaOf } from '../library/records.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const disk = vi.hoisted(() => ({ faults: 0 }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FilePromises>();
  return {
    ...real,
    open: async (...given: Parameters<typeof real.open>) => {
      const handle = await real.open(...given);
      const { sync } = handle;
      handle.sync = async () => {
        if (disk.faults > 0 && given[1] === 'r+') {
          disk.faults -= 1;
          throw Object.assign(new Error('EIO: a fault of the disk'), { code: 'EIO' });
        }
        await sync.call(handle);
      };
      return handle;
    },
  };
});

let folder: string;
let photo: string;
let looked: number;
const content = 'the bytes of a photograph';
const pictures = {
  take: async (file: string, _name: string, copyTo: string) => {
    looked += 1;
    copyFileSync(file, copyTo);
    return ok({
      sha256: shaOf(Buffer.from(content)),
      mediaType: 'image/jpeg',
      bytes: content.length,
      width: 4,
      height: 3,
      hasLocation: false,
    });
  },
} as unknown as Pictures;

beforeEach(() => {
  folder = path.join(temporaryFolder(), 'inbox');
  photo = path.join(temporaryFolder(), 'photo.jpg');
  writeFileSync(photo, content);
  looked = 0;
});

test('the copy is written anew from the file, and is whole', async () => {
  disk.faults = 1;
  const { pictures: taken, failures } = await makeInbox({ folder, pictures }).takePaths([photo]);
  expect([taken.length, failures, looked]).toEqual([1, [], 2]);
  expect(readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'))).toEqual([content]);
});

test('a disk that goes on failing is told of, and nothing is left', async () => {
  disk.faults = 2;
  const { pictures: taken, failures } = await makeInbox({ folder, pictures }).takePaths([photo]);
  expect([taken, failures.map(({ failure }) => failure.kind), looked, readdirSync(folder)]).toEqual([[], ['disk-trouble'], 2, []]);
});
