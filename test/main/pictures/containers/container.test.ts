import { expect, test } from 'vitest';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { bareOf } from '../../../../main/pictures/containers/container.ts';
import { isSrgbProfile } from '../../../../main/pictures/srgb-profile.ts';
import { gps, jpeg, jpegFromPhone, png, quarters, webp } from '../../../fakes/pictures.ts';

const kinds = ['image/png', 'image/jpeg', 'image/webp'] as const;
const plain = async (): Promise<readonly Buffer[]> => [await png(), await jpeg(), await webp()];
const withMetadata = async (): Promise<readonly Buffer[]> => {
  const marked = (): Sharp =>
    quarters(24, 16)
      .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: gps })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Berlin</x:xmpmeta>');
  return [await marked().png().toBuffer(), await jpegFromPhone(), await marked().webp().toBuffer()];
};

test('a picture that is nothing but pixels comes back as the same object', async () => {
  for (const [index, bytes] of (await plain()).entries())
    expect(bareOf(bytes, kinds[index] ?? 'image/png', false)).toEqual({ bytes, animated: false });
});

test('metadata and bytes after the end are left out, pixels are not touched', async () => {
  for (const [index, bytes] of (await withMetadata()).entries()) {
    const bare = bareOf(Buffer.concat([bytes, Buffer.from('<html>Somebody was here</html>')]), kinds[index] ?? 'image/png', false);
    const kept = Buffer.from(bare?.bytes ?? []);
    expect({ index, hasName: kept.includes('Somebody'), hasPlace: kept.includes('Berlin') }).toEqual({
      index,
      hasName: false,
      hasPlace: false,
    });
    expect(await sharp(kept, { failOn: 'warning' }).raw().toBuffer()).toEqual(await sharp(bytes).raw().toBuffer());
    expect((await sharp(kept).metadata()).exif).toBe(undefined);
  }
});

test('a profile is kept or left out as asked', async () => {
  for (const kind of ['png', 'jpeg', 'webp'] as const) {
    const bytes = await quarters(24, 16).withIccProfile('p3').toFormat(kind).toBuffer();
    const profiles = await Promise.all(
      [true, false].map(
        async (keep) => (await sharp(Buffer.from(bareOf(bytes, `image/${kind}`, keep)?.bytes ?? [])).metadata()).icc !== undefined,
      ),
    );
    expect({ kind, profiles }).toEqual({ kind, profiles: [true, false] });
  }
});

test('an sRGB profile is told from a wider one', async () => {
  const profileOf = async (name: string): Promise<Uint8Array> =>
    (await sharp(await quarters(8, 8).withIccProfile(name).png().toBuffer()).metadata()).icc ?? new Uint8Array();
  expect([isSrgbProfile(await profileOf('srgb')), isSrgbProfile(await profileOf('p3'))]).toEqual([true, false]);
});

test('a picture cut short anywhere is no whole picture', async () => {
  for (const [index, bytes] of (await plain()).entries()) {
    const whole = Array.from({ length: bytes.length }, (_, at) => bareOf(bytes.subarray(0, at), kinds[index] ?? 'image/png', false)).filter(
      (bare) => bare !== null,
    );
    expect({ index, whole: whole.length }).toEqual({ index, whole: 0 });
  }
});
