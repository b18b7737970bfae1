#!/usr/bin/env bash
# imghash 1.1.4 and image-hash 7.0.1, beside sharp-phash 2.2.0 (npm): a photograph, and the same one as a camera stores it that was held upright: lying, with EXIF's turn.
#
# Expected: the same hash, up to a few bits: the two look the same in every viewer. imghash calls itself perceptual, which is to say for what looks alike to a
# person, and both are made for finding such pictures.
# Seen: imghash and image-hash hash the pixels as they lie: about half of the bits differ, as of any two pictures. sharp-phash turns first and gives the same. As PNG, as WebP, of sixteen bits the hash of all three
# is the same, so that it is this alone.
# It matters since the one is what a telephone writes and the other what an editor, a mail or a gallery makes of it: doubles of upright photographs are never found, of others they are.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent imghash@1.1.4 image-hash@7.0.1 sharp-phash@2.2.0 sharp@0.35.5
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import imghash from 'imghash';
import { imageHash } from 'image-hash';
import sharp from 'sharp';
import phash from 'sharp-phash';
// A bright block and a sun over a ground that grows lighter downwards.
const [width, height] = [128, 96];
const pixels = Buffer.alloc(width * height * 3);
for (let y = 0; y < height; y += 1)
  for (let x = 0; x < width; x += 1) {
    const block = x > 20 && x < 60 && y > 30 && y < 80 ? 200 : 40;
    const sun = Math.hypot(x - 95, y - 25) < 18 ? 120 : 0;
    pixels.fill(Math.min(255, block + sun + (y >> 1)), (y * width + x) * 3, (y * width + x) * 3 + 3);
  }
const scene = () => sharp(pixels, { raw: { width, height, channels: 3 } });
await scene().jpeg({ quality: 95 }).toFile('upright.jpg');
await scene().png().toFile('upright.png');
await scene().webp({ quality: 95 }).toFile('upright.webp');
await scene().toColourspace('rgb16').png().toFile('deep.png');
await sharp(await scene().rotate(-90).png().toBuffer()).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toFile('turned.jpg');
const bitsOf = (hex) => [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
const ways = {
  'sharp-phash': async (file) => phash(readFileSync(file)),
  'imghash': async (file) => bitsOf(await imghash.hash(file, 8)),
  'image-hash': async (file) => bitsOf(await promisify(imageHash)(file, 8, true)),
};
const shown = (file) => sharp(file).autoOrient().resize(8, 8, { fit: 'fill' }).raw().toBuffer();
const upright = await shown('upright.jpg');
const off = (await shown('turned.jpg')).reduce((most, value, nth) => Math.max(most, Math.abs(value - upright[nth])), 0);
console.log(`shown, the turned one is ${off < 6 ? 'the same picture' : 'another picture'}`);
for (const [name, way] of Object.entries(ways)) {
  const first = await way('upright.jpg');
  for (const file of ['upright.png', 'upright.webp', 'deep.png', 'turned.jpg']) {
    const other = await way(file);
    const differ = [...first].filter((bit, nth) => bit !== other[nth]).length / first.length;
    console.log(`${name}, upright.jpg and ${file}: ${differ < 0.05 ? 'the same' : differ > 0.25 ? 'other pictures' : `${Math.round(differ * 100)} % of the bits`}`);
  }
}
JS
seen=$(node look.mjs)
echo "imghash 1.1.4, image-hash 7.0.1, sharp-phash 2.2.0, sharp 0.35.5"
echo "$seen"
wanted='shown, the turned one is the same picture
sharp-phash, upright.jpg and upright.png: the same
sharp-phash, upright.jpg and upright.webp: the same
sharp-phash, upright.jpg and deep.png: the same
sharp-phash, upright.jpg and turned.jpg: the same
imghash, upright.jpg and upright.png: the same
imghash, upright.jpg and upright.webp: the same
imghash, upright.jpg and deep.png: the same
imghash, upright.jpg and turned.jpg: other pictures
image-hash, upright.jpg and upright.png: the same
image-hash, upright.jpg and upright.webp: the same
image-hash, upright.jpg and deep.png: the same
image-hash, upright.jpg and turned.jpg: other pictures'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
