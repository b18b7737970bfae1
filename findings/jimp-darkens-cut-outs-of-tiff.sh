#!/usr/bin/env bash
# jimp 1.6.1 and utif2 4.1.0, which it reads TIFF by (npm): a TIFF whose colours are already multiplied by its transparency.
#
# Expected: the same picture as of the TIFF without that. TIFF 6 tells the two apart by a tag (ExtraSamples, 338: 1 is "associated alpha", 2 is not), and utif2's README has toRGBA8() give an image in
# RGBA of eight bits, as a canvas takes it, whose colours never are multiplied. libvips, ImageMagick 6, and tiff 7.1.3 (npm, by which image-js reads) divide.
# Seen: the tag is not asked: half transparent red is the brown 128,0,0 beside the same alpha, in eight bits and in sixteen. No error, no warning.
# It matters since that is how oiiotool writes every TIFF with transparency, without an option: the soft edges of a cut-out are dark in whatever reads it by these.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60)
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
magick6() { LD_LIBRARY_PATH=$libraries MAGICK_CODER_MODULE_PATH=$coders MAGICK_CONFIGURE_PATH=$work/tree/etc/ImageMagick-6 tree/usr/bin/convert-im6.q16 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent jimp@1.6.1 utif2@4.1.0 tiff@7.1.3 sharp@0.35.5
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
const [width, height] = [16, 16];
/** A TIFF of one strip in RGBA, without compression. `extra` is the value of ExtraSamples, `pixel` of 0 to 255. */
function tiff(pixel, extra, bits) {
  const pixels = Buffer.alloc(width * height * 4 * (bits / 8));
  for (let nth = 0; nth < width * height * 4; nth += 1)
    if (bits === 8) pixels[nth] = pixel[nth % 4];
    else pixels.writeUInt16LE(pixel[nth % 4] * 257, nth * 2);
  const count = 11;
  const depths = 8 + 2 + count * 12 + 4;
  const [short, long] = [3, 4];
  const tags = [
    [256, short, 1, width], [257, short, 1, height], [258, short, 4, depths], [259, short, 1, 1], [262, short, 1, 2], [273, long, 1, depths + 8],
    [277, short, 1, 4], [278, long, 1, height], [279, long, 1, pixels.length], [284, short, 1, 1], [338, short, 1, extra],
  ];
  const head = Buffer.alloc(depths + 8);
  head.write('II*\0\b', 'latin1');
  head.writeUInt16LE(count, 8);
  tags.forEach(([tag, kind, values, value], nth) => {
    const at = 10 + nth * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(kind, at + 2);
    head.writeUInt32LE(values, at + 4);
    head.writeUInt32LE(value, at + 8);
  });
  for (let nth = 0; nth < 4; nth += 1) head.writeUInt16LE(bits, depths + nth * 2);
  return Buffer.concat([head, pixels]);
}
for (const bits of [8, 16]) {
  writeFileSync(`plain-${bits}.tif`, tiff([255, 0, 0, 128], 2, bits));
  writeFileSync(`multiplied-${bits}.tif`, tiff([128, 0, 0, 128], 1, bits));
}
JS
node make.mjs
for file in plain-8 multiplied-8 plain-16 multiplied-16; do magick6 "$file.tif" -depth 8 "rgba:$file.raw"; done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { Jimp } from 'jimp';
import sharp from 'sharp';
import { decode } from 'tiff';
import utif from 'utif2';
for (const name of ['plain-8', 'multiplied-8', 'plain-16', 'multiplied-16']) {
  const bytes = readFileSync(`${name}.tif`);
  const pages = utif.decode(bytes);
  utif.decodeImage(bytes, pages[0]);
  const [page] = decode(bytes);
  const ways = {
    'libvips': await sharp(bytes).raw({ depth: 'uchar' }).toBuffer(),
    'ImageMagick 6': readFileSync(`${name}.raw`),
    'tiff': page.data.map((value) => (page.bitsPerSample === 16 ? value >> 8 : value)),
    'utif2': utif.toRGBA8(pages[0]),
    'jimp': (await Jimp.read(bytes)).bitmap.data,
  };
  console.log(`${name}.tif: ${Object.entries(ways).map(([by, pixels]) => `${by} ${[...pixels.subarray(0, 4)].join()}`).join('; ')}`);
}
JS
seen=$(node look.mjs)
echo "jimp 1.6.1, utif2 4.1.0, tiff 7.1.3, sharp 0.35.5, $(magick6 -version | head -1 | cut -d' ' -f2-3)"
echo "$seen"
wanted='plain-8.tif: libvips 255,0,0,128; ImageMagick 6 255,0,0,128; tiff 255,0,0,128; utif2 255,0,0,128; jimp 255,0,0,128
multiplied-8.tif: libvips 255,0,0,128; ImageMagick 6 255,0,0,128; tiff 255,0,0,128; utif2 128,0,0,128; jimp 128,0,0,128
plain-16.tif: libvips 255,0,0,128; ImageMagick 6 255,0,0,128; tiff 255,0,0,128; utif2 255,0,0,128; jimp 255,0,0,128
multiplied-16.tif: libvips 255,0,0,128; ImageMagick 6 255,0,0,128; tiff 255,0,0,128; utif2 128,0,0,128; jimp 128,0,0,128'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
