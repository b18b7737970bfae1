#!/usr/bin/env bash
# probe-image-size 7.5.0 (npm): the orientation that it answers for an AVIF whose turn stands in its box "irot", as HEIF has it.
#
# Expected: EXIF's number for the same turn, as the README says of "orientation". HEIF (ISO/IEC 23008-12, 6.5.10) turns by irot's angle against the clock, in steps
# of 90 degrees: three steps are a quarter with the clock, which is 6, and one step is 8. EXIF within a HEIF file is not to be followed (MIAF, 7.3.10.1).
# Seen: 6 and 8 are exchanged, so that a portrait stands on its head in whatever turns it by this number; the half turn and all that is mirrored are right.
# Where the file has EXIF too, that is answered, whether or not the boxes say the same: a file that nobody turns is called turned.
# It matters to galleries that lay out and turn by this number; libvips and browsers go by the boxes, as sharp 0.35.5 writes them.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund sharp@0.35.5 probe-image-size@7.5.0 > /dev/null 2>&1
cat > look.mjs <<'JS'
import { createRequire } from 'node:module';
import probe from 'probe-image-size';
import sharp from 'sharp';
// Stored: red and green over blue and white. Written with orientation it gets the boxes, and EXIF beside them.
const corners = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]];
const pixels = Buffer.from(Array.from({ length: 64 * 32 }, (_, at) => corners[2 * Math.floor(at / 64 / 16) + Math.floor((at % 64) / 32)]).flat());
const stored = sharp(pixels, { raw: { width: 64, height: 32, channels: 3 } });
/** The file without EXIF: its item gets another name in place, so that no length changes. */
function withoutExif(file) {
  const bare = Buffer.from(file);
  const item = bare.indexOf('infe', bare.indexOf('iinf'));
  const at = bare.indexOf('Exif', item);
  bare.write('free', at, 'latin1');
  return bare;
}
/** The same boxes under names that nobody knows: what is left is EXIF. */
function withoutBoxes(file) {
  const bare = Buffer.from(file);
  for (const name of ['irot', 'imir']) if (bare.includes(name)) bare.write('free', bare.indexOf(name), 'latin1');
  return bare;
}
async function upright(file) {
  const { data, info } = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true });
  const at = (x, y) => [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)].map((value) => (value > 127 ? 1 : 0)).join('');
  return [at(4, 4), at(info.width - 5, 4), at(4, info.height - 5), at(info.width - 5, info.height - 5)].join(' ');
}
const seen = [];
for (let orientation = 1; orientation <= 8; orientation += 1) {
  const lying = stored.clone().withMetadata({ orientation });
  const photo = await lying.clone().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
  const file = await lying.clone().avif({ quality: 90 }).toBuffer();
  const bare = withoutExif(file);
  const angle = bare.includes('irot') ? bare[bare.indexOf('irot') + 4] & 3 : '-';
  const mirror = bare.includes('imir') ? bare[bare.indexOf('imir') + 4] & 1 : '-';
  const same = (await upright(bare)) === (await upright(photo)) ? 'as the photo' : 'otherwise';
  seen.push(`${orientation}: irot ${angle}, imir ${mirror}, shown ${same}: ${probe.sync(bare).orientation ?? 'none'}; EXIF alone: ${probe.sync(withoutBoxes(file)).orientation ?? 'none'}`);
}
const { version } = createRequire(import.meta.url)('probe-image-size/package.json');
console.log(`probe-image-size ${version}, sharp ${sharp.versions.sharp}`);
console.log(seen.join('\n'));
const wanted = `1: irot -, imir -, shown as the photo: none; EXIF alone: 1
2: irot -, imir 1, shown as the photo: 2; EXIF alone: 2
3: irot 2, imir -, shown as the photo: 3; EXIF alone: 3
4: irot -, imir 0, shown as the photo: 4; EXIF alone: 4
5: irot 3, imir 1, shown as the photo: 5; EXIF alone: 5
6: irot 3, imir -, shown as the photo: 8; EXIF alone: 6
7: irot 3, imir 0, shown as the photo: 7; EXIF alone: 7
8: irot 1, imir -, shown as the photo: 6; EXIF alone: 8`;
if (seen.join('\n') !== wanted) {
  console.log('CHANGED');
  process.exit(1);
}
JS
node look.mjs
