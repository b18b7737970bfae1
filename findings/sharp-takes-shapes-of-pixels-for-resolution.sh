#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7), and ffmpeg 5.1.9, as Debian 12 has it: the resolution of a PNG that ffmpeg wrote.
#
# Expected: none, or the one it had. PNG's pHYs (specification, third edition, 11.3.4.3) has a byte for the unit: with 1 its numbers are pixels a metre; with 0 they are the shape of a pixel alone, and the size is not
# known. sharp's documentation has density be pixels an inch, "if present". exiftool 13.59 tells the unit, ImageMagick 6.9.11-60 calls it undefined.
# Seen: ffmpeg writes the numbers of 300 dots an inch again, with the unit 0, and sharp reads those as pixels a millimetre: 299999 dots an inch. So it does of any others: a pixel of 4 to 3 is 102. Where metadata are
# kept, the number goes out with the copy and has a unit there: a PNG of 11811000 pixels a metre, and EXIF of 299999 an inch. Nothing warns.
# It matters since programs that lay out pages go by it: a photograph of 3000 pixels is a hundredth of an inch wide.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node, npm and perl. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([ffmpeg]=7:5.1.9 [imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
coders=$(dirname "$(find "$work/tree" -path '*coders/png.so' | head -1)")
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@"; }
identify6() { MAGICK_CODER_MODULE_PATH=$coders MAGICK_CONFIGURE_PATH=$work/tree/etc/ImageMagick-6 program identify-im6.q16 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 exiftool-vendored.pl@13.59.3
exiftool() { perl node_modules/exiftool-vendored.pl/bin/exiftool "$@"; }
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
const png = await sharp({ create: { width: 16, height: 16, channels: 3, background: 'red' } }).png().toBuffer();
const at = png.indexOf('pHYs');
for (const [name, x, y, unit] of [['metres', 11811, 11811, 1], ['four-to-three', 4, 3, 0]]) {
  png.writeUInt32BE(x, at + 4);
  png.writeUInt32BE(y, at + 8);
  png[at + 12] = unit;
  png.writeUInt32BE(crc32(png.subarray(at, at + 13)), at + 13);
  writeFileSync(`${name}.png`, png);
}
JS
node make.mjs
program ffmpeg -loglevel error -i metres.png ffmpeg.png
cat > look.mjs <<'JS'
import sharp from 'sharp';
const [, , name] = process.argv;
for (const kind of ['png', 'jpeg']) await sharp(`${name}.png`).keepMetadata()[kind]().toFile(`${name}-copy.${kind}`);
console.log((await sharp(`${name}.png`).metadata()).density);
JS
tags() { exiftool -q -p "$1" "$2"; }
seen=$(
  for name in metres ffmpeg four-to-three; do
    echo "$name.png: $(tags '$PNG-pHYs:PixelsPerUnitX × $PNG-pHYs:PixelsPerUnitY, unit $PNG-pHYs:PixelUnits' "$name.png"), ImageMagick $(identify6 -format '%U' "$name.png"), density of sharp $(node look.mjs "$name")"
    echo "  its copies: PNG $(tags '$PNG-pHYs:PixelsPerUnitX × $PNG-pHYs:PixelsPerUnitY, unit $PNG-pHYs:PixelUnits' "$name-copy.png"), JPEG $(tags '$IFD0:XResolution × $IFD0:YResolution, unit $IFD0:ResolutionUnit' "$name-copy.jpeg")"
  done
)
echo "sharp 0.35.5, ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version), exiftool $(exiftool -ver)"
echo "$seen"
wanted='metres.png: 11811 × 11811, unit meters, ImageMagick PixelsPerCentimeter, density of sharp 300
  its copies: PNG 11811 × 11811, unit meters, JPEG 299.999 × 299.999, unit inches
ffmpeg.png: 11811 × 11811, unit Unknown, ImageMagick Undefined, density of sharp 299999
  its copies: PNG 11811000 × 11811000, unit meters, JPEG 299999.399 × 299999.399, unit inches
four-to-three.png: 4 × 3, unit Unknown, ImageMagick Undefined, density of sharp 102
  its copies: PNG 4000 × 3000, unit meters, JPEG 101.6 × 76.199, unit inches'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
