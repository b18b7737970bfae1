#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7), heif-convert 1.15.1, avifdec 0.11.1 and ImageMagick 6.9.11-60, as Debian 12 has them, and ImageMagick 7.1.2-30 (magick-wasm 0.0.43): a grey AVIF whose
# numbers go from 16 to 235.
#
# Expected: black is 0 and white is 255, as of the same picture whose numbers go from 0 to 255. Which of the two it is stands in AV1's header and in the box nclx (full_range_flag),
# for grey and for colours alike, and all of these programs follow it where a picture has colours.
# Seen: of a picture without colours (4:0:0) the numbers are handed out as they are: black is 16, white is 235. Skia (@napi-rs/canvas), which browsers draw by, and @jsquash/avif are right.
# libheif's issue 580 tells of it since 2021 and is open; sharp and both versions of ImageMagick read by libheif. Nothing warns.
# It matters since scans and black-and-white photographs are saved so by encoders that come from video: they look as if through fog, and a copy, a thumbnail, or what is sent to be edited keeps it.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([libavif-bin]=0.11.1 [libavif15]=0.11.1 [libheif-examples]=1.15.1 [libheif1]=1.15.1 [imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60)
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
npm install --no-audit --no-fund --silent sharp@0.35.5 @imagemagick/magick-wasm@0.0.43 @napi-rs/canvas@1.1.1 @jsquash/avif@2.1.1
cat > make.mjs <<'JS'
import sharp from 'sharp';
// Black, middle grey and white, a third each.
const [width, height] = [48, 16];
const pixels = Buffer.alloc(width * height * 3).map((_, nth) => [0, 128, 255][Math.floor((Math.floor(nth / 3) % width) / 16)]);
await sharp(pixels, { raw: { width, height, channels: 3 } }).png().toFile('in.png');
JS
node make.mjs
encode() { program avifenc --speed 8 --min 0 --max 2 "$@" > /dev/null; }
encode --range full --yuv 400 in.png grey-full.avif
encode --range limited --yuv 400 in.png grey-limited.avif
encode --range limited --yuv 444 in.png colour-limited.avif
for name in grey-full grey-limited colour-limited; do
  program avifdec "$name.avif" "$name-avifdec.png" > /dev/null
  program heif-convert "$name.avif" "$name-heif-convert.png" > /dev/null
  magick6 "$name.avif" "$name-magick6.png"
done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { ImageMagick, Magick, MagickFormat, initializeImageMagick } from '@imagemagick/magick-wasm';
import decodeAvif, { init } from '@jsquash/avif/decode.js';
import sharp from 'sharp';
globalThis.ImageData ??= class {
  constructor(data, width, height) {
    Object.assign(this, { data, width, height });
  }
};
await initializeImageMagick(readFileSync(new URL(import.meta.resolve('@imagemagick/magick-wasm/magick.wasm'))));
await init(await WebAssembly.compile(readFileSync('node_modules/@jsquash/avif/codec/dec/avif_dec.wasm')));
const opened = async (file) => sharp(file).toColourspace('srgb').ensureAlpha().raw().toBuffer();
/** What is compressed with loss may be a little off. */
const near = (pixels) => {
  const found = [8, 24, 40].map((x) => pixels[(8 * 48 + x) * 4]);
  return [[0, 128, 255], [16, 126, 235]].find((numbers) => numbers.every((number, nth) => Math.abs(found[nth] - number) <= 2))?.join() ?? found.join();
};
const seven = (file) => {
  let png;
  ImageMagick.read(new Uint8Array(readFileSync(file)), (image) => image.write(MagickFormat.Png, (data) => (png = Buffer.from(data))));
  return opened(png);
};
const skia = async (file) => {
  const canvas = createCanvas(48, 16);
  canvas.getContext('2d').drawImage(await loadImage(file), 0, 0);
  return canvas.getContext('2d').getImageData(0, 0, 48, 16).data;
};
console.log(Magick.imageMagickVersion.split(' ').slice(0, 2).join(' '));
for (const name of ['grey-full', 'colour-limited', 'grey-limited']) {
  const file = `${name}.avif`;
  const ways = [
    ['Skia', await skia(file)],
    ['@jsquash/avif', (await decodeAvif(readFileSync(file))).data],
    ['sharp', await opened(file)],
    ['heif-convert', await opened(`${name}-heif-convert.png`)],
    ['avifdec', await opened(`${name}-avifdec.png`)],
    ['ImageMagick 6', await opened(`${name}-magick6.png`)],
    ['ImageMagick 7', await seven(file)],
  ];
  console.log(ways.map(([by, pixels]) => `${name} by ${by}: ${near(pixels)}`).join('\n'));
}
JS
{ read -r seven; seen=$(cat); } < <(node look.mjs)
echo "libavif $(dpkg-deb -f debs/*/libavif15_*.deb Version | tail -1), libheif $(dpkg-deb -f debs/*/libheif1_*.deb Version | tail -1), $(magick6 -version | head -1 | cut -d' ' -f2-3), $seven, sharp 0.35.5, @napi-rs/canvas 1.1.1, @jsquash/avif 2.1.1"
echo "$seen"
wanted=$(
  for name in grey-full colour-limited; do
    for by in Skia @jsquash/avif sharp heif-convert avifdec 'ImageMagick 6' 'ImageMagick 7'; do echo "$name by $by: 0,128,255"; done
  done
  for by in Skia @jsquash/avif; do echo "grey-limited by $by: 0,128,255"; done
  for by in sharp heif-convert avifdec 'ImageMagick 6' 'ImageMagick 7'; do echo "grey-limited by $by: 16,126,235"; done
)
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
