#!/usr/bin/env bash
# image-js 1.7.0 (npm): a PNG in which one colour is said to be transparent (tRNS of a picture in colours, and of a grey one).
#
# Expected: pixels of that colour are transparent, as PNG's specification has it (11.3.1.1), or an error. sharp 0.35.5 (libvips) and pngjs 7.0.0 give them an alpha of 0.
# Seen: the picture comes out without alpha, opaque throughout; the colour that was to be seen through is there, and a PNG that is written of it no longer says that it was transparent. Nothing throws.
# It matters since pictures whose edges are hard, such as logos and marks, are made small in this way: laid on a photograph they have a box around them.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent image-js@1.7.0 sharp@0.35.5 pngjs@7.0.0
cat > look.mjs <<'JS'
import { crc32 } from 'node:zlib';
import { decode, encode } from 'image-js';
import { PNG } from 'pngjs';
import sharp from 'sharp';
const chunk = (type, data) => {
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(Buffer.concat([Buffer.from(type), data])));
  return Buffer.concat([size, Buffer.from(type), data, sum]);
};
for (const [name, colours] of [['colours', [[200, 60, 50], [30, 180, 30]]], ['grey', [[60], [180]]]]) {
  const pixels = Buffer.from(Array.from({ length: 64 }, (_, at) => colours[at % 8 < 4 ? 0 : 1]).flat());
  const raw = sharp(pixels, { raw: { width: 8, height: 8, channels: colours[0].length } });
  const plain = await (name === 'grey' ? raw.toColourspace('b-w') : raw).png().toBuffer();
  const key = Buffer.concat(colours[0].map((value) => Buffer.from([0, value])));
  const at = plain.indexOf('IDAT') - 4;
  const png = Buffer.concat([plain.subarray(0, at), chunk('tRNS', key), plain.subarray(at)]);
  const read = decode(new Uint8Array(png));
  const shown = await sharp(png).toColourspace('srgb').raw().toBuffer();
  console.log(`${name}: sharp ${[...shown.subarray(0, 4)].join()}, pngjs has an alpha of ${PNG.sync.read(png).data[3]}; image-js ${read.colorModel}, alpha ${read.alpha}, ${[...read.getRawImage().data.subarray(0, read.channels)].join()}; written again tRNS ${Buffer.from(encode(read)).includes('tRNS')}, alpha ${(await sharp(Buffer.from(encode(read))).metadata()).hasAlpha}`);
}
JS
seen=$(node look.mjs)
echo "image-js $(node -p "require('./node_modules/image-js/package.json').version"), sharp 0.35.5, pngjs 7.0.0"
echo "$seen"
wanted='colours: sharp 200,60,50,0, pngjs has an alpha of 0; image-js RGB, alpha false, 200,60,50; written again tRNS false, alpha false
grey: sharp 60,60,60,0, pngjs has an alpha of 0; image-js GREY, alpha false, 60; written again tRNS false, alpha false'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
