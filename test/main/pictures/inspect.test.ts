import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Pictures } from '../../../main/pictures/host/pictures.ts';
import {
  animatedGif,
  gps,
  jpeg,
  jpegFromPhone,
  makeFolder,
  openRealPictures,
  png,
  pngClaiming,
  quarters,
  webp,
} from '../../fakes/pictures.ts';

let pictures: Pictures;
let folder: Awaited<ReturnType<typeof makeFolder>>;

beforeAll(async () => {
  pictures = openRealPictures();
  folder = await makeFolder();
});
afterAll(async () => {
  await pictures.close();
  await folder.remove();
});

const given = async (name: string, bytes: Uint8Array | string): ReturnType<Pictures['inspect']> =>
  pictures.inspect(await folder.put(name, bytes));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const refused = async (reply: ReturnType<Pictures['inspect']>): Promise<unknown> => {
  const { ok, ...rest } = await reply;
  return 'failure' in rest ? { kind: rest.failure.kind, message: rest.failure.message } : { ok };
};

describe('inspect', () => {
  test('says all there is to know about a picture from a phone', async () => {
    const bytes = await jpegFromPhone();
    expect(await given('phone.jpg', bytes)).toEqual({
      ok: true,
      value: {
        sha256: sha256(bytes),
        mediaType: 'image/jpeg',
        bytes: bytes.length,
        width: 24,
        height: 16,
        hasLocation: true,
        hasAlpha: false,
        noOpaquePixel: false,
      },
    });
  });

  test('says whether a picture can be seen through everywhere', async () => {
    const see = async (alpha: number): Promise<unknown> => {
      const found = await given(`alpha-${alpha}.png`, await quarters(24, 16).ensureAlpha(alpha).png().toBuffer());
      return found.ok && found.value.noOpaquePixel;
    };
    expect([await see(0), await see(0.5), await see(1)]).toEqual([true, true, false]);
    const rim = quarters(24, 16)
      .ensureAlpha(0)
      .composite([{ input: await png(2, 2), left: 3, top: 3 }]);
    expect(await given('rim.webp', await rim.webp({ lossless: true }).toBuffer())).toMatchObject({ value: { noOpaquePixel: false } });
  });

  test('gives the size after orientation and the true type whatever the name', async () => {
    const bytes = await quarters(24, 16).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await given('really-a-jpeg.png', bytes)).toEqual({
      ok: true,
      value: {
        sha256: sha256(bytes),
        mediaType: 'image/jpeg',
        bytes: bytes.length,
        width: 16,
        height: 24,
        hasLocation: false,
        hasAlpha: false,
        noOpaquePixel: false,
      },
    });
  });

  test('reads every accepted kind', async () => {
    const kinds = {
      'a.png': await png(),
      'a.jpg': await jpeg(),
      'a.webp': await webp(),
      'a.avif': await quarters(24, 16).avif().toBuffer(),
      'a.tif': await quarters(24, 16).tiff().toBuffer(),
      'a.gif': await animatedGif(),
    };
    const found = await Promise.all(Object.entries(kinds).map(([name, bytes]) => given(name, bytes)));
    expect(found.map((reply) => reply.ok && `${reply.value.mediaType} ${reply.value.width}x${reply.value.height}`)).toEqual([
      'image/png 24x16',
      'image/jpeg 24x16',
      'image/webp 24x16',
      'image/avif 24x16',
      'image/tiff 24x16',
      'image/gif 20x10',
    ]);
  });

  test('sees a place in PNG and WebP, and in XMP alone', async () => {
    const xmp =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="52,31N"/></rdf:RDF></x:xmpmeta>';
    const found = await Promise.all([
      given('gps.png', await quarters(8, 8).withExif({ IFD3: gps }).png().toBuffer()),
      given('gps.webp', await quarters(8, 8).withExif({ IFD3: gps }).webp().toBuffer()),
      given('xmp.jpg', await quarters(8, 8).withXmp(xmp).jpeg().toBuffer()),
      given(
        'none.jpg',
        await quarters(8, 8)
          .withExif({ IFD0: { Make: 'Telephone' } })
          .jpeg()
          .toBuffer(),
      ),
    ]);
    expect(found.map((reply) => reply.ok && reply.value.hasLocation)).toEqual([true, true, true, false]);
  });
});

