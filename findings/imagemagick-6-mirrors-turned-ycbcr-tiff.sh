#!/usr/bin/env bash
# ImageMagick 6.9.11-60, as Debian 12 has it, and TIFF written by sharp 0.35.5 (libvips): what -auto-orient makes of orientation 6 in two compressions.
#
# Expected: the same upright picture from both files, which differ in their compression alone.
# Seen: of the TIFF compressed as JPEG in YCbCr, which is sharp's default for TIFF, the upright picture is mirrored, top to bottom: its pixels come
# in already flipped by the orientation, which is then followed once more. Of the one compressed with LZW it is right, and so is libvips's reading of both.
#
# Needs Debian 12 with apt-get (for a download, nothing is installed) and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
version=$(apt-cache madison imagemagick-6.q16 | awk 'index($3, "8:6.9.11.60") == 1 && !found { print $3; found = 1 }')
[ -n "$version" ] || { echo 'imagemagick-6.q16 6.9.11.60 is not to be had here'; exit 1; }
apt-get -qq -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "imagemagick-6.q16=$version" > /dev/null 2>&1
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
magick6=$(find tree/usr/bin -name 'convert-im6.q16' | head -1)

npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
// Upright it is red, green over blue, white; stored it lies on its side.
const corners = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]];
const pixels = Buffer.from(Array.from({ length: 64 * 64 }, (_, at) => corners[2 * Math.floor(at / 64 / 32) + Math.floor((at % 64) / 32)]).flat());
const lying = await sharp(pixels, { raw: { width: 64, height: 64, channels: 3 } }).rotate(270).png().toBuffer();
for (const compression of ['jpeg', 'lzw']) {
  const file = `${compression}.tif`;
  await sharp(lying).withMetadata({ orientation: 6 }).tiff({ compression, quality: 100 }).toFile(file);
  const { data } = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true });
  const names = [[8, 8], [56, 8], [8, 56], [56, 56]].map(([x, y]) => [...data.subarray((y * 64 + x) * 3, (y * 64 + x) * 3 + 3)].map((value) => (value > 127 ? 1 : 0)).join(''));
  console.log(`${compression} by libvips: ${names.join(' ')}`);
}
JS
seen=$(node make.mjs)
for compression in jpeg lzw; do
  corners=''
  for at in 8,8 56,8 8,56 56,56; do
    corners+=" $("$magick6" "$compression.tif" -auto-orient -depth 8 -format "%[fx:round(p{$at}.r)]%[fx:round(p{$at}.g)]%[fx:round(p{$at}.b)]" info: 2> /dev/null)"
  done
  seen+=$'\n'"$compression by ImageMagick:$corners"
done
echo "$("$magick6" -version | head -1 | cut -d' ' -f2-3)"
echo "corners, upright, as red green blue: upper left, upper right, lower left, lower right"
echo "$seen"
wanted='jpeg by libvips: 100 010 001 111
lzw by libvips: 100 010 001 111
jpeg by ImageMagick: 001 111 100 010
lzw by ImageMagick: 100 010 001 111'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
