#!/usr/bin/env bash
# jimp 1.6.1 (npm) and oiiotool 2.4.7.1 (OpenImageIO), as Debian 12 has it: BMP of 32 bits a pixel, with and without transparency.
#
# Expected: opaque where the header has no mask for alpha (BITMAPINFOHEADER), since the fourth byte is not used then, and is 0 in what Windows writes; and transparent as the fourth byte says where the header has a
# mask (BITMAPV4HEADER, bV4AlphaMask). ImageMagick 6.9.11-60 (Debian 12) and Skia (@napi-rs/canvas 1.1.1) do so.
# Seen: oiiotool takes the unused byte for alpha: the copy as PNG is there and shows nothing. Of a BMP with transparency it divides the colours by alpha, which a BMP has not multiplied: half transparent 200,60,50 is
# 255,119,99. jimp leaves transparency out, so that a cut-out has its hidden background again, in black or whatever it was. No error by either.
# It matters since screenshots and what old programs save are BMP: an empty picture, or one with a box around it, is found when the original is gone.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([openimageio-tools]=2.4.7.1 [imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60)
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
magick6() { MAGICK_CODER_MODULE_PATH=$coders MAGICK_CONFIGURE_PATH=$work/tree/etc/ImageMagick-6 program convert-im6.q16 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent jimp@1.6.1 @napi-rs/canvas@1.1.1 sharp@0.35.5
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
const [width, height] = [16, 8];
/** Pixels of 200,60,50; the fourth byte is alpha where the header has a mask for it, with the left half at 128, and 0 where it has none. */
function bmp(hasAlpha) {
  const header = hasAlpha ? 108 : 40;
  const start = 14 + header;
  const file = Buffer.alloc(start + width * height * 4);
  file.write('BM', 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(start, 10);
  file.writeUInt32LE(header, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(32, 28);
  file.writeUInt32LE(hasAlpha ? 3 : 0, 30);
  file.writeUInt32LE(width * height * 4, 34);
  if (hasAlpha) {
    [0x00ff0000, 0x0000ff00, 0x000000ff, 0xff000000].forEach((mask, nth) => file.writeUInt32LE(mask, 54 + nth * 4));
    file.writeUInt32LE(0x73524742, 70);
  }
  for (let at = 0; at < width * height; at += 1) file.set([50, 60, 200, hasAlpha ? (at % width < width / 2 ? 128 : 255) : 0], start + at * 4);
  return file;
}
writeFileSync('opaque.bmp', bmp(false));
writeFileSync('alpha.bmp', bmp(true));
JS
node make.mjs
for name in opaque alpha; do
  program oiiotool "$name.bmp" -o "$name-oiiotool.png"
  magick6 "$name.bmp" "$name-magick6.png"
done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { Jimp } from 'jimp';
import sharp from 'sharp';
const opened = async (file) => sharp(file).ensureAlpha().raw().toBuffer();
const skia = async (bytes) => {
  const image = await loadImage(bytes);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.data();
};
for (const name of ['opaque', 'alpha']) {
  const bytes = readFileSync(`${name}.bmp`);
  const ways = {
    'ImageMagick 6': await opened(`${name}-magick6.png`),
    'oiiotool': await opened(`${name}-oiiotool.png`),
    'jimp': (await Jimp.read(bytes)).bitmap.data,
  };
  // Skia's own pixels are multiplied; alpha is what is asked of them.
  const drawn = await skia(bytes);
  console.log(`${name}.bmp: ${Object.entries(ways).map(([by, pixels]) => `${by} ${[4, 12].map((x) => [...pixels.subarray((4 * 16 + x) * 4).subarray(0, 4)].join()).join(' and ')}`).join('; ')}; alpha of Skia ${drawn[(4 * 16 + 4) * 4 + 3]} and ${drawn[(4 * 16 + 12) * 4 + 3]}`);
}
JS
seen=$(node look.mjs)
echo "jimp 1.6.1, @napi-rs/canvas 1.1.1, oiiotool $(dpkg-deb -f debs/openimageio-tools/openimageio-tools_*.deb Version), $(magick6 -version | head -1 | cut -d' ' -f2-3)"
echo "$seen"
wanted='opaque.bmp: ImageMagick 6 200,60,50,255 and 200,60,50,255; oiiotool 200,60,50,0 and 200,60,50,0; jimp 200,60,50,255 and 200,60,50,255; alpha of Skia 255 and 255
alpha.bmp: ImageMagick 6 200,60,50,128 and 200,60,50,255; oiiotool 255,119,99,128 and 200,60,50,255; jimp 200,60,50,255 and 200,60,50,255; alpha of Skia 128 and 255'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
