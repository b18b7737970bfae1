// Pictures made to hurt: bombs, masquerades, damaged bytes, endless files. Each is refused or read; the process of the app never dies of one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Pictures } from '../../main/pictures/host/pictures.ts';
import { jpeg, makeFolder, openRealPictures, png, pngClaiming, quarters } from '../fakes/pictures.ts';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { openBench } from './bench.ts';
import { flip, seeds } from './seeds.ts';

let pictures: Pictures;
let folder: Awaited<ReturnType<typeof makeFolder>>;
const logged: string[] = [];

beforeAll(async () => {
  pictures = openRealPictures((line) => logged.push(line));
  folder = await makeFolder();
});
afterAll(async () => {
  await pictures.close();
  await folder.remove();
});

/** What each job of the picture process says of the bytes: a kind of failure, or that it took them. */
async function said(name: string, bytes: Uint8Array) {
  const file = await folder.put(name, bytes);
  const [inspected, checked, small] = await Promise.all([
    pictures.inspect(file),
    pictures.check(file),
    pictures.thumbnail(file, 320, path.join(folder.path, `${name}.webp`)),
  ]);
  return [inspected, checked, small].map((reply) => (reply.ok ? 'taken' : reply.failure.kind));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A whole PNG with chunks after its header. */
async function pngWith(...chunks: readonly Buffer[]): Promise<Buffer> {
  const bytes = await png(20, 20);
  return Buffer.concat([bytes.subarray(0, 33), ...chunks, bytes.subarray(33)]);
}

/** A GIF of many frames of one pixel. */
function gifOf(frames: number): Buffer {
  const head = Buffer.from('47494638396101000100800000000000ffffff', 'hex');
  const frame = Buffer.from('21f90400010000002c00000000010001000002024401003b'.slice(0, -2), 'hex');
  return Buffer.concat([head, ...Array<Buffer>(frames).fill(frame), Buffer.from(';')]);
}

/** A JPEG whose EXIF or profile says to be very long: as many full segments as make up the size. */
async function jpegWith(marker: number, label: string, bytes: number): Promise<Buffer> {
  const whole = await jpeg(24, 16);
  const payload = Buffer.concat([Buffer.from(label, 'latin1'), Buffer.alloc(65_000, 0x41)]);
  const segment = Buffer.concat([
    Buffer.from([0xff, marker]),
    Buffer.from([(payload.length + 2) >> 8, (payload.length + 2) & 255]),
    payload,
  ]);
  return Buffer.concat([whole.subarray(0, 2), ...Array<Buffer>(Math.ceil(bytes / segment.length)).fill(segment), whole.subarray(2)]);
}

describe('row 40: bombs', () => {
  test('row 40: a picture that says it has 900 megapixels, or an edge beyond every limit, is refused by its header alone', async () => {
    for (const [width, height] of [
      [30_000, 30_000],
      [65_535, 2],
      [2, 65_535],
      [2 ** 31 - 1, 2 ** 31 - 1],
    ] as const)
      expect([width, height, (await said('bomb.png', await pngClaiming(width, height)))[0]]).toEqual([width, height, 'picture-too-large']);
  });

  test('row 40: a hundred thousand frames, fifty megabytes of EXIF or profile, a text that unpacks to 200 MB cost no more than a moment', async () => {
    const corpus: readonly [name: string, bytes: Buffer][] = [
      ['frames.gif', gifOf(100_000)],
      ['apng.png', await pngWith(chunk('acTL', Buffer.from('000186a000000000', 'hex')))],
      ['exif.jpg', await jpegWith(0xe1, 'Exif\0\0', 50_000_000)],
      ['profile.jpg', await jpegWith(0xe2, 'ICC_PROFILE\0\x01\x01', 50_000_000)],
      ['text.png', await pngWith(chunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(200_000_000))])))],
      ['profile.png', await pngWith(chunk('iCCP', Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(200_000_000))])))],
    ];
    for (const [name, bytes] of corpus) {
      const begun = performance.now();
      const kinds = await said(name, bytes);
      expect([name, kinds.filter((kind) => !/^(taken|picture-|result-)/.test(kind)), performance.now() - begun < 20_000]).toEqual([
        name,
        [],
        true,
      ]);
    }
    expect(logged).toEqual([]);
  });
});

