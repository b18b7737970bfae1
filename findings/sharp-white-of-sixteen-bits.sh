#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7): which sample of sixteen bits the colours that are given to it by name or by 0 to 255 become.
#
# Expected: white is 65535, and grey 128 is 128 × 257 = 32896, so that a full sample is full in any depth (PNG's specification, 12.4 and 13.12, scales samples so).
# Seen: flatten, extend and resize with "contain" multiply by 256: white is 65280, grey 128 is 32768. As eight bits it is white again, so that nobody sees
# it before curves or a mask are made of the deep file. Where a white picture is composed on the same file, white is 65535.
# It matters since a border that was white as the paper is then a grey frame for whatever selects white, and an added opaque border is not quite opaque.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund sharp@0.35.5 > /dev/null 2>&1
cat > look.mjs <<'JS'
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import sharp from 'sharp';
function chunk(kind, body) {
  const all = Buffer.concat([Buffer.alloc(4), Buffer.from(kind), body, Buffer.alloc(4)]);
  all.writeUInt32BE(body.length, 0);
  all.writeUInt32BE(crc32(all.subarray(4, -4)), body.length + 8);
  return all;
}
// Two by two of sixteen bits, red, green, blue, alpha: nothing but transparent black.
const size = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 16, 6, 0, 0, 0]);
const pixels = deflateSync(Buffer.alloc(2 * (1 + 2 * 8)));
const file = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', size), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
/** The first pixel of a PNG as it stands in the file. Its row has no upper one, and its first pixel no left one, so no filter but the fifth changes it. */
async function first(picture) {
  const png = await picture.toColourspace('rgb16').png().toBuffer();
  const data = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  if (png[24] !== 16) throw new Error(`${png[24]} bits`);
  const row = inflateSync(Buffer.concat(data));
  const samples = png[25] === 6 ? 4 : 3;
  return Array.from({ length: samples }, (_, nth) => row.readUInt16BE(1 + nth * 2)).join(' ');
}
const seen = [];
for (const background of ['#ffffff', { r: 128, g: 128, b: 128, alpha: 1 }]) {
  const name = typeof background === 'string' ? 'white' : 'grey 128';
  seen.push(`${name}, flatten: ${await first(sharp(file).flatten({ background }))}`);
  seen.push(`${name}, extend: ${await first(sharp(file).extend({ top: 1, background }))}`);
  seen.push(`${name}, contain: ${await first(sharp(file).resize(2, 4, { fit: 'contain', background }))}`);
}
seen.push(`white, composed: ${await first(sharp(file).composite([{ input: { create: { width: 2, height: 2, channels: 4, background: '#ffffff' } } }]))}`);
console.log(`sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`);
console.log(seen.join('\n'));
const wanted = `white, flatten: 65280 65280 65280
white, extend: 65280 65280 65280 65280
white, contain: 65280 65280 65280 65280
grey 128, flatten: 32768 32768 32768
grey 128, extend: 32768 32768 32768 65280
grey 128, contain: 32768 32768 32768 65280
white, composed: 65535 65535 65535 65535`;
if (seen.join('\n') !== wanted) {
  console.log('CHANGED');
  process.exit(1);
}
JS
node look.mjs
