#!/usr/bin/env bash
# geotiff 3.0.5 (npm): readRGB() of a TIFF in black and white, of one, two and four bits a pixel, and of one whose white is 0.
#
# Expected: white is white: 255, as of eight bits. The documentation has readRGB() read raster data as RGB, converting other kinds of pixels where that is needed; TIFF 6 has black-and-white and grey pictures of one and of
# four bits in its baseline (sections 3 and 4), where white is the highest number or 0 (PhotometricInterpretation 1
# and 0). sharp 0.35.5 (libvips) reads each of these rightly.
# Seen: white of one bit is 128, of two bits 192 and of four bits 240. Where white is 0, as scanners and fax programs write, white is black, in eight bits as well: it would be 256, of which a byte keeps 0, and black is
# 128, 64, 16 or 1. readRasters() hands out the numbers rightly, so that it is the conversion, which goes by a number that is one too high. Nothing throws.
# It matters since plans, drawings and scanned pages are kept so, and viewers on the web read large TIFF in pieces by this package: paper is grey or black there, and of a page that is black on white nothing is left to read.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent geotiff@3.0.5 sharp@0.35.5
cat > look.mjs <<'JS'
import { fromArrayBuffer } from 'geotiff';
import sharp from 'sharp';
const [width, height] = [16, 16];
const pixels = Buffer.from(Array.from({ length: width * height }, (_, at) => (at % width < 8 ? 0 : 255)));
const seen = [];
for (const whiteIsZero of [false, true])
  for (const bitdepth of [1, 2, 4, 8]) {
    const tiff = await sharp(pixels, { raw: { width, height, channels: 1 } }).toColourspace('b-w').tiff({ compression: 'none', miniswhite: whiteIsZero, ...(bitdepth < 8 ? { bitdepth } : {}) }).toBuffer();
    const image = await (await fromArrayBuffer(tiff.buffer.slice(tiff.byteOffset, tiff.byteOffset + tiff.byteLength))).getImage();
    const colours = await image.readRGB({ interleave: true });
    const [numbers] = await image.readRasters();
    const { data, info } = await sharp(tiff).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
    seen.push(
      `${image.getBitsPerSample()} bits, white is ${whiteIsZero ? 0 : 'the highest'}: stored ${numbers[2]} and ${numbers[13]}; readRGB() black ${[...colours.slice(6, 9)].join()}, white ${[...colours.slice(39, 42)].join()}; sharp ${data[2 * info.channels]} and ${data[13 * info.channels]}`,
    );
  }
console.log(seen.join('\n'));
JS
seen=$(node look.mjs)
echo "geotiff $(node -p "require('./node_modules/geotiff/package.json').version"), sharp 0.35.5"
echo "$seen"
wanted='1 bits, white is the highest: stored 0 and 1; readRGB() black 0,0,0, white 128,128,128; sharp 0 and 255
2 bits, white is the highest: stored 0 and 3; readRGB() black 0,0,0, white 192,192,192; sharp 0 and 255
4 bits, white is the highest: stored 0 and 15; readRGB() black 0,0,0, white 240,240,240; sharp 0 and 255
8 bits, white is the highest: stored 0 and 255; readRGB() black 0,0,0, white 255,255,255; sharp 0 and 255
1 bits, white is 0: stored 1 and 0; readRGB() black 128,128,128, white 0,0,0; sharp 0 and 255
2 bits, white is 0: stored 3 and 0; readRGB() black 64,64,64, white 0,0,0; sharp 0 and 255
4 bits, white is 0: stored 15 and 0; readRGB() black 16,16,16, white 0,0,0; sharp 0 and 255
8 bits, white is 0: stored 255 and 0; readRGB() black 1,1,1, white 0,0,0; sharp 0 and 255'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