describe('inspect refuses in one sentence that names the file', () => {
  const only = 'Choose a JPEG, PNG, WebP, AVIF, TIFF or GIF picture.';
  test.each([
    [
      'logo.png',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '“logo.png” is an SVG drawing. Kontext Studio sends pixels: export it as PNG or JPEG first.',
    ],
    ['page.jpg', '<!doctype html><script>1</script>', `“page.jpg” is a web page. ${only}`],
    ['paper.png', '%PDF-1.7', '“paper.png” is a PDF document. Kontext Studio sends pixels: export it as PNG or JPEG first.'],
    ['setup.jpg', 'MZ\x90\0', `“setup.jpg” is a program. ${only}`],
    ['run.png', '\x7fELF', `“run.png” is a program. ${only}`],
  ])('%s', async (name, content, message) => {
    expect(await refused(given(name, content))).toEqual({ kind: 'picture-unsupported', message });
  });

  test('a HEIC picture says what to do', async () => {
    expect(await refused(given('IMG_1.HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')))).toEqual({
      kind: 'picture-unsupported',
      message:
        '“IMG_1.HEIC” is a HEIC picture, which this computer’s decoder cannot read. Export it as JPEG first, or set the camera to “Most compatible”.',
    });
  });

  test('nothing, an empty file and a folder', async () => {
    expect([
      await refused(pictures.inspect(join(folder.path, 'gone.png'))),
      await refused(given('empty.png', '')),
      await refused(pictures.inspect(folder.path, 'holiday')),
    ]).toEqual([
      {
        kind: 'picture-missing',
        message: '“gone.png” is not there. Look whether its name is right, or whether it was moved or renamed, and choose it again.',
      },
      { kind: 'picture-damaged', message: '“empty.png” is empty. Choose another file, or save it again.' },
      { kind: 'picture-unsupported', message: '“holiday” is a folder. Choose the pictures in it.' },
    ]);
  });

  test.skipIf(process.platform === 'win32')('a pipe and a link to an endless device, without waiting', async () => {
    execFileSync('mkfifo', [join(folder.path, 'pipe.png')]);
    await symlink('/dev/zero', join(folder.path, 'zero.png'));
    expect([
      await refused(pictures.inspect(join(folder.path, 'pipe.png'))),
      await refused(pictures.inspect(join(folder.path, 'zero.png'))),
    ]).toEqual([
      { kind: 'picture-unsupported', message: '“pipe.png” is a pipe or a device, not a file. Choose a picture file.' },
      { kind: 'picture-unsupported', message: '“zero.png” is a pipe or a device, not a file. Choose a picture file.' },
    ]);
  });

  test('a file beyond the limit of bytes is not read', async () => {
    const path = await folder.put('huge.tif', await quarters(8, 8).tiff().toBuffer());
    await truncate(path, 2 * 1024 ** 3);
    expect(await refused(pictures.inspect(path))).toEqual({
      kind: 'picture-too-large',
      message: '“huge.tif” has 2048 MB; a picture may have 256 MB. Export a smaller copy first.',
    });
  });

  test('a bomb is refused by its header', async () => {
    expect([
      await refused(given('bomb.png', await pngClaiming(60_000, 60_000))),
      await refused(given('wide.png', await pngClaiming(70_000, 1))),
    ]).toEqual([
      {
        kind: 'picture-too-large',
        message: '“bomb.png” says it has 60000 × 60000 pixels; a picture may have 100 megapixels. Export a smaller copy first.',
      },
      {
        kind: 'picture-too-large',
        message: '“wide.png” says it has 70000 × 1 pixels; a picture may have 100 megapixels. Export a smaller copy first.',
      },
    ]);
  });

  test('a picture cut short, of every kind', async () => {
    const whole = quarters(300, 200);
    const cut = await Promise.all(
      (['png', 'jpeg', 'webp', 'tiff', 'gif', 'avif'] as const).map(async (kind) => {
        const bytes = await whole.clone().toFormat(kind).toBuffer();
        return refused(given(`cut.${kind}`, bytes.subarray(0, Math.floor(bytes.length * 0.6))));
      }),
    );
    const message = (kind: string): string =>
      `“cut.${kind}” is damaged or cut short. Open it in another program and save it again, or choose another file.`;
    expect(cut).toEqual(
      ['png', 'jpeg', 'webp', 'tiff', 'gif', 'avif'].map((kind) => ({ kind: 'picture-damaged', message: message(kind) })),
    );
  });

  test('pictures with bytes changed at random are read or refused, and the process stays', async () => {
    const logged: string[] = [];
    const own = openRealPictures((line) => logged.push(line));
    let state = 7;
    const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
    const kinds = ['png', 'jpeg', 'webp', 'tiff', 'gif', 'avif'] as const;
    const sources = await Promise.all(
      kinds.map((kind) =>
        quarters(64, 48)
          .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: gps })
          .toFormat(kind)
          .toBuffer(),
      ),
    );
    const outcomes = new Set<string>();
    for (let round = 0; round < 25; round += 1) {
      await Promise.all(
        sources.map(async (source, index) => {
          const hurt = Buffer.from(source);
          for (let flips = 1 + (next() % 6); flips > 0; flips -= 1) hurt[12 + (next() % (hurt.length - 12))] = next() >>> 24;
          const reply = await own.inspect(await folder.put(`hurt-${index}`, hurt));
          outcomes.add(reply.ok ? 'read' : reply.failure.kind);
        }),
      );
    }
    await own.close();
    expect({
      logged,
      strange: [...outcomes].filter((kind) => !['read', 'picture-damaged', 'picture-unsupported', 'picture-too-large'].includes(kind)),
    }).toEqual({ logged: [], strange: [] });
  });
});
