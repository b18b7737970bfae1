#!/usr/bin/env bash
# tiff 7.1.3 (npm; image-js 1.7.0 reads TIFF with it): a TIFF in tiles that has more than one channel, or a predictor.
#
# Expected: the pixels that are in it, as for the same picture in strips, or an error as for PackBits and JPEG, which it refuses by name.
# Seen: an array of the right length with other pixels, and no error. A tile is read as if it had one channel, so that one value in a hundred of a picture in
# RGB is right, by chance. A predictor is not undone in tiles: of grey pictures, which are right without one, a third is.
# It matters since libvips and scanners write pictures in tiles, and what is read is shown, hashed or compared without a word.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund tiff@7.1.3 sharp@0.35.5 > /dev/null 2>&1
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { decode } from 'tiff';

const side = 48;
async function share(channels, options) {
  const pixels = Buffer.alloc(side * side * channels, 0).map((_, at) => 1 + ((Math.floor(at / channels) * 7 + at) % 250));
  const raw = sharp(pixels, { raw: { width: side, height: side, channels } });
  const file = await (channels === 1 ? raw.toColourspace('b-w') : raw).tiff({ compression: 'lzw', tileWidth: 16, tileHeight: 16, ...options }).toBuffer();
  // The file is right: libtiff reads it back as it was.
  const read = sharp(file);
  const back = await (channels === 1 ? read.toColourspace('b-w') : read).raw().toBuffer();
  if (!back.equals(pixels)) throw new Error('sharp reads something else');
  const { data } = decode(file)[0];
  const same = pixels.reduce((sum, value, at) => sum + (data[at] === value ? 1 : 0), 0);
  return `${data.length === pixels.length ? 'as long' : `${data.length} values`}, ${((100 * same) / pixels.length).toFixed(0)} % right`;
}
const seen = [];
for (const [name, channels] of [['grey', 1], ['RGB', 3], ['RGB with alpha', 4]])
  for (const [layout, options] of [
    ['strips', { tile: false, predictor: 'none' }],
    ['strips, predictor', { tile: false, predictor: 'horizontal' }],
    ['tiles', { tile: true, predictor: 'none' }],
    ['tiles, predictor', { tile: true, predictor: 'horizontal' }],
  ])
    seen.push(`${name} in ${layout}: ${await share(channels, options)}`);
console.log(`tiff ${JSON.parse(readFileSync('node_modules/tiff/package.json', 'utf8')).version}`);
console.log(seen.join('\n'));
const right = (line) => line.endsWith('as long, 100 % right');
const wrong = (line) => line.includes('as long, ') && Number(/(\d+) % right/.exec(line)[1]) < 50;
const changed = seen.filter((line) => (/ in strips|grey in tiles:/.test(line) ? !right(line) : !wrong(line)));
if (changed.length > 0) {
  console.log(`CHANGED: ${changed.join('; ')}`);
  process.exit(1);
}
JS
node look.mjs
