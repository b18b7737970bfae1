// Packs of thumbnails: what an address may name, what comes in one, and what does not.
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openPack } from '../../../app/contract/packs.ts';
import { readPackAddress } from '../../../main/electron/pack-address.ts';
import { packOf } from '../../../main/electron/packs.ts';
import { answer } from '../../../main/electron/protocol.ts';
import type { MediaAddress, Studio } from '../../../main/studio/studio.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const idOf = (number: number): string => `01HZX3V7W8N9P0QRSTVWXYZ${String(number).padStart(3, '0')}`;

/** What comes, as text, by number; null for a picture that is not there. */
async function read(stream: ReadableStream<Uint8Array>): Promise<Readonly<Record<number, string | null>>> {
  const unpack = openPack();
  const found: Record<number, string | null> = {};
  for await (const piece of stream)
    for (const { number, bytes } of unpack(piece)) found[number] = bytes === null ? null : Buffer.from(bytes).toString();
  return found;
}

const lying = (files: Readonly<Record<string, string>>): Pick<Studio, 'media'> => ({
  media: async (address: MediaAddress) => {
    const file = address.kind === 'result' ? files[address.editId] : undefined;
    return file === undefined ? null : { path: file, mediaType: 'image/webp' };
  },
});

test('an address names edits and nothing else, and no more of them than a pack has', () => {
  const [one, two] = [idOf(1), idOf(2)];
  expect(readPackAddress(`/media/pack/160/${one}`)).toEqual({ editIds: [one], longSide: 160 });
  expect(readPackAddress(`/media/pack/640/${one},${two}`)).toEqual({ editIds: [one, two], longSide: 640 });
  const many = (count: number): string => `/media/pack/320/${Array.from({ length: count }, (_, n) => idOf(n)).join()}`;
  expect(readPackAddress(many(64))?.editIds.length).toBe(64);
  const refused = [
    many(65),
    '/media/pack/160/',
    `/media/pack/100/${one}`,
    `/media/pack/160/${one},`,
    `/media/pack/160/,${one}`,
    `/media/pack/160/${one.toLowerCase()}`,
    `/media/pack/160/${one}/0`,
    `/media/pack/160/../${one}`,
    `/media/pack/160/${one},..%2f..%2fetc%2fpasswd`,
    `/media/pack/160/${one},../../secret`,
    `/media/pack/160/${one}\n`,
  ];
  expect(refused.filter((address) => readPackAddress(address) !== null)).toEqual([]);
});

test('a pack has each picture by its number, and says which are not there', async () => {
  const folder = temporaryFolder();
  const files = Object.fromEntries([0, 1, 3].map((n) => [idOf(n), path.join(folder, `${n}.webp`)]));
  for (const [id, file] of Object.entries(files)) writeFileSync(file, `picture of ${id}`);
  const asked: MediaAddress[] = [];
  const studio = { media: async (address: MediaAddress) => (asked.push(address), lying(files).media(address)) };
  const found = await read(packOf({ editIds: [0, 1, 2, 3].map(idOf), longSide: 320 }, studio));
  expect(found).toEqual({ 0: `picture of ${idOf(0)}`, 1: `picture of ${idOf(1)}`, 2: null, 3: `picture of ${idOf(3)}` });
  expect(asked).toEqual([0, 1, 2, 3].map((n) => ({ kind: 'result', editId: idOf(n), index: 0, longSide: 320 })));
});

test('a pack does not wait with what is there for what is still made', async () => {
  const file = path.join(temporaryFolder(), 'a.webp');
  writeFileSync(file, 'there');
  let make = (): void => undefined;
  const studio: Pick<Studio, 'media'> = {
    media: async (address) => {
      if (address.kind === 'result' && address.editId === idOf(0)) await new Promise<void>((resolve) => (make = resolve));
      return { path: file, mediaType: 'image/webp' };
    },
  };
  const reader = packOf({ editIds: [idOf(0), idOf(1)], longSide: 160 }, studio).getReader();
  const unpack = openPack();
  const numbers: number[] = [];
  while (numbers.length < 1) numbers.push(...unpack((await reader.read()).value ?? new Uint8Array(0)).map(({ number }) => number));
  expect(numbers).toEqual([1]);
  make();
  while (numbers.length < 2) numbers.push(...unpack((await reader.read()).value ?? new Uint8Array(0)).map(({ number }) => number));
  expect([numbers, (await reader.read()).done]).toEqual([[1, 0], true]);
});

test('a pack that nobody wants any more asks for no further picture', async () => {
  const waiting: (() => void)[] = [];
  let asked = 0;
  const studio: Pick<Studio, 'media'> = {
    media: async () => {
      asked += 1;
      await new Promise<void>((resolve) => waiting.push(resolve));
      return null;
    },
  };
  const stream = packOf({ editIds: Array.from({ length: 64 }, (_, n) => idOf(n)), longSide: 160 }, studio);
  const begun = asked;
  await stream.cancel();
  for (const go of waiting) go();
  await new Promise(setImmediate);
  expect([begun, asked]).toEqual([8, 8]);
});

test('a pack that nobody reads holds few pictures, and gives all of them to one who reads it later', async () => {
  let asked = 0;
  const studio: Pick<Studio, 'media'> = { media: async () => ((asked += 1), null) };
  const stream = packOf({ editIds: Array.from({ length: 64 }, (_, n) => idOf(n)), longSide: 160 }, studio);
  await new Promise(setImmediate);
  // Eight that were read at once, and one more for the first, which has gone into the stream.
  expect(asked).toBe(9);
  expect(Object.keys(await read(stream)).length).toBe(64);
  expect(asked).toBe(64);
});

test.skipIf(process.platform === 'win32')(
  'a pack takes no link, no pipe, no folder and nothing too large for a picture that is there',
  async () => {
    const folder = temporaryFolder();
    const at = (name: string): string => path.join(folder, name);
    writeFileSync(at('real.webp'), 'real');
    symlinkSync(at('real.webp'), at('link.webp'));
    execFileSync('mkfifo', [at('pipe.webp')]);
    mkdirSync(at('folder.webp'));
    writeFileSync(at('large.webp'), '');
    truncateSync(at('large.webp'), 4_000_001);
    const names = ['real', 'link', 'pipe', 'folder', 'large', 'gone'];
    const files = Object.fromEntries(names.map((name, n) => [idOf(n), at(`${name}.webp`)]));
    const found = await read(packOf({ editIds: names.map((_, n) => idOf(n)), longSide: 160 }, lying(files)));
    expect(found).toEqual({ 0: 'real', 1: null, 2: null, 3: null, 4: null, 5: null });
  },
);

test('a pack is bytes that nothing may run, and is kept nowhere', async () => {
  const server = {
    uiFolder: '/nowhere',
    studio: Promise.resolve({ ...lying({}), takeBytes: async () => ({ pictures: [], failures: [] }) }),
    callsServed: Promise.resolve(),
  };
  const address = `studio://app/media/pack/160/${idOf(1)}`;
  const response = await answer(new Request(address), server);
  expect([response.status, Object.fromEntries(response.headers), await read(response.body ?? new ReadableStream())]).toEqual([
    200,
    {
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'content-type': 'application/octet-stream',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'no-store',
    },
    { 0: null },
  ]);
  const [head, post] = await Promise.all(['HEAD', 'POST'].map((method) => answer(new Request(address, { method }), server)));
  expect([head?.status, head?.body, post?.status]).toEqual([200, null, 405]);
});
