import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { viewKey, viewOf } from '../../../app/pictures/input-view.ts';
import { chunkOf, pngWith } from '../../fakes/carrying.ts';
import { lying, turnedExif } from '../../fakes/patches.ts';
import { jpeg, jpegFromPhone, openRealPictures, png, quarters } from '../../fakes/pictures.ts';
import { openPreparing, sha256 } from './preparing.ts';
import type { Preparing } from './preparing.ts';

let preparing: Preparing;
let prepared: Preparing['prepared'];

beforeAll(async () => {
  preparing = await openPreparing();
  ({ prepared } = preparing);
});
afterAll(() => preparing.close());

describe('the same input and settings', () => {
  test('give the same bytes in another process and another folder', async () => {
    const bytes = await quarters(900, 700).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const first = await prepared(bytes, 512);
    const other = openRealPictures();
    const again = await other.prepare(
      { path: await preparing.put('again', bytes), sha256: sha256(bytes), mediaType: 'image/jpeg' },
      { longSide: 512, asIs: false, crop: null, turned: null, strokes: [], size: null },
      preparing.elsewhere,
    );
    await other.close();
    expect(again).toEqual({ ok: true, value: { path: join(preparing.elsewhere, `${first.sent.sha256}.jpg`), sent: first.sent } });
  });

  test('cost no second decoding: the note is enough, the input may be gone', async () => {
    const bytes = await jpeg(700, 500);
    const path = await preparing.put('once', bytes);
    const picture = { path, sha256: sha256(bytes), mediaType: 'image/jpeg' } as const;
    const first = await preparing.pictures.prepare(
      picture,
      { longSide: 512, asIs: false, crop: null, turned: null, strokes: [], size: null },
      preparing.into,
    );
    await rm(path);
    expect(
      await preparing.pictures.prepare(
        picture,
        { longSide: 512, asIs: false, crop: null, turned: null, strokes: [], size: null },
        preparing.into,
      ),
    ).toEqual(first);
  });

  test('are prepared again when the rules have changed since', async () => {
    const bytes = await jpeg(600, 480);
    const first = await prepared(bytes, 512);
    const older = viewKey({ ...viewOf({ sha256: sha256(bytes) }), preparation: 2 });
    const note = { preparation: 2, sent: { ...first.sent, steps: ['untouched'] } };
    await writeFile(join(preparing.into, `${sha256(bytes)}-512.json`), JSON.stringify(note));
    await writeFile(join(preparing.into, `${older}-512.json`), JSON.stringify(note));
    await rm(join(preparing.into, `${viewKey(viewOf({ sha256: sha256(bytes) }))}-512.json`));
    expect(await prepared(bytes, 512)).toEqual(first);
  });

  test('are prepared again when the note or its picture is hurt', async () => {
    const bytes = await jpeg(640, 480);
    const first = await prepared(bytes, 512);
    for (const hurt of [first.path, join(preparing.into, `${viewKey(viewOf({ sha256: sha256(bytes) }))}-512.json`)]) {
      await writeFile(hurt, 'hurt');
      await utimes(hurt, 1, 1);
      expect(await prepared(bytes, 512)).toEqual(first);
    }
    expect((await readdir(preparing.into)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('send as it is', () => {
  const asIs = { longSide: 2048, asIs: true, crop: null, turned: null, strokes: [], size: null };

  test('sends the very bytes, place and all', async () => {
    const bytes = await jpegFromPhone();
    expect(await preparing.ask(bytes, asIs)).toEqual({
      ok: true,
      value: {
        path: join(preparing.into, `${sha256(bytes)}.jpg`),
        sent: { sha256: sha256(bytes), bytes: bytes.length, width: 24, height: 16, mediaType: 'image/jpeg', steps: ['untouched'] },
      },
    });
  });

  test('refuses what a reader may turn or colour otherwise', async () => {
    const plain = await png();
    const files = [
      pngWith(plain, [chunkOf('eXIf', turnedExif)]),
      pngWith(plain, [chunkOf('gAMA', Buffer.from([0, 1, 0x86, 0xa0]))]),
      await (await lying()).withMetadata({ orientation: 6 }).webp().toBuffer(),
    ];
    for (const bytes of files) {
      const reply = await preparing.ask(bytes, asIs);
      expect(!reply.ok && reply.failure).toMatchObject({
        kind: 'picture-unsupported',
        message: expect.stringContaining('“photo” is turned or coloured by a note in it that few programs follow'),
      });
    }
    const phone = await (await lying()).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect((await preparing.ask(phone, asIs)).ok).toBe(true);
  });

  test('refuses what the service does not take, and what is too large', async () => {
    const messages = await Promise.all([
      preparing.ask(await quarters(24, 16).avif().toBuffer(), asIs),
      preparing.ask(await png(5000, 4400), asIs),
    ]);
    expect(messages.map((reply) => !reply.ok && [reply.failure.kind, reply.failure.message])).toEqual([
      [
        'picture-unsupported',
        '“photo” is a picture of the kind AVIF, which cannot be sent as it is. Turn “send as is” off, or export it as PNG or JPEG first.',
      ],
      [
        'picture-too-large',
        expect.stringMatching(/^“photo” has \d+\.\d MB and 22\.0 megapixels; as it is a picture may have 20 MB and 20 megapixels\./),
      ],
    ]);
  });
});

test('a file that changed since it was added is not sent', async () => {
  const path = await preparing.put('changed', await jpeg());
  const reply = await preparing.pictures.prepare(
    { path, sha256: '0'.repeat(64), mediaType: 'image/jpeg', name: 'photo.jpg' },
    { longSide: 2048, asIs: false, crop: null, turned: null, strokes: [], size: null },
    preparing.into,
  );
  expect(reply).toEqual({
    ok: false,
    failure: {
      kind: 'picture-damaged',
      message: '“photo.jpg” is not the file it was when it was added. Add it again.',
      charged: 'no',
      next: 'change-pictures',
    },
  });
});
