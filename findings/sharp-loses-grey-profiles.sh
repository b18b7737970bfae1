#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7): a grey picture with a grey profile, with keepIccProfile and with keepMetadata.
#
# Expected: the profile in the copy, beside the numbers that it is for. The documentation says that keepIccProfile keeps the profile of the input in the output, and
# keepMetadata all metadata; without either the output is converted to sRGB.
# Seen: without either it is converted, rightly: 128 in a gamma of 1.8 is 146. With either the numbers stay at 128 and the profile is gone, in each format, without a
# word: the copy is darker, and nothing in it says so. With toColourspace('b-w') beside it the profile stays in PNG and TIFF.
# It matters since scans and black-and-white conversions are saved with such profiles (Dot Gain 20 %, Gray Gamma): the call that is to be the most careful one
# is the only one that changes what they look like.
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
/** A grey profile of ICC's version 2 with a pure power for its curve. */
function greyProfile(gamma) {
  const xyz = [0.9642, 1, 0.8249].map((value) => Math.round(value * 65_536));
  const body = (length, kind, fill) => {
    const tag = Buffer.alloc(length);
    tag.write(kind, 'latin1');
    fill(tag);
    return tag;
  };
  const name = `grey ${gamma}\0`;
  const tags = [
    ['desc', body(108, 'desc', (tag) => tag.write(name, tag.writeUInt32BE(name.length, 8), 'latin1'))],
    ['cprt', body(16, 'text', (tag) => tag.write('none', 8, 'latin1'))],
    ['wtpt', body(20, 'XYZ ', (tag) => xyz.forEach((value, nth) => tag.writeInt32BE(value, 8 + 4 * nth)))],
    ['kTRC', body(16, 'curv', (tag) => tag.writeUInt16BE(Math.round(gamma * 256), tag.writeUInt32BE(1, 8)))],
  ];
  const head = Buffer.alloc(128 + 4 + 12 * tags.length);
  head.writeUInt32BE(0x02_10_00_00, 8);
  head.write('mntrGRAYXYZ ', 12, 'latin1');
  [2026, 1, 1].forEach((value, nth) => head.writeUInt16BE(value, 24 + 2 * nth));
  head.write('acsp', 36, 'latin1');
  xyz.forEach((value, nth) => head.writeInt32BE(value, 68 + 4 * nth));
  head.writeUInt32BE(tags.length, 128);
  let at = head.length;
  tags.forEach(([key, tag], nth) => {
    head.write(key, 132 + 12 * nth, 'latin1');
    head.writeUInt32BE(at, 136 + 12 * nth);
    head.writeUInt32BE(tag.length, 140 + 12 * nth);
    at += tag.length;
  });
  head.writeUInt32BE(at, 0);
  return Buffer.concat([head, ...tags.map(([, tag]) => tag)]);
}
function chunk(kind, body) {
  const all = Buffer.concat([Buffer.alloc(4), Buffer.from(kind), body, Buffer.alloc(4)]);
  all.writeUInt32BE(body.length, 0);
  all.writeUInt32BE(crc32(all.subarray(4, -4)), body.length + 8);
  return all;
}
const head = Buffer.from([0, 0, 0, 16, 0, 0, 0, 16, 8, 0, 0, 0, 0]);
const rows = deflateSync(Buffer.concat(Array.from({ length: 16 }, () => Buffer.concat([Buffer.alloc(1), Buffer.alloc(16, 128)]))));
const profile = chunk('iCCP', Buffer.concat([Buffer.from('grey\0\0'), deflateSync(greyProfile(1.8))]));
const file = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), profile, chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
const steps = {
  'nothing kept': (image) => image,
  keepIccProfile: (image) => image.keepIccProfile(),
  keepMetadata: (image) => image.keepMetadata(),
  'keepIccProfile, b-w': (image) => image.keepIccProfile().toColourspace('b-w'),
};
const seen = [];
for (const [name, step] of Object.entries(steps)) {
  const line = [];
  for (const [kind, options] of [['png', {}], ['webp', { lossless: true }], ['tiff', { compression: 'lzw' }]]) {
    const copy = await step(sharp(file)).toFormat(kind, options).toBuffer();
    const { icc } = await sharp(copy).metadata();
    // What stands in the copy, and what its own profile makes of it.
    const stored = (await sharp(copy, { ignoreIcc: true }).raw().toBuffer())[0];
    line.push(`${kind} ${stored} ${icc === undefined ? 'without a profile' : `in ${icc.toString('latin1', 16, 20)}`}, shown as ${(await sharp(copy).raw().toBuffer())[0]}`);
  }
  seen.push(`${name}: ${line.join('; ')}`);
}
console.log(`sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`);
console.log(`the file: 128 in gamma 1.8, shown as ${Math.round(255 * (1.055 * (128 / 255) ** (1.8 / 2.4) - 0.055))}`);
console.log(seen.join('\n'));
const alike = (line) => `png ${line}; webp ${line}; tiff ${line}`;
const wanted = [
  `nothing kept: ${alike('146 without a profile, shown as 146')}`,
  `keepIccProfile: ${alike('128 without a profile, shown as 128')}`,
  `keepMetadata: ${alike('128 without a profile, shown as 128')}`,
  'keepIccProfile, b-w: png 128 in GRAY, shown as 146; webp 128 without a profile, shown as 128; tiff 128 in GRAY, shown as 146',
];
if (seen.join('\n') !== wanted.join('\n')) {
  console.log('CHANGED');
  process.exit(1);
}
JS
node look.mjs
