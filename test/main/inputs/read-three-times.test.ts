// How often a new picture is read on its way from a drop to what is sent, counted at the calls that open files.
import { constants, lstatSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type * as FilePromises from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { beforeEach, expect, test, vi } from 'vitest';
import { makeInbox } from '../../../main/inputs/inbox.ts';
import type { Inbox } from '../../../main/inputs/inbox.ts';
import type { Pictures } from '../../../main/pictures/host/pictures.ts';
import { inspect } from '../../../main/pictures/inspect.ts';
import { prepare } from '../../../main/pictures/prepare.ts';
import { makeHome, open } from '../library/opened.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const read = vi.hoisted((): string[] => []);
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FilePromises>();
  return {
    ...real,
    open: async (file: string, flags?: string | number, mode?: number) => {
      const handle = await real.open(file, flags, mode);
      const writes = typeof flags === 'string' ? flags !== 'r' : ((flags ?? 0) & (constants.O_WRONLY | constants.O_RDWR)) !== 0;
      if (!writes && (await handle.stat()).isFile()) read.push(String(file));
      return handle;
    },
    readFile: (...given: Parameters<typeof real.readFile>) => (read.push(String(given[0])), real.readFile(...given)),
  };
});

beforeEach(() => {
  vi.setConfig({ testTimeout: 240_000 });
  read.length = 0;
});

/** The picture process’s jobs, in this one. */
const pictures = {
  take: (file: string, name: string, copyTo: string) => inspect({ path: file, name, copyTo }),
} as unknown as Pictures;

/** A photograph and an inbox of its own. */
async function drop(): Promise<{ readonly folder: string; readonly photo: string; readonly inbox: Inbox }> {
  const folder = temporaryFolder();
  const photo = path.join(folder, 'photo.jpg');
  writeFileSync(
    photo,
    await sharp({ create: { width: 300, height: 200, channels: 3, background: '#8098b0' } })
      .jpeg()
      .toBuffer(),
  );
  return { folder, photo, inbox: makeInbox({ folder: path.join(folder, 'inbox'), pictures }) };
}

test('a new edit reads its picture three times: to take it in, to keep it in the library, to prepare it', async () => {
  const { folder, photo, inbox } = await drop();
  const { library } = await open(makeHome(), { ownThread: false });
  read.length = 0;
  const [picture] = (await inbox.takePaths([photo])).pictures;
  if (picture === undefined) throw new Error('the picture was not taken');
  const { sha256, mediaType } = picture;
  const kept = (await inbox.find(sha256))?.path ?? '';
  // Whether it is there is asked by opening it, without a byte being read.
  expect(read.pop()).toBe(kept);
  expect(await library.storeInput(kept, sha256, mediaType)).toMatchObject({ ok: true });
  const input = (await library.inputPath(sha256)) ?? '';
  const sending = { longSide: 2048, asIs: false, crop: null, turned: null, strokes: [], size: null };
  const prepared = await prepare({ picture: { path: input, sha256, mediaType }, sending, folder: path.join(folder, 'sent') });
  expect(prepared.ok).toBe(true);
  expect(read.filter((file) => file.endsWith('.jpg'))).toEqual([photo, kept, input]);
});

test('the copy is the file byte for byte, and one that was damaged, or is a link, is written anew', async () => {
  const { photo, inbox } = await drop();
  const take = async () => {
    const { pictures: taken, failures } = await inbox.takePaths([photo]);
    expect(failures).toEqual([]);
    return (await inbox.find(taken[0]?.sha256 ?? ''))?.path ?? '';
  };
  const copy = await take();
  expect(readFileSync(copy).equals(readFileSync(photo))).toBe(true);
  writeFileSync(copy, 'damaged');
  expect(await take()).toBe(copy);
  expect(readFileSync(copy).equals(readFileSync(photo))).toBe(true);
  rmSync(copy);
  symlinkSync(photo, copy);
  expect(await take()).toBe(copy);
  expect([lstatSync(copy).isFile(), readFileSync(copy).equals(readFileSync(photo))]).toEqual([true, true]);
  expect(readdirSync(path.dirname(copy))).toEqual([path.basename(copy)]);
});

test('a picture that cannot be used leaves no copy', async () => {
  const { folder, inbox } = await drop();
  const torn = path.join(folder, 'torn.jpg');
  writeFileSync(torn, readFileSync(path.join(folder, 'photo.jpg')).subarray(0, 300));
  const { pictures: taken, failures } = await inbox.takePaths([torn]);
  expect([taken.length, failures.map(({ name, failure }) => [name, failure.kind])]).toEqual([0, [['torn.jpg', 'picture-damaged']]]);
  expect(await inbox.find('0'.repeat(64))).toBe(null);
  expect(readdirSync(path.join(folder, 'inbox'))).toEqual([]);
});
