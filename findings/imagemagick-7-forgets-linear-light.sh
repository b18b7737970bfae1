#!/usr/bin/env bash
# ImageMagick 7.1.2-13 (magick-wasm 0.0.38): a PNG in linear light, which says so by a gAMA of 1, written as it was read.
#
# Expected: a copy that shows the same colours. ImageMagick's page on colour management says that what a format says of its gamma is taken, that such a picture is
# linear RGB, and that PNG can tell linear RGB from sRGB; version 6.9.11 (Debian 12) writes gAMA 1 into the PNG again and converts for a JPEG.
# Seen: it is read as linear RGB with a gamma of 1, and its numbers are written unchanged into a PNG, a JPEG and a WebP which say nothing of it, and are thus sRGB:
# what was to be shown as 229 is shown as 200. A gAMA of 1/1.8, as old Macintoshes have it, is read, and gone from the PNG as well; of that ImageMagick's
# issue 8874 says that it is meant so, since the picture counts as sRGB. The linear one does not: it is read as linear RGB.
# It matters since renders and tools for HDR hand over linear PNG: what has gone through this library is darker from then on, and does not say why.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund @imagemagick/magick-wasm@0.0.38 sharp@0.35.5 > /dev/null 2>&1
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { ColorSpace, ImageMagick, Magick, MagickFormat, initializeImageMagick } from '@imagemagick/magick-wasm';
import sharp from 'sharp';
await initializeImageMagick(readFileSync('node_modules/@imagemagick/magick-wasm/dist/magick.wasm'));
function chunk(kind, body) {
  const all = Buffer.concat([Buffer.alloc(4), Buffer.from(kind), body, Buffer.alloc(4)]);
  all.writeUInt32BE(body.length, 0);
  all.writeUInt32BE(crc32(all.subarray(4, -4)), body.length + 8);
  return all;
}
const number = (value) => Buffer.from([0, value >> 16, (value >> 8) & 255, value & 255]);
const size = Buffer.from([0, 0, 0, 16, 0, 0, 0, 16, 8, 2, 0, 0, 0]);
// Sixteen rows of grey 200.
const rows = deflateSync(Buffer.concat(Array.from({ length: 16 }, () => Buffer.concat([Buffer.alloc(1), Buffer.alloc(48, 200)]))));
const pngOf = (gamma) =>
  Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', size), chunk('gAMA', number(gamma)), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
// libvips reads the numbers as they are; what they mean is what the file says.
const first = async (file) => (await sharp(file).raw().toBuffer())[0];
const says = (file) => ['gAMA', 'sRGB', 'iCCP', 'cICP', 'ICC_PROFILE', 'ICCP'].filter((name) => file.includes(name)).join(' and ') || 'nothing';
const seen = [];
for (const gamma of [100_000, 55_556]) {
  const line = [];
  for (const kind of ['Png', 'Jpeg', 'WebP']) {
    let file = Buffer.alloc(0);
    ImageMagick.read(new Uint8Array(pngOf(gamma)), (image) => {
      if (line.length === 0) line.push(`gAMA ${gamma / 100_000} is ${Object.entries(ColorSpace).find(([, value]) => value === image.colorSpace)?.[0]}, gamma ${image.gamma}`);
      image.quality = 100;
      image.write(MagickFormat[kind], (data) => (file = Buffer.from(data)));
    });
    line.push(`${kind} ${await first(file)} and says ${says(file)}`);
  }
  seen.push(line.join('; '));
}
console.log(Magick.imageMagickVersion.split(' ').slice(0, 2).join(' '));
console.log(`grey 200: in light, sRGB has ${Math.round(255 * (1.055 * (200 / 255) ** (1 / 2.4) - 0.055))}`);
console.log(seen.join('\n'));
const bare = 'Png 200 and says nothing; Jpeg 200 and says nothing; WebP 200 and says nothing';
if (seen.join() !== `gAMA 1 is RGB, gamma 1; ${bare},gAMA 0.55556 is sRGB, gamma 0.55556; ${bare}`) {
  console.log('CHANGED');
  process.exit(1);
}
JS
node look.mjs
