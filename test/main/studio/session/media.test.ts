// The file behind the address of a whole picture: its own where the window shows it right, else a view that is made once.
import { mkdirSync, readdirSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import type { MediaType } from '../../../../app/edits/record.ts';
import { viewKey, viewOf } from '../../../../app/pictures/input-view.ts';
import type { Inbox } from '../../../../main/inputs/inbox.ts';
import { makeMedia } from '../../../../main/studio/session/media.ts';
import type { Session } from '../../../../main/studio/session/session-type.ts';
import { patches, size } from '../../../fakes/patches.ts';
import { makeFolder, openRealPictures } from '../../../fakes/pictures.ts';

const pictures = openRealPictures();
const folder = await makeFolder();
afterAll(async () => {
  await pictures.close();
  await folder.remove();
});

const sha256 = 'ab'.repeat(32);
const editId = '01HZX3V7W8N9P0QRSTVWXYZ012';

function mediaOf(given: { readonly path: string; readonly mediaType: MediaType }, home: string) {
  mkdirSync(home, { recursive: true });
  let made = 0;
  const counting = { ...pictures, bitmap: (...args: Parameters<typeof pictures.bitmap>) => ((made += 1), pictures.bitmap(...args)) };
  const media = makeMedia({
    home,
    preparedFolder: path.join(home, 'prepared'),
    pictures: counting,
    inbox: { find: async () => given } as unknown as Inbox,
    gathered: () => null,
    session: () => ({ library: { id: 'a-library', resultPath: async () => given.path } }) as unknown as Session,
  });
  return { media, made: () => made };
}

test('a TIFF is seen as a PNG of its pixels, as an input and as a version, and each is made once', async () => {
  const home = path.join(folder.path, 'home-tiff');
  const file = await folder.put('version.tiff', await patches().tiff().toBuffer());
  const { media, made } = mediaOf({ path: file, mediaType: 'image/tiff' }, home);
  const picture = { kind: 'picture', sha256, seen: { crop: null, turned: null, strokes: [] }, longSide: null } as const;
  const result = { kind: 'result', editId, index: 0, longSide: null } as const;
  const [seen, again, version] = [await media(picture), await media(picture), await media(result)];
  const view = path.join(home, 'views', `${viewKey(viewOf({ sha256 }))}.png`);
  expect([seen, again, made()]).toEqual([{ path: view, mediaType: 'image/png' }, { path: view, mediaType: 'image/png' }, 2]);
  const { format, width, height } = await sharp(version?.path).metadata();
  expect({ format, width, height }).toEqual({ format: 'png', ...size });
  truncateSync(view, 100);
  await media(picture);
  expect([made(), statSync(view).size > 100, readdirSync(path.join(home, 'views')).length]).toEqual([3, true, 2]);
});

test('what Chromium shows alike is served from its own file, and no view is made', async () => {
  const home = path.join(folder.path, 'home-jpeg');
  const file = await folder.put('plain.jpg', await patches().jpeg().toBuffer());
  const { media, made } = mediaOf({ path: file, mediaType: 'image/jpeg' }, home);
  expect(await media({ kind: 'picture', sha256, seen: { crop: null, turned: null, strokes: [] }, longSide: null })).toEqual({
    path: file,
    mediaType: 'image/jpeg',
  });
  expect([made(), readdirSync(home)]).toEqual([0, []]);
});

test('there is no view of what cannot be decoded', async () => {
  const home = path.join(folder.path, 'home-cut');
  const file = await folder.put('cut.tiff', (await patches().tiff().toBuffer()).subarray(0, 500));
  const { media } = mediaOf({ path: file, mediaType: 'image/tiff' }, home);
  expect(await media({ kind: 'picture', sha256, seen: { crop: null, turned: null, strokes: [] }, longSide: null })).toBeNull();
});
