import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { sniff } from '../../../../main/pictures/containers/sniff.ts';
import { spawnWithNode } from '../../../../main/pictures/host/process-host.ts';
import { openPictures } from '../../../../main/pictures/host/pictures.ts';
import type { Pictures } from '../../../../main/pictures/host/pictures.ts';
import { built } from '../../../built/built.ts';
import { jpeg, jpegFromPhone, makeFolder, openRealPictures, png, quarters, quartersOf, webp } from '../../../fakes/pictures.ts';

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

describe('thumbnail', () => {
  test('is a small upright WebP without metadata', async () => {
    const path = await folder.put(
      'turned.jpg',
      await quarters(400, 200)
        .withExif({ IFD0: { Artist: 'Somebody' } })
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer(),
    );
    const into = join(folder.path, 'turned.webp');
    expect(await pictures.thumbnail(path, 160, into)).toEqual({ ok: true, value: { width: 80, height: 160 } });
    const bytes = await readFile(into);
    const { exif, icc } = await sharp(bytes).metadata();
    expect({ kind: sniff(bytes), exif, icc, quarters: await quartersOf(bytes) }).toEqual({
      kind: { kind: 'picture', mediaType: 'image/webp' },
      exif: undefined,
      icc: undefined,
      quarters: ['blue', 'red', 'white', 'green'],
    });
  });

  test('is never larger than the picture, and replaces an older one whole', async () => {
    const into = await folder.put('again.webp', 'older');
    expect(await pictures.thumbnail(await folder.put('small.png', await png()), 640, into)).toEqual({
      ok: true,
      value: { width: 24, height: 16 },
    });
    expect((await sharp(await readFile(into)).metadata()).width).toBe(24);
    expect((await readdir(folder.path)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('of a damaged picture is a sentence', async () => {
    const bytes = await jpeg(300, 200);
    const reply = await pictures.thumbnail(
      await folder.put('cut.jpg', bytes.subarray(0, bytes.length / 2)),
      160,
      join(folder.path, 'cut.webp'),
    );
    expect(!reply.ok && reply.failure.message).toBe(
      '“cut.jpg” is damaged or cut short. Open it in another program and save it again, or choose another file.',
    );
  });

  test('into a folder of the user data that is not there is a fault of the disk, not of the picture, nor of the library', async () => {
    const reply = await pictures.thumbnail(await folder.put('fine.png', await png()), 160, join(folder.path, 'nowhere', 'fine.webp'));
    expect(!reply.ok && [reply.failure.kind, reply.failure.detail]).toEqual(['disk-trouble', 'ENOENT']);
  });
});

describe('check', () => {
  test('tells the true type and size of a whole result', async () => {
    const found = await Promise.all(
      [png(), jpeg(), webp()].map(async (bytes, index) => pictures.check(await folder.put(`result-${index}`, await bytes))),
    );
    expect(found).toEqual(
      ['image/png', 'image/jpeg', 'image/webp'].map((mediaType) => ({ ok: true, value: { mediaType, width: 24, height: 16 } })),
    );
  });

  test('notices a result cut at every hundredth', async () => {
    for (const bytes of [await png(120, 80), await jpeg(120, 80), await webp(120, 80)]) {
      const replies = await Promise.all(
        Array.from({ length: 100 }, async (_, part) =>
          pictures.check(await folder.put(`cut-${part}`, bytes.subarray(0, Math.floor((bytes.length * part) / 100)))),
        ),
      );
      expect(replies.map((reply) => !reply.ok && reply.failure.kind)).toEqual(Array.from({ length: 100 }, () => 'result-damaged'));
    }
  });

  test('notices a changed byte in the pixels of a PNG', async () => {
    const bytes = await quarters(120, 80).png().toBuffer();
    const at = bytes.indexOf('IDAT') + 20;
    bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    const reply = await pictures.check(await folder.put('flipped.png', bytes));
    expect(!reply.ok && [reply.failure.kind, reply.failure.charged]).toEqual(['result-damaged', 'yes']);
  });

  test('refuses a web page with the name of a picture', async () => {
    expect(await pictures.check(await folder.put('page.png', '<html>502 Bad Gateway</html>'))).toEqual({
      ok: false,
      failure: {
        kind: 'result-damaged',
        message: 'What was downloaded is no picture. It stays at the service for a while: fetch it again.',
        charged: 'yes',
        next: 'check-again',
        detail: 'a web page',
      },
    });
  });
});

describe('the real process', () => {
  test.skipIf(process.platform !== 'linux')('is replaced when it is killed, and what was asked is answered', async () => {
    const logged: string[] = [];
    const own = openPictures({ spawn: spawnWithNode(built().pictures), log: (line) => logged.push(line) });
    const path = await folder.put('phone.jpg', await jpegFromPhone());
    expect((await own.inspect(path)).ok).toBe(true);
    const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.includes(built().pictures));
    // The newest is ours: the other belongs to the other tests of this file.
    const pid = Math.max(...children.map((line) => Number.parseInt(line, 10)));
    const asked = Promise.all(Array.from({ length: 6 }, () => own.inspect(path)));
    process.kill(pid, 'SIGKILL');
    expect((await asked).map((reply) => reply.ok)).toEqual([true, true, true, true, true, true]);
    expect(logged).toEqual(['picture process: ended with a signal']);
    await own.close();
  });

  test('that cannot be found is a sentence', async () => {
    const own = openPictures({ spawn: spawnWithNode(join(folder.path, 'nothing.js')) });
    const reply = await own.check(await folder.put('p.png', await png()));
    expect(!reply.ok && reply.failure.kind).toBe('picture-process');
    await own.close();
  });
});
