#!/usr/bin/env bash
# lqip-modern 3.0.0 (npm): the placeholder of a photograph that EXIF turns, as telephones write those that were held upright.
#
# Expected: one shape. The README has the metadata tell the size of the picture (originalWidth, originalHeight) beside that of the placeholder (width, height), which is for reserving room before the picture is there.
# Seen: the placeholder is turned upright, and its size too; the size of the picture is that of the pixels as they lie. Of a portrait the one is 11 by 16 and the other is landscape. A photograph that lies without a turn is
# right, and so is an upright one without EXIF. Nothing is said.
# It matters since both numbers go to the page: room is kept for a landscape, in which the upright placeholder and then the photograph stand squeezed or jump, and of photographs by cameras alone it never shows.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent --legacy-peer-deps lqip-modern@3.0.0 sharp@0.35.5
cat > look.mjs <<'JS'
import lqip from 'lqip-modern';
import sharp from 'sharp';
const seen = [];
for (const [name, width, height, orientation] of [['lying, without a turn', 300, 200, 1], ['upright, without a turn', 200, 300, 1], ['upright, turned by EXIF', 300, 200, 6], ['lying, turned by EXIF', 200, 300, 8], ['upside down, turned by EXIF', 300, 200, 3]]) {
  const picture = await sharp({ create: { width, height, channels: 3, background: '#c83c32' } }).withMetadata({ orientation }).jpeg().toBuffer();
  const { metadata } = await lqip(picture);
  const inside = await sharp(Buffer.from(metadata.dataURIBase64.split(',')[1], 'base64')).metadata();
  seen.push(`${name}: the picture is said to be ${metadata.originalWidth} × ${metadata.originalHeight}, the placeholder ${metadata.width} × ${metadata.height}; it is ${inside.width} × ${inside.height}`);
}
console.log(seen.join('\n'));
JS
seen=$(node look.mjs)
echo "lqip-modern $(node -p "JSON.parse(require('fs').readFileSync('node_modules/lqip-modern/package.json')).version"), sharp 0.35.5"
echo "$seen"
wanted='lying, without a turn: the picture is said to be 300 × 200, the placeholder 16 × 11; it is 16 × 11
upright, without a turn: the picture is said to be 200 × 300, the placeholder 11 × 16; it is 11 × 16
upright, turned by EXIF: the picture is said to be 300 × 200, the placeholder 11 × 16; it is 11 × 16
lying, turned by EXIF: the picture is said to be 200 × 300, the placeholder 16 × 11; it is 16 × 11
upside down, turned by EXIF: the picture is said to be 300 × 200, the placeholder 16 × 11; it is 16 × 11'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