describe('row 41: what is no picture of a kind that is taken', () => {
  test('row 41: is named for what it is, whatever its name says', async () => {
    const corpus: readonly [name: string, bytes: Buffer | string][] = [
      ['drawing.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
      ['page.png', '<!doctype html><script>alert(1)</script>'],
      ['paper.png', '%PDF-1.7\n1 0 obj'],
      ['program.jpg', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4000)])],
      ['binary.jpg', Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(4000)])],
      ['archive.webp', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(4000)])],
    ];
    for (const [name, bytes] of corpus)
      expect([name, ...(await said(name, Buffer.from(bytes)))]).toEqual([
        name,
        'picture-unsupported',
        'result-damaged',
        'picture-unsupported',
      ]);
  });

  test('row 41: a JPEG that is a page as well is taken as a JPEG and by that name alone', async () => {
    const both = Buffer.concat([await jpeg(), Buffer.from('<html><script>alert(1)</script>')]);
    const checked = await pictures.check(await folder.put('both.html', both));
    expect(checked).toMatchObject({ ok: true, value: { mediaType: 'image/jpeg' } });
  });
});

describe('row 42: bytes that were changed or lost', () => {
  const kinds = ['png', 'jpeg', 'webp', 'avif', 'tiff', 'gif'] as const;

  test.each(kinds)(
    'row 42: bits of a %s flipped anywhere are read or refused, and no process dies',
    { timeout: 1_800_000 },
    async (kind) => {
      const source = await quarters(64, 48).toFormat(kind).toBuffer();
      const told = new Map<string, number>();
      for (const seed of seeds(20, 1000)) {
        for (const outcome of await said(`flip.${kind}`, flip(source, seed))) told.set(outcome, (told.get(outcome) ?? 0) + 1);
      }
      console.log(`row 42: ${kind} ${JSON.stringify(Object.fromEntries(told))}`);
      expect([...told.keys()].filter((outcome) => !/^(taken|picture-|result-)/.test(outcome))).toEqual([]);
      expect([told.has('picture-process'), logged]).toEqual([false, []]);
    },
  );

  test.each(kinds)('row 42: a %s cut at any hundredth is no whole result, and no process dies', { timeout: 600_000 }, async (kind) => {
    const source = await quarters(64, 48).toFormat(kind).toBuffer();
    const taken: number[] = [];
    for (const hundredth of seeds(99, 99).filter((one) => one % 5 === 1 || process.env['KONTEXT_FAULTS'] === 'all')) {
      const checked = (await said(`cut.${kind}`, source.subarray(0, Math.floor((source.length * hundredth) / 100))))[1];
      if (checked === 'taken') taken.push(hundredth);
    }
    expect([taken, logged]).toEqual([[], []]);
  });
});

describe('row 46: what a person may drop', () => {
  test(
    'row 46: a huge TIFF, a HEIC, a device, a pipe, a link and a folder each get one sentence, at once',
    { timeout: 240_000 },
    async () => {
      const drop = temporaryFolder();
      const at = (name: string): string => path.join(drop, name);
      writeFileSync(at('huge.tiff'), Buffer.from('II*\0'));
      truncateSync(at('huge.tiff'), 2_000_000_000);
      writeFileSync(
        at('phone.heic'),
        Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(200)]),
      );
      writeFileSync(at('good.png'), await png(30, 20));
      writeFileSync(at('empty.png'), '');
      symlinkSync('/dev/zero', at('zero.png'));
      mkdirSync(at('none'));
      expect(spawnSync('mkfifo', [at('pipe.png')]).status).toBe(0);
      const bench = await openBench({ folder: drop, library: at('library') });
      const begun = performance.now();
      const taken = await bench.studio.takePaths([
        ...['huge.tiff', 'phone.heic', 'zero.png', 'pipe.png', 'empty.png', 'good.png', 'gone.png', 'none'].map(at),
        '/dev/zero',
        'https://example.com/a.png',
      ]);
      expect(performance.now() - begun).toBeLessThan(20_000);
      expect(taken.pictures.map(({ name }) => name)).toEqual(['good.png']);
      expect(taken.failures.map(({ name, failure }) => [name, failure.kind])).toEqual([
        ['huge.tiff', 'picture-too-large'],
        ['phone.heic', 'picture-unsupported'],
        ['zero.png', 'picture-unsupported'],
        ['pipe.png', 'picture-unsupported'],
        ['empty.png', 'picture-damaged'],
        ['gone.png', 'picture-missing'],
        ['zero', 'picture-unsupported'],
        ['a.png', 'picture-missing'],
      ]);
      for (const { name, failure } of taken.failures)
        expect([name, failure.message.includes(name), failure.next]).toEqual([name, true, 'change-pictures']);
      expect(await bench.studio.takePaths([at('none')])).toMatchObject({
        pictures: [],
        failures: [{ failure: { kind: 'picture-missing' } }],
      });
    },
  );

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'row 46: a folder that may not be read gets a sentence too (root may read everything)',
    async () => {
      const drop = temporaryFolder();
      mkdirSync(path.join(drop, 'locked'), { mode: 0 });
      const bench = await openBench({ folder: drop, library: path.join(drop, 'library') });
      expect(await bench.studio.takePaths([path.join(drop, 'locked')])).toMatchObject({ pictures: [], failures: [{ name: 'locked' }] });
    },
  );
});
