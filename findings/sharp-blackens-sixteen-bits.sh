#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7): threshold, dilate, erode and unflatten of a picture of sixteen bits, beside the same picture of eight.
#
# Expected: the same, up to rounding. The documentation speaks of pixel values from 0 to 255 and of white, names no depth that is left out, and says that
# threshold sets what is at least the given value to 255. With eight bits, and by threshold as it is without options, it is so.
# Seen: a white square on black is all black after dilate, erode and threshold without "greyscale": what they make is 0 or 255, and that is taken for sixteen bits,
# where 255 is nearly nothing. unflatten, which is to make white transparent, makes the whole picture transparent.
# It matters since masks are made by these very steps: one of a picture of sixteen bits is empty, without an error.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund sharp@0.35.5 > /dev/null 2>&1
cat > look.mjs <<'JS'
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
function chunk(kind, body) {
  const all = Buffer.concat([Buffer.alloc(4), Buffer.from(kind), body, Buffer.alloc(4)]);
  all.writeUInt32BE(body.length, 0);
  all.writeUInt32BE(crc32(all.subarray(4, -4)), body.length + 8);
  return all;
}
/** Black, with a white square in its middle, in RGB of so many bits. */
function square(bits) {
  const bytes = bits / 8;
  const rows = Buffer.alloc(24 * (1 + 24 * 3 * bytes));
  for (let y = 8; y < 16; y += 1) rows.fill(255, y * (1 + 24 * 3 * bytes) + 1 + 8 * 3 * bytes, y * (1 + 24 * 3 * bytes) + 1 + 16 * 3 * bytes);
  const head = Buffer.from([0, 0, 0, 24, 0, 0, 0, 24, bits, 2, 0, 0, 0]);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
const steps = {
  'nothing done': (image) => image,
  'threshold(128)': (image) => image.threshold(128),
  'threshold(128, without greyscale)': (image) => image.threshold(128, { greyscale: false }),
  'dilate(1)': (image) => image.dilate(1),
  'erode(1)': (image) => image.erode(1),
  'unflatten()': (image) => image.unflatten(),
};
const seen = [];
for (const [name, step] of Object.entries(steps)) {
  const line = [];
  for (const bits of [8, 16]) {
    // By way of a file, as a person would look at it.
    const file = await step(sharp(square(bits))).png().toBuffer();
    const { data, info } = await sharp(file).toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    const at = (x, y) => [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x + 1) * info.channels)].join(' ');
    line.push(`${bits} bits: corner ${at(0, 0)}, middle ${at(12, 12)}`);
  }
  seen.push(`${name}: ${line.join('; ')}`);
}
console.log(`sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`);
console.log(seen.join('\n'));
const right = '8 bits: corner 0 0 0, middle 255 255 255; 16 bits: corner 0 0 0, middle 255 255 255';
const black = '8 bits: corner 0 0 0, middle 255 255 255; 16 bits: corner 0 0 0, middle 0 0 0';
const wanted = [
  `nothing done: ${right}`,
  `threshold(128): ${right}`,
  `threshold(128, without greyscale): ${black}`,
  `dilate(1): ${black}`,
  `erode(1): ${black}`,
  'unflatten(): 8 bits: corner 0 0 0 255, middle 255 255 255 0; 16 bits: corner 0 0 0 0, middle 255 255 255 0',
];
if (seen.join() !== wanted.join()) {
  console.log('CHANGED');
  process.exit(1);
}
JS
node look.mjs
