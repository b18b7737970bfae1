// Whatever kind a picture is of: stage, thumbnail, what is sent and what is exported show the same pixels, and these are the colours that the file means.
import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { isShownAlike } from '../../../main/pictures/shown-alike.ts';
import { upright } from '../../../main/pictures/upright.ts';
import { chunkOf, pngWith } from '../../fakes/carrying.ts';
import { withClap } from '../../fakes/avif-clap.ts';
import { colourKinds } from '../../fakes/colour-pictures.ts';
import type { ColourKind } from '../../fakes/colour-pictures.ts';
import type { Rgb } from '../../fakes/colour-maths.ts';
import { ofGamma, ofHlg, ofPq } from '../../fakes/colour-maths.ts';
import { farFrom, patches, size } from '../../fakes/patches.ts';
import { makeFolder, openRealPictures } from '../../fakes/pictures.ts';

const pictures = openRealPictures();
const kinds = await colourKinds();
const folder = await makeFolder();
afterAll(async () => {
  await pictures.close();
  await folder.remove();
});

/** As a reader that knows no colours: what is made must need none. */
async function pixelsOf(file: string | Buffer) {
  const { data, info } = await sharp(typeof file === 'string' ? await readFile(file) : file, { ignoreIcc: true })
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

async function everywhere(bytes: Buffer, name: string) {
  const file = await folder.put(`${name}.in`, bytes);
  const found = await pictures.inspect(file, name);
  if (!found.ok) throw new Error(`${name}: ${found.failure.message}`);
  const { sha256, mediaType, width, height } = found.value;
  const prepared = await pictures.prepare(
    { path: file, sha256, mediaType, name },
    { longSide: 2048, asIs: false, crop: null, turned: null, strokes: [], size: null },
    folder.path,
  );
  if (!prepared.ok) throw new Error(`${name}: ${prepared.failure.message}`);
  const [view, small, copy] = ['view.png', 'small.webp', 'copy'].map((ending) => path.join(folder.path, `${sha256}-${ending}`));
  if (view === undefined || small === undefined || copy === undefined) throw new Error('no names');
  await pictures.bitmap(file, 6144, view);
  await pictures.thumbnail(file, 320, small);
  await pictures.copy({ path: file, name, into: copy, mediaType: null, quality: 100, longSide: null, texts: null, untouched: null });
  return {
    inspected: { width, height },
    asItIs: await isShownAlike(file, mediaType),
    steps: prepared.value.sent.steps,
    sha256: prepared.value.sent.sha256,
    sent: await pixelsOf(prepared.value.path),
    view: await pixelsOf(view),
    thumbnail: await pixelsOf(small),
    // A copy may name its colours and its turn as the file does.
    copy: await pixelsOf(await (await upright(await readFile(copy), null)).png().toBuffer()),
  };
}

const near = { mean: 3, max: 8 } as const;
const isNear = ({ mean, max }: ReturnType<typeof farFrom>): boolean => mean <= near.mean && max <= near.max;

describe.each(kinds.map((kind) => [kind.name, kind] as const))('%s', (name, { bytes, expected, asItIs, converted }: ColourKind) => {
  test('is the same upright sRGB picture everywhere', async () => {
    const made = await everywhere(bytes, name);
    const wanted = expected ?? meansOf(made.sent);
    const off = (['sent', 'view', 'thumbnail', 'copy'] as const).map((where) => [where, farFrom(made[where], wanted)] as const);
    expect(off.filter(([, far]) => !isNear(far))).toEqual([]);
    expect({ inspected: made.inspected, asItIs: made.asItIs, converted: made.steps.includes('colour-converted') }).toEqual({
      inspected: size,
      asItIs,
      converted,
    });
  });
});

/** What each patch was sent as, where no standard says what it should be. */
function meansOf({ data, channels }: { readonly data: Buffer; readonly channels: number }): readonly Rgb[] {
  return Array.from({ length: 8 }, (_, nth) => {
    const at = ((Math.floor(nth / 4) * 32 + 16) * size.width + (nth % 4) * 24 + 12) * channels;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  });
}

describe('HDR of ten bits', () => {
  // The stored numbers are those of the plain picture beside them.
  test.each([
    ['avif-rec2020-pq.avif', (rgb: Rgb) => ofPq(rgb)],
    ['avif-rec2020-hlg.avif', ofHlg],
  ] as const)('%s is brought to SDR by the one curve', async (name, change) => {
    const fixture = (file: string): string => path.resolve(import.meta.dirname, '../../fixtures/pictures', file);
    const plain = await pixelsOf(fixture('reference-srgb.png'));
    const made = await everywhere(await readFile(fixture(name)), name);
    const off: number[] = [];
    for (let at = 0; at + 2 < plain.data.length; at += 3) {
      const wanted = change([plain.data[at] ?? 0, plain.data[at + 1] ?? 0, plain.data[at + 2] ?? 0]);
      wanted.forEach((value, channel) => off.push(Math.abs(value - (made.sent.data[at + channel] ?? 0))));
    }
    off.sort((a, b) => a - b);
    expect(off.reduce((sum, value) => sum + value, 0) / off.length).toBeLessThanOrEqual(3);
    expect(off[Math.floor(off.length * 0.95)]).toBeLessThanOrEqual(8);
    expect(made.steps).toContain('colour-converted');
  });
});

test('of an AVIF that shows a part off its middle the same part is seen and sent', async () => {
  const whole = await patches().avif({ lossless: true, chromaSubsampling: '4:4:4', effort: 0 }).toBuffer();
  const made = await everywhere(withClap(whole, size, { width: 24, height: 32, left: 72, top: 0 }), 'clap.avif');
  const part = { width: 24, height: 32 };
  const sizes = [made.inspected, made.sent, made.view, made.thumbnail].map(({ width, height }) => ({ width, height }));
  expect([made.asItIs, ...sizes]).toEqual([false, part, part, part, part]);
  expect([...made.sent.data.subarray(0, 3)]).toEqual([230, 210, 60]);
  expect(made.view.data.equals(made.sent.data)).toBe(true);
});

// Both made by avifenc 0.11.1: --range limited --yuv 400 of black, middle grey and white, and --premultiply of a half transparent red.
test.each([
  ['avif-grey-limited.avif', 3, [0, 128, 255]],
  ['avif-premultiplied.avif', 4, [217]],
])('what libheif leaves to others is made right wherever it is seen or sent: %s', async (name, channels, reds) => {
  const file = path.resolve(import.meta.dirname, '../../fixtures/pictures', name);
  const made = await everywhere(await readFile(file), name);
  const { data, info } = await (await upright(await readFile(file), null)).raw().toBuffer({ resolveWithObject: true });
  const rows = reds.map((_, nth) => Math.floor(((nth + 0.5) * info.height) / reds.length));
  expect([info.channels, rows.map((row) => data[row * info.width * channels])]).toEqual([channels, reds]);
  expect([made.asItIs, made.view.data.equals(made.sent.data)]).toEqual([false, true]);
});

test('what can be seen through stays so when its colours are converted', async () => {
  const clear = await patches().ensureAlpha(0.5).png().toBuffer();
  const made = await everywhere(pngWith(clear, [chunkOf('gAMA', Buffer.from([0, 1, 0x86, 0xa0]))]), 'clear.png');
  const file = path.join(folder.path, `${made.sha256}.png`);
  const { data, info } = await sharp(await readFile(file))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const wanted = ofGamma([200, 60, 50], 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = data;
  expect([
    info.channels,
    Math.abs(alpha - 128) <= 1,
    ...[red, green, blue].map((value, at) => Math.abs(value - (wanted[at] ?? 0)) < 2),
  ]).toEqual([4, true, true, true, true]);
});

test('colours that are named by numbers nobody can convert are refused in words', async () => {
  const unknown = Buffer.from(kinds.find(({ name }) => name === 'avif')?.bytes ?? []);
  // A logarithmic curve.
  unknown.writeUInt16BE(9, unknown.indexOf('colrnclx') + 10);
  const file = await folder.put('unknown.avif', unknown);
  const message = '“unknown.avif” names its colours in a way that cannot be converted here. Export it in sRGB first.';
  expect(await pictures.inspect(file)).toMatchObject({ ok: false, failure: { kind: 'picture-unsupported', message } });
  const picture = { path: file, sha256: createHash('sha256').update(unknown).digest('hex'), mediaType: 'image/avif' } as const;
  expect(
    await pictures.prepare(picture, { longSide: 2048, asIs: false, crop: null, turned: null, strokes: [], size: null }, folder.path),
  ).toMatchObject({
    ok: false,
    failure: { message },
  });
});
