#!/usr/bin/env bash
# tiff2rgba 4.5.0 (libtiff), oiiotool 2.4.7.1 (OpenImageIO) and GraphicsMagick 1.3.40, as Debian 12 has them, and sharp 0.35.5 (libvips 8.18.7), utif2 4.1.0, jimp 1.6.1, which reads TIFF by it, and geotiff 3.0.5 (npm): a TIFF in Lab.
#
# Expected: its colours, up to rounding and to what sRGB cannot show: white 255,255,255, grey 119,119,119, red 214,60,55, green 0,169,42. TIFF 6 has Lab (section 23, PhotometricInterpretation 8): eight bits of L, from 0 for
# black to 255 for white, and eight bits with a sign for each of a and b; sixteen are counted alike. Neutral is a and b of 0. ImageMagick 6.9.11-60 (Debian 12) does so; tiff 7.1.3 (npm) refuses Lab with an error. geotiff's page has
# CIELab among what readRGB() converts.
# Seen: tiff2rgba and oiiotool make white and grey yellow, since Lab's white is taken for the screen's without an adaptation. GraphicsMagick makes white and grey green, and red green as well. geotiff makes everything
# white, utif2 and jimp make everything black. sharp reads sixteen bits rightly and calls a file of eight bits corrupt. No word by any other than sharp; vips 8.14.1 (Debian 12) reads both.
# It matters since Lab is what retouchers and archives keep for its width, and Photoshop offers it by the side of RGB and CMYK: proofs have a cast that looks like the scanner's, or nothing on them.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([libtiff-tools]=4.5.0 [openimageio-tools]=2.4.7.1 [graphicsmagick]=1.4+really1.3.40 [imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60 [libvips-tools]=8.14.1)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@"; }
coders=$(dirname "$(find "$work/tree" -path '*coders/png.so' | head -1)")
magick6() { MAGICK_CODER_MODULE_PATH=$coders MAGICK_CONFIGURE_PATH=$work/tree/etc/ImageMagick-6 program convert-im6.q16 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 utif2@4.1.0 jimp@1.6.1 geotiff@3.0.5 tiff@7.1.3
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
const [width, height] = [64, 16];
const stripes = [[100, 0, 0], [50, 0, 0], [50, 60, 40], [60, -60, 50]];
function tiff(bits) {
  const [short, long] = [3, 4];
  const count = 10;
  const depths = 8 + 2 + count * 12 + 4;
  const pixels = depths + 8;
  const size = (width * height * 3 * bits) / 8;
  const file = Buffer.alloc(pixels + size);
  file.write('II*\0\b', 'latin1');
  file.writeUInt16LE(count, 8);
  const tags = [
    [256, short, 1, width], [257, short, 1, height], [258, short, 3, depths], [259, short, 1, 1], [262, short, 1, 8],
    [273, long, 1, pixels], [277, short, 1, 3], [278, long, 1, height], [279, long, 1, size], [284, short, 1, 1],
  ];
  tags.forEach(([tag, kind, values, value], nth) => {
    const at = 10 + nth * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(kind, at + 2);
    file.writeUInt32LE(values, at + 4);
    file.writeUInt32LE(value, at + 8);
  });
  for (let nth = 0; nth < 3; nth += 1) file.writeUInt16LE(bits, depths + nth * 2);
  for (let nth = 0; nth < width * height; nth += 1) {
    const [l, a, b] = stripes[Math.floor((nth % width) / 16)];
    const at = pixels + (nth * 3 * bits) / 8;
    if (bits === 8) file.set([Math.round(l * 2.55), a & 255, b & 255], at);
    else [Math.round(l * 655.35), (a * 256) & 65535, (b * 256) & 65535].forEach((sample, channel) => file.writeUInt16LE(sample, at + channel * 2));
  }
  return file;
}
for (const bits of [8, 16]) writeFileSync(`lab${bits}.tif`, tiff(bits));
JS
node make.mjs
for bits in 8 16; do
  magick6 "lab$bits.tif" "lab$bits-ImageMagick.png"
  program tiff2rgba "lab$bits.tif" "lab$bits-tiff2rgba.tif"
  program oiiotool "lab$bits.tif" -o "lab$bits-oiiotool.png"
  program gm convert "lab$bits.tif" "lab$bits-GraphicsMagick.png"
  program vips colourspace "lab$bits.tif" "lab$bits-vips.png" srgb
done > said 2>&1
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { fromArrayBuffer } from 'geotiff';
import { Jimp } from 'jimp';
import sharp from 'sharp';
import { decode } from 'tiff';
import utif from 'utif2';
const right = [[255, 255, 255], [119, 119, 119], [214, 60, 55], [0, 169, 42]];
function told(pixels, channels) {
  const found = [8, 24, 40, 56].map((x) => [...pixels.subarray((8 * 64 + x) * channels).subarray(0, 3)]);
  const isRight = right.every((wanted, nth) => wanted.every((value, channel) => Math.abs(value - found[nth][channel]) <= 24));
  return isRight ? 'right' : ['white', 'grey', 'red', 'green'].map((name, nth) => `${name} ${found[nth].join()}`).join(' ');
}
const drawn = async (input) => told(await sharp(input).removeAlpha().toColourspace('srgb').raw().toBuffer(), 3);
for (const bits of [8, 16]) {
  const bytes = readFileSync(`lab${bits}.tif`);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const ways = {
    'ImageMagick': () => drawn(`lab${bits}-ImageMagick.png`),
    'tiff2rgba': () => drawn(`lab${bits}-tiff2rgba.tif`),
    'oiiotool': () => drawn(`lab${bits}-oiiotool.png`),
    'GraphicsMagick': () => drawn(`lab${bits}-GraphicsMagick.png`),
    'vips 8.14.1': () => drawn(`lab${bits}-vips.png`),
    'sharp': () => drawn(`lab${bits}.tif`),
    'utif2': () => {
      const pages = utif.decode(bytes);
      utif.decodeImage(bytes, pages[0]);
      return told(utif.toRGBA8(pages[0]), 4);
    },
    'jimp': async () => told((await Jimp.read(bytes)).bitmap.data, 4),
    'geotiff': async () => told(await (await (await fromArrayBuffer(buffer)).getImage()).readRGB({ interleave: true }), 3),
    'tiff': () => told(decode(bytes)[0].data, 3),
  };
  for (const [by, way] of Object.entries(ways)) {
    let answer;
    try {
      answer = await way();
    } catch (error) {
      answer = `refused: ${error.message.split('\n')[0]}`;
    }
    console.log(`${bits} bits, ${by}: ${answer}`);
  }
}
JS
seen="$(grep -c . said || true) lines said by the programs
$(node look.mjs)"
echo "libtiff $(dpkg-deb -f debs/libtiff-tools/libtiff-tools_*.deb Version), oiiotool $(program oiiotool --version), GraphicsMagick $(program gm version | head -1 | cut -d' ' -f2), $(magick6 -version | head -1 | cut -d' ' -f2-3)"
echo "$seen"
wanted='0 lines said by the programs
8 bits, ImageMagick: right
8 bits, tiff2rgba: white 255,252,222 grey 132,122,106 red 221,60,42 green 36,170,0
8 bits, oiiotool: white 255,252,222 grey 132,122,106 red 221,60,42 green 36,170,0
8 bits, GraphicsMagick: white 109,255,0 grey 0,251,0 red 27,204,0 green 64,171,255
8 bits, vips 8.14.1: right
8 bits, sharp: refused: Input file has corrupt header: image: bad labq format
8 bits, utif2: white 0,0,0 grey 0,0,0 red 0,0,0 green 0,0,0
8 bits, jimp: white 0,0,0 grey 0,0,0 red 0,0,0 green 0,0,0
8 bits, geotiff: white 255,255,255 grey 255,255,255 red 255,255,255 green 255,255,255
8 bits, tiff: refused: Unsupported image type: 8
16 bits, ImageMagick: right
16 bits, tiff2rgba: white 255,252,222 grey 133,122,107 red 222,60,42 green 36,170,0
16 bits, oiiotool: white 255,252,222 grey 133,122,107 red 222,60,42 green 36,170,0
16 bits, GraphicsMagick: white 110,255,0 grey 0,252,0 red 27,205,0 green 64,172,255
16 bits, vips 8.14.1: right
16 bits, sharp: right
16 bits, utif2: white 0,0,0 grey 0,0,0 red 0,0,0 green 0,0,0
16 bits, jimp: white 0,0,0 grey 0,0,0 red 0,0,0 green 0,0,0
16 bits, geotiff: white 255,255,255 grey 255,255,255 red 255,255,255 green 255,255,255
16 bits, tiff: refused: Unsupported image type: 8'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
