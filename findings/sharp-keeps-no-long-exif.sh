#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7): what keepExif() leaves of EXIF that is longer than 64 KiB, in formats that have room for it.
#
# Expected: all of it in PNG, WebP and AVIF. The documentation says that all EXIF of the input is kept; a length of four bytes holds EXIF in PNG's eXIf, in WebP's
# chunks and in AVIF's items. JPEG alone cannot: there a segment ends at 64 KiB, and that it is left out there is known.
# Seen: from 64 KiB on the copy has a few tags that libvips makes itself, and none of the file's, in each format, without a word. Up to a bit less all is there.
# metadata() answers the long EXIF whole; what makes it anew cannot.
# It matters since ComfyUI's nodes that save WebP put the whole workflow into EXIF, which is easily longer; a resized copy cannot be taken up again then.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund sharp@0.35.5 > /dev/null 2>&1
cat > look.mjs <<'JS'
import sharp from 'sharp';
/** EXIF with one tag: Make (271), as the nodes use it. */
function exifOf(length) {
  const text = Buffer.from(`workflow:{"nodes":"${'n'.repeat(length)}"}\0`);
  const head = Buffer.alloc(26);
  head.write('MM\0*\0\0\0\x08\0\x01', 'latin1');
  head.writeUInt16BE(271, 10);
  head.writeUInt16BE(2, 12);
  head.writeUInt32BE(text.length, 14);
  head.writeUInt32BE(26, 18);
  return Buffer.concat([head, text]);
}
function chunk(kind, body) {
  const head = Buffer.alloc(8);
  head.write(kind, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}
// The extended form of WebP: eight by eight, with EXIF behind the pixels.
async function webpWith(exif) {
  const plain = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#40c080' } }).webp({ lossless: true }).toBuffer();
  const parts = [chunk('VP8X', Buffer.from([8, 0, 0, 0, 7, 0, 0, 7, 0, 0])), plain.subarray(12), chunk('EXIF', exif)];
  const body = Buffer.concat([Buffer.from('WEBP'), ...parts]);
  return chunk('RIFF', body);
}
const isKept = (exif, given) => exif !== undefined && exif.includes(given.subarray(26, -1));
const seen = [];
for (const length of [60_000, 70_000, 300_000]) {
  const exif = exifOf(length);
  const file = await webpWith(exif);
  const line = [`told ${isKept((await sharp(file).metadata()).exif, exif) ? 'whole' : 'no'}`];
  for (const kind of ['webp', 'png', 'avif', 'jpeg']) {
    const copy = await sharp(file).keepExif().toFormat(kind).toBuffer();
    line.push(`${kind} ${isKept((await sharp(copy).metadata()).exif, exif) ? 'kept' : 'lost'}`);
  }
  seen.push(`${length}: ${line.join(', ')}`);
}
console.log(`sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`);
console.log(seen.join('\n'));
const wanted = [
  '60000: told whole, webp kept, png kept, avif kept, jpeg kept',
  '70000: told whole, webp lost, png lost, avif lost, jpeg lost',
  '300000: told whole, webp lost, png lost, avif lost, jpeg lost',
];
if (seen.join() !== wanted.join()) {
  console.log('CHANGED');
  process.exit(1);
}
JS
node look.mjs
