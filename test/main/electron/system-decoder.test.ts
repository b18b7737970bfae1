// HEIC where the system reads it: what it makes is taken in under the picture's own name, and the file stays as it is.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { makeInbox } from '../../../main/inputs/inbox.ts';
import type { Pictures } from '../../../main/pictures/host/pictures.ts';
import { inspect } from '../../../main/pictures/inspect.ts';
import { hasGainMap } from '../../../main/pictures/containers/gain-map.ts';
import { decodeWhole } from '../../../main/pictures/system-decoder.ts';
import type { SystemDecoder } from '../../../main/pictures/system-decoder.ts';
import { systemDecoder } from '../../../main/electron/system-decoder.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'kontext-heic-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const box = (type: string, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.byteLength);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const numbers = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, at) => bytes.writeUInt32BE(value, 4 * at));
  return bytes;
};
/** The boxes of a HEIC that says its size, without any pixels. */
const heic = (width: number, height: number, more: { readonly brands?: string; readonly property?: Buffer } = {}): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from('heic'), numbers(0), Buffer.from(`mif1heic${more.brands ?? ''}`)),
    box('meta', numbers(0), box('iprp', box('ipco', box('ispe', numbers(0, width, height)), more.property ?? Buffer.alloc(0)))),
    box('mdat', Buffer.alloc(64)),
  ]);

const picture = path.join(folder, 'IMG_1.HEIC');
writeFileSync(picture, heic(400, 300));
const before = readFileSync(picture);

/** Takes the picture in; what the decoder makes of it is so large. */
async function take(decode: SystemDecoder | null) {
  const pictures = {
    take: (file: string, name: string, copyTo: string) => inspect({ path: file, name, copyTo }),
  } as unknown as Pictures;
  const inbox = makeInbox({ folder: mkdtempSync(path.join(folder, 'inbox-')), pictures, decodeBySystem: decode });
  const { pictures: taken, failures } = await inbox.takePaths([picture]);
  expect(readFileSync(picture).equals(before)).toBe(true);
  return { taken, failures: failures.map(({ failure }) => failure.message) };
}
const answering =
  (width: number, height: number): SystemDecoder =>
  async (_, longSide) => ({
    png: await sharp({ create: { width, height, channels: 3, background: '#8098b0' } })
      .png()
      .toBuffer(),
    width: Math.min(width, longSide),
    height,
  });
const sentence =
  '“IMG_1.HEIC” is a HEIC picture, which this computer’s decoder cannot read. Export it as JPEG first, or set the camera to “Most compatible”.';

describe('a HEIC picture', () => {
  test('is taken in as what the system makes of it', async () => {
    const { taken, failures } = await take(answering(400, 300));
    expect([failures, taken]).toEqual([
      [],
      [expect.objectContaining({ name: 'IMG_1.HEIC', mediaType: 'image/png', width: 400, height: 300 })],
    ]);
  });

  test.each([
    ['the system has no decoder', null],
    ['it cannot read it', async () => null],
    ['it answers with the small preview', answering(160, 120)],
  ] as const)('has its sentence where %s', async (_, decode) => {
    expect(await take(decode)).toEqual({ taken: [], failures: [sentence] });
  });
});

test.each([
  ['as Apple has it', { property: box('auxC', numbers(0), Buffer.from('urn:com:apple:photo:2020:aux:hdrgainmap\0')) }, true],
  ['as ISO 21496-1 has it', { brands: 'tmap' }, true],
  ['of depth alone', { property: box('auxC', numbers(0), Buffer.from('urn:com:apple:photo:2020:aux:depth\0')) }, false],
] as const)(
  'of a HEIC with a second picture, %s, the PNG says whether a gain map was left out, and has the same pixels',
  async (_, more, left) => {
    const file = path.join(folder, 'IMG_2.HEIC');
    writeFileSync(file, heic(400, 300, more));
    const decode = answering(400, 300);
    const [png, plain] = [await decodeWhole(decode, file), (await decode(file, 400))?.png];
    expect([png !== null && hasGainMap(png, 'image/png'), png?.byteLength === plain?.byteLength]).toEqual([left, !left]);
    expect(
      await sharp(png ?? undefined)
        .raw()
        .toBuffer(),
    ).toEqual(await sharp(plain).raw().toBuffer());
  },
);

describe('the system’s decoder', () => {
  const image = { isEmpty: () => false, toPNG: () => Buffer.from('png'), getSize: () => ({ width: 3, height: 2 }) };

  test('is asked on macOS and Windows alone, and its refusal is no answer', async () => {
    const asked: unknown[] = [];
    const thumbnails = (answer: () => Promise<unknown>) =>
      ({ createThumbnailFromPath: (...args: unknown[]) => (asked.push(args), answer()) }) as unknown as Parameters<typeof systemDecoder>[0];
    expect(
      systemDecoder(
        thumbnails(async () => image),
        'linux',
      ),
    ).toBe(null);
    const mac = systemDecoder(
      thumbnails(async () => image),
      'darwin',
    );
    expect(await mac?.('/a.heic', 4096)).toEqual({ png: Buffer.from('png'), width: 3, height: 2 });
    expect(asked).toEqual([['/a.heic', { width: 4096, height: 4096 }]]);
    expect(
      await systemDecoder(
        thumbnails(() => Promise.reject(new Error('no'))),
        'win32',
      )?.('/a.heic', 9),
    ).toBe(null);
    expect(
      await systemDecoder(
        thumbnails(async () => ({ ...image, isEmpty: () => true })),
        'win32',
      )?.('/a.heic', 9),
    ).toBe(null);
  });
});
