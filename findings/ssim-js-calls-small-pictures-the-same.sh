#!/usr/bin/env bash
# ssim.js 3.5.0 (npm), as it is without options: pictures with less than eleven pixels a side.
#
# Expected: an error, or a number that has to do with the pictures. SSIM is taken in windows, here of eleven pixels (windowSize), so that there is none for
# these; 1 is SSIM's answer for a picture and itself, and less for any other.
# Seen: 1 for any two squares of up to nine pixels a side, white and black among them; 0 for any two with a side of ten, a picture and itself among them. From eleven on it
# is right. "original" and "fast" say NaN there; "bezkrovny" alone tells them apart.
# It matters since small pictures are what doubles are looked for by: of thumbnails shrunk to 8 × 8 all are the same, and of 10 × 10 none is.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund ssim.js@3.5.0 > /dev/null 2>&1
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import ssimModule from 'ssim.js';
const ssim = ssimModule.ssim ?? ssimModule.default ?? ssimModule;
const plain = (side, value) => ({ width: side, height: side, data: new Uint8ClampedArray(side * side * 4).map((_, at) => (at % 4 === 3 ? 255 : value)) });
const noise = (side) => ({ width: side, height: side, data: new Uint8ClampedArray(side * side * 4).map((_, at) => (at % 4 === 3 ? 255 : (at * 37) % 256)) });
const seen = [];
for (const side of [4, 8, 9, 10, 11, 16]) {
  const tell = (one, other, options) => ssim(one, other, options).mssim.toFixed(2);
  seen.push(`${side} × ${side}: white and black ${tell(plain(side, 255), plain(side, 0))}, noise and white ${tell(noise(side), plain(side, 255))}, noise and itself ${tell(noise(side), noise(side))}`);
}
for (const kind of ['original', 'fast', 'bezkrovny']) seen.push(`8 × 8, ${kind}: white and black ${ssim(plain(8, 255), plain(8, 0), { ssim: kind }).mssim.toFixed(2)}`);
console.log(`ssim.js ${JSON.parse(readFileSync('node_modules/ssim.js/package.json', 'utf8')).version}`);
console.log(seen.join('\n'));
const wanted = [
  ...[4, 8, 9].map((side) => `${side} × ${side}: white and black 1.00, noise and white 1.00, noise and itself 1.00`),
  '10 × 10: white and black 0.00, noise and white 0.00, noise and itself 0.00',
  '11 × 11: white and black 0.00, noise and white 0.01, noise and itself 1.00',
  '16 × 16: white and black 0.00, noise and white 0.02, noise and itself 1.00',
  '8 × 8, original: white and black NaN',
  '8 × 8, fast: white and black NaN',
  '8 × 8, bezkrovny: white and black 0.00',
];
if (seen.join() !== wanted.join()) {
  console.log('CHANGED');
  process.exit(1);
}
JS
node look.mjs
