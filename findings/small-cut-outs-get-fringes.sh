#!/usr/bin/env bash
# image-js 1.7.0, jimp 1.6.1, @napi-rs/image 1.15.0 (npm), and cwebp 1.2.4, as Debian 12 has it: a picture with transparency that is made smaller.
#
# Expected: red where only red is seen. What is fully transparent has a colour too, which nobody sees and nobody chose; where pixels are mixed each counts by how much of it is seen (W3C's Compositing and Blending
# speaks of premultiplied colours for this). sharp, Skia (@napi-rs/canvas), ImageMagick 6 and @napi-rs/image's own fastResize do so.
# Seen: of an opaque red column beside a fully transparent green one, again and again, image-js's resize(), @napi-rs/image's resize(), jimp's in three of its five modes and cwebp's -resize with -exact make half
# transparent olive, 128,128,0, where it should be red. jimp's other two take one of the two pixels, so that nothing is mixed, and cwebp is right without -exact.
# It matters since cut-outs are saved with white, black or the old background under what is transparent: made smaller, hair and edges get a fringe of it, which is seen as soon as the picture lies on another ground.
#
# Needs Debian 12 with apt-get (for a download, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([webp]=1.2.4 [libwebp7]=1.2.4 [imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60)
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
npm install --no-audit --no-fund --silent image-js@1.7.0 jimp@1.6.1 @napi-rs/image@1.15.0 @napi-rs/canvas@1.1.1 sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
const side = 64;
const columns = Buffer.from([255, 0, 0, 255, 0, 255, 0, 0]);
await sharp(Buffer.alloc(side * side * 4, columns), { raw: { width: side, height: side, channels: 4 } }).png().toFile('in.png');
JS
node make.mjs
magick6 in.png -resize 16x16 magick6.png
program cwebp -quiet -lossless -resize 16 16 in.png -o cwebp.webp
program cwebp -quiet -lossless -exact -resize 16 16 in.png -o cwebp-exact.webp
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { Transformer } from '@napi-rs/image';
import { decode, encode } from 'image-js';
import { Jimp } from 'jimp';
import sharp from 'sharp';
const bytes = readFileSync('in.png');
const skia = async () => {
  const canvas = createCanvas(16, 16);
  const paper = canvas.getContext('2d');
  paper.imageSmoothingQuality = 'high';
  paper.drawImage(await loadImage(bytes), 0, 0, 16, 16);
  return canvas.encode('png');
};
const jimp = async (mode) => {
  const picture = await Jimp.read(bytes);
  picture.resize({ w: 16, h: 16, mode });
  return picture.getBuffer('image/png');
};
const ways = {
  'sharp': await sharp(bytes).resize(16).png().toBuffer(),
  'Skia': await skia(),
  'ImageMagick 6': readFileSync('magick6.png'),
  '@napi-rs/image fastResize': await new Transformer(bytes).fastResize({ width: 16 }).png(),
  '@napi-rs/image resize': await new Transformer(bytes).resize(16).png(),
  'image-js': Buffer.from(encode(decode(bytes).resize({ width: 16, height: 16 }), { format: 'png' })),
  'jimp bilinear': await jimp('bilinearInterpolation'),
  'jimp nearest': await jimp('nearestNeighbor'),
  'jimp bicubic': await jimp('bicubicInterpolation'),
  'jimp hermite': await jimp('hermiteInterpolation'),
  'jimp bezier': await jimp('bezierInterpolation'),
  'cwebp': readFileSync('cwebp.webp'),
  'cwebp -exact': readFileSync('cwebp-exact.webp'),
};
for (const [by, small] of Object.entries(ways)) {
  const pixel = [...(await sharp(small).ensureAlpha().extract({ left: 8, top: 8, width: 1, height: 1 }).raw().toBuffer())];
  const [red, green, , alpha] = pixel;
  const what = green < 3 && red > 252 ? 'red' : Math.abs(red - 128) < 5 && Math.abs(green - 128) < 5 ? 'olive' : pixel.join();
  console.log(`${by}: ${what}, ${alpha === 255 ? 'opaque' : Math.abs(alpha - 128) < 5 ? 'half transparent' : alpha}`);
}
JS
seen=$(node look.mjs)
echo "image-js 1.7.0, jimp 1.6.1, @napi-rs/image 1.15.0, @napi-rs/canvas 1.1.1, sharp 0.35.5, cwebp $(program cwebp -version | head -1), $(magick6 -version | head -1 | cut -d' ' -f2-3)"
echo "$seen"
wanted='sharp: red, half transparent
Skia: red, half transparent
ImageMagick 6: red, half transparent
@napi-rs/image fastResize: red, half transparent
@napi-rs/image resize: olive, half transparent
image-js: olive, half transparent
jimp bilinear: red, opaque
jimp nearest: red, opaque
jimp bicubic: olive, half transparent
jimp hermite: olive, half transparent
jimp bezier: olive, half transparent
cwebp: red, half transparent
cwebp -exact: olive, half transparent'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
