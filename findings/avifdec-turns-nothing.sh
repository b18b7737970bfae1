#!/usr/bin/env bash
# avifdec 0.11.1 (libavif), as Debian 12 has it: an AVIF that is turned, made a PNG and a JPEG.
#
# Expected: the upright picture, or the stored pixels with EXIF that says how to turn them. HEIF's irot and imir belong to the picture, and avifenc of the same package takes
# EXIF's turn of a JPEG over into them, so that it knows of both.
# Seen: neither. The pixels come out as they are stored, irot is only printed on the terminal, and the copy's EXIF is left out though the AVIF has it: the copy lies on its
# side, and nothing in it says so. A photo that goes through avifenc and avifdec comes back turned by a quarter. By libvips the same AVIF is upright.
# Later versions of libavif turn (its pull request 3075 speaks of it); they were not tried here.
# It matters since this pair of programs is what AVIF is made and unpacked with by hand, and the copy that is edited then is on its side.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed) and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
for name in libavif-bin libavif15; do
  version=$(apt-cache madison "$name" | awk 'index($3, "0.11.1") == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name 0.11.1 is not to be had here"; exit 1; }
  apt-get -qq -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(dirname "$(find "$work" -name 'libavif.so*' | head -1)")
avif() { LD_LIBRARY_PATH=$libraries "tree/usr/bin/avif$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
// Stored: red and green over blue and white; to be turned by a quarter with the clock.
const corners = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]];
const pixels = Buffer.from(Array.from({ length: 64 * 32 }, (_, at) => corners[2 * Math.floor(at / 64 / 16) + Math.floor((at % 64) / 32)]).flat());
const turned = sharp(pixels, { raw: { width: 64, height: 32, channels: 3 } }).withMetadata({ orientation: 6 });
await turned.jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toFile('photo.jpg');
JS
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
for (const file of ['photo.jpg', 'photo.avif', 'out.png', 'out.jpg']) {
  const { orientation } = await sharp(file).metadata();
  const { data, info } = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true });
  const at = (x, y) => [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)].map((value) => value >> 7).join('');
  const says = file.endsWith('.avif') ? `irot ${readFileSync(file).includes('irot') ? 'and' : 'missing,'} EXIF ${readFileSync(file).includes('Exif') ? 'there' : 'missing'}` : `EXIF says ${orientation ?? 'nothing'}`;
  console.log(`${file}: ${says}, shown ${info.width} × ${info.height}: ${at(4, 4)} ${at(info.width - 5, 4)} ${at(4, info.height - 5)} ${at(info.width - 5, info.height - 5)}`);
}
JS
node make.mjs
avif enc --speed 8 photo.jpg photo.avif > /dev/null
avif dec photo.avif out.png > told.txt
avif dec photo.avif out.jpg > /dev/null
seen=$(node look.mjs)
echo "avifdec $(avif dec --version | sed -n 's/^Version: \([0-9.]*\).*/\1/p'), sharp 0.35.5"
echo "corners as red green blue: upper left, upper right, lower left, lower right"
echo "$seen"
echo "avifdec prints: $(grep -o 'irot.*' told.txt | tr -s ' ')"
wanted='photo.jpg: EXIF says 6, shown 32 × 64: 001 100 111 010
photo.avif: irot and EXIF there, shown 32 × 64: 001 100 111 010
out.png: EXIF says nothing, shown 64 × 32: 100 010 001 111
out.jpg: EXIF says nothing, shown 64 × 32: 100 010 001 111'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
