#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7): which text stands in the file after withExif({ IFD0: { ImageDescription: text } }).
#
# Expected: the text. The documentation says that the key/value string pairs given are written as EXIF, and names no letters that mean more than themselves.
# Seen: what ends with a space and something in brackets loses it: "a fox (red:1.2)" is written as "a fox", in each tag, of each format, without a word. One pair
# is lost, so with two the first stays; brackets without a space before them, or with anything behind them, stay as well. libvips shows tags as "value (value, ASCII, 9
# components, 9 bytes)" and takes such an end off again when it writes. What is kept of a file by keepExif comes out whole.
# It matters since image programs weight words in this very form: a prompt that ends with its last weight is another prompt in the file.
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
const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#40c080' } });
// The value of ImageDescription (270), by TIFF's own rules.
function described(exif) {
  const tiff = exif.subarray(exif.toString('latin1', 0, 4) === 'Exif' ? 6 : 0);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const first = long(4);
  for (let entry = first + 2; entry < first + 2 + 12 * short(first); entry += 12) {
    if (short(entry) !== 270) continue;
    const length = long(entry + 4);
    return tiff.toString('latin1', length > 4 ? long(entry + 8) : entry + 8).slice(0, length).replace(/\0$/, '');
  }
  return null;
}
const seen = {};
for (const text of ['a fox (red:1.2)', 'a fox (red:1.2) (snow:1.1)', 'a fox(red:1.2)', 'a fox (red:1.2), snow', '(red:1.2)']) {
  const kinds = await Promise.all(['jpeg', 'png', 'webp'].map((kind) => picture.clone().withExif({ IFD0: { ImageDescription: text } }).toFormat(kind).toBuffer()));
  const read = await Promise.all(kinds.map(async (file) => described((await sharp(file).metadata()).exif)));
  seen[text] = [...new Set(read)].join(' or ');
}
// A file of another program: the last letter is made a bracket in the finished one.
const file = await picture.clone().withExif({ IFD0: { ImageDescription: 'a fox (red:1.2?' } }).jpeg().toBuffer();
file.write(')', file.indexOf('a fox (red:1.2?') + 14, 'latin1');
seen['of a file, kept: a fox (red:1.2)'] = described((await sharp(await sharp(file).keepExif().jpeg().toBuffer()).metadata()).exif);
console.log(`sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`);
for (const [given, read] of Object.entries(seen)) console.log(`${given} -> ${read}`);
const wanted = ['a fox', 'a fox (red:1.2)', 'a fox(red:1.2)', 'a fox (red:1.2), snow', '(red:1.2)', 'a fox (red:1.2)'];
if (JSON.stringify(Object.values(seen)) !== JSON.stringify(wanted)) {
  console.log('CHANGED');
  process.exit(1);
}
JS
node look.mjs
