// A turn that a PNG holds behind its pixels is found wherever it lies, however much comes after it.
import { afterAll, expect, test } from 'vitest';
import { isShownAlike } from '../../../main/pictures/shown-alike.ts';
import { chunkOf, plainText } from '../../fakes/carrying.ts';
import { patches, pngBehind, turnedExif } from '../../fakes/patches.ts';
import { makeFolder } from '../../fakes/pictures.ts';

const folder = await makeFolder();
afterAll(() => folder.remove());

/** The same pixels in chunks of one byte, as many as they need. */
function inCrumbs(png: Buffer): Buffer {
  const at = png.indexOf('IDAT') - 4;
  const length = png.readUInt32BE(at);
  const pixels = png.subarray(at + 8, at + 8 + length);
  const crumbs = Array.from(pixels, (byte) => chunkOf('IDAT', Buffer.from([byte])));
  // Empty ones count as chunks too.
  const empty = Array.from({ length: 2500 }, () => chunkOf('IDAT', Buffer.alloc(0)));
  return Buffer.concat([png.subarray(0, at), ...crumbs, ...empty, png.subarray(at + 12 + length)]);
}

const turn = chunkOf('eXIf', turnedExif);
const much = plainText('workflow', 'x'.repeat(300_000));

test.each([
  ['nothing', [], true],
  ['much text', [much], true],
  ['a turn', [turn], false],
  ['a turn before much text', [turn, much], false],
] as const)('with %s behind the pixels', async (name, behind, alike) => {
  const plain = await patches().png().toBuffer();
  const file = await folder.put(`${name}.png`, pngBehind(plain, [...behind]));
  expect(await isShownAlike(file, 'image/png')).toBe(alike);
});

test('where the pixels are more chunks than are passed over, the tail decides, or there is doubt', async () => {
  const crumbs = inCrumbs(await patches().png().toBuffer());
  const alike = async (behind: readonly Buffer[]): Promise<boolean> =>
    isShownAlike(await folder.put(`${behind.length}-${behind[0]?.length ?? 0}.png`, pngBehind(crumbs, behind)), 'image/png');
  expect([await alike([]), await alike([turn]), await alike([turn, much]), await alike([much])]).toEqual([true, false, false, false]);
});
