import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { hasGainMap } from '../../../../main/pictures/containers/gain-map.ts';
import { withGainMap, withSecond, withXmp } from '../../../fakes/gain-map-pictures.ts';
import { sceneOf } from '../../../fakes/scene.ts';

const [width, height] = [64, 48];
const google = 'xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"';
const apple = '<apdi:AuxiliaryImageType>urn:com:apple:photo:2020:aux:hdrgainmap</apdi:AuxiliaryImageType>';
const plain = (progressive: boolean): Promise<Buffer> =>
  sharp(sceneOf(width, height), { raw: { width, height, channels: 3 } })
    .jpeg({ progressive })
    .toBuffer();
let ultra: Buffer;
let first: Buffer;

beforeAll(async () => {
  ultra = await withGainMap(sceneOf(width, height), width, height);
  first = await plain(false);
});

test('a JPEG of ISO 21496-1 has one, as libvips says too', async () => {
  expect((await sharp(ultra).metadata()).gainMap).toBeDefined();
  expect(hasGainMap(ultra, 'image/jpeg')).toBe(true);
});

test.each([
  ['Google and Adobe', google],
  ['Apple', apple],
])('so has a JPEG with a second picture that %s call one, also behind a picture of several scans', async (_name, text) => {
  for (const picture of [first, await plain(true)]) expect(hasGainMap(withSecond(picture, first, text), 'image/jpeg')).toBe(true);
});

test('a plain picture, a preview behind it, and a mention in a picture that lost its map are none', () => {
  const pictures = [first, withSecond(first, first, 'a preview'), withXmp(first, google), Buffer.concat([withXmp(first, apple), first])];
  expect(pictures.map((picture) => hasGainMap(picture, 'image/jpeg'))).toEqual([false, false, false, false]);
});

test('AVIF has one where its brands say so', async () => {
  const avif = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#808080' } })
    .avif()
    .toBuffer();
  const branded = Buffer.concat([avif.subarray(0, 16), Buffer.from('tmap'), avif.subarray(16)]);
  branded.writeUInt32BE(branded.readUInt32BE(0) + 4, 0);
  expect([avif, branded].map((picture) => hasGainMap(picture, 'image/avif'))).toEqual([false, true]);
});

test('of what is cut off within its first picture, empty or no JPEG it says no', () => {
  const second = ultra.indexOf(Buffer.from([0xff, 0xd9])) + 2;
  const cut = Array.from({ length: 60 }, (_, nth) => ultra.subarray(0, Math.floor((nth / 60) * second)));
  expect(new Set([Buffer.alloc(0), Buffer.from('no picture'), ...cut].map((bytes) => hasGainMap(bytes, 'image/jpeg')))).toEqual(
    new Set([false]),
  );
  expect([hasGainMap(Buffer.alloc(3), 'image/avif'), hasGainMap(ultra, 'image/png')]).toEqual([false, false]);
});
