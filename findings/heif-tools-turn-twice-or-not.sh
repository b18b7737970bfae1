#!/usr/bin/env bash
# heif-enc and heif-convert 1.15.1, as Debian 12 has them: a turned picture on its way into AVIF and out of it.
#
# Expected: the same upright picture. HEIF turns by boxes that belong to the picture (irot, imir) and asks that EXIF within say nothing of it or not be
# followed (MIAF, ISO/IEC 23000-22, 7.3.10.1); JPEG and PNG turn by EXIF alone. So what goes in needs a box, and what comes out upright has to say 1.
# Seen: on the way in no box is written, EXIF is copied: the AVIF lies on its side wherever the standard is followed, libvips and browsers among them. On the way
# out the pixels are turned by the box and EXIF is copied with its 6: the JPEG and the PNG are turned once more. Both are silent.
# libheif's issue 680, of the way out, is closed; later versions were not tried here.
# It matters since this pair is what a script on that system makes of photographs of telephones; what is edited then lies on its side.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed) and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
for name in libheif-examples libheif1; do
  version=$(apt-cache madison "$name" | awk 'index($3, "1.15.1") == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name 1.15.1 is not to be had here"; exit 1; }
  apt-get -qq -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(dirname "$(find "$work" -name 'libheif.so*' | head -1)")
heif() { LD_LIBRARY_PATH=$libraries "tree/usr/bin/heif-$@" > /dev/null; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
// Stored: red and green over blue and white; to be turned by a quarter with the clock.
const corners = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]];
const pixels = Buffer.from(Array.from({ length: 64 * 32 }, (_, at) => corners[2 * Math.floor(at / 64 / 16) + Math.floor((at % 64) / 32)]).flat());
const turned = sharp(pixels, { raw: { width: 64, height: 32, channels: 3 } }).withMetadata({ orientation: 6 });
await turned.clone().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toFile('photo.jpg');
await turned.clone().avif({ quality: 90 }).toFile('photo.avif');
JS
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
for (const file of process.argv.slice(2)) {
  const { orientation } = await sharp(file).metadata();
  const { data, info } = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true });
  const at = (x, y) => [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)].map((value) => (value > 127 ? 1 : 0)).join('');
  const shown = [at(4, 4), at(info.width - 5, 4), at(4, info.height - 5), at(info.width - 5, info.height - 5)].join(' ');
  const says = file.endsWith('.avif') ? (readFileSync(file).includes('irot') ? 'has irot' : 'has no irot') : `EXIF says ${orientation ?? 'nothing'}`;
  console.log(`${file}: ${says}, shown ${info.width} × ${info.height}: ${shown}`);
}
JS
node make.mjs
heif enc -A -o in.avif photo.jpg
heif convert photo.avif out.jpg
heif convert photo.avif out.png
seen=$(node look.mjs photo.jpg photo.avif in.avif out.jpg out.png)
echo "libheif $(LD_LIBRARY_PATH=$libraries tree/usr/bin/heif-enc --help 2>&1 | grep -o -m1 'version: .*' || true), sharp 0.35.5"
echo "corners as red green blue: upper left, upper right, lower left, lower right"
echo "$seen"
wanted='photo.jpg: EXIF says 6, shown 32 × 64: 001 100 111 010
photo.avif: has irot, shown 32 × 64: 001 100 111 010
in.avif: has no irot, shown 64 × 32: 100 010 001 111
out.jpg: EXIF says 6, shown 64 × 32: 111 001 010 100
out.png: EXIF says 6, shown 64 × 32: 111 001 010 100'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
