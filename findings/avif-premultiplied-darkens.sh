#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7), heif-convert 1.15.1 and ImageMagick 6.9.11-60, as Debian 12 has them, and ImageMagick 7.1.2-30 (magick-wasm 0.0.43): an AVIF whose colours are already
# multiplied by its transparency.
#
# Expected: the same picture as of the AVIF without that. HEIF (ISO/IEC 23008-12) has a reference of the type "prem" from picture to alpha for it, avifenc writes it with --premultiply, and whoever
# makes a PNG of it has to divide again, since a PNG's colours never are multiplied. avifdec, Skia (@napi-rs/canvas) and @jsquash/avif do.
# Seen: sharp, heif-convert and both versions of ImageMagick hand out the multiplied numbers as plain ones, beside the same alpha: half transparent red, 217,42,40, is the brown 109,21,20. All read by
# libheif, which leaves the question to them. ImageMagick 6 makes either picture opaque. Nothing warns. ImageMagick's issue 8025 tells of it and is open.
# It matters since cut-outs and shadows are what is stored so, because it is smaller: their soft edges become dark, and a thumbnail, or what is sent to be edited, is another picture than the browser shows.
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
const [width, height] = [32, 16];
await sharp(Buffer.alloc(width * height * 4, Buffer.from([217, 42, 40, 128])), { raw: { width, height, channels: 4 } }).png().toFile('in.png');
JS
node make.mjs
program avifenc --speed 8 --min 0 --max 2 in.png plain.avif > /dev/null
program avifenc --speed 8 --min 0 --max 2 --premultiply in.png multiplied.avif > /dev/null
for name in plain multiplied; do
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
/** What is compressed with loss may be a little off. */
const near = (values) => [[217, 42, 40], [109, 21, 20]].find((numbers) => numbers.every((number, nth) => Math.abs(values[nth] - number) <= 4))?.join() ?? [...values].join();
const opened = async (file) => sharp(file).ensureAlpha().raw().toBuffer();
const seven = (file) => {
  let png;
  ImageMagick.read(new Uint8Array(readFileSync(file)), (image) => image.write(MagickFormat.Png, (data) => (png = Buffer.from(data))));
  return opened(png);
};
const skia = async (file) => {
  const canvas = createCanvas(32, 16);
  canvas.getContext('2d').drawImage(await loadImage(file), 0, 0);
  return canvas.getContext('2d').getImageData(0, 0, 32, 16).data;
};
console.log(Magick.imageMagickVersion.split(' ').slice(0, 2).join(' '));
for (const name of ['plain', 'multiplied']) {
  const file = `${name}.avif`;
  const ways = [
    ['avifdec', await opened(`${name}-avifdec.png`)],
    ['Skia', await skia(file)],
    ['@jsquash/avif', (await decodeAvif(readFileSync(file))).data],
    ['sharp', await opened(file)],
    ['heif-convert', await opened(`${name}-heif-convert.png`)],
    ['ImageMagick 6', await opened(`${name}-magick6.png`)],
    ['ImageMagick 7', await seven(file)],
  ];
  console.log(ways.map(([by, pixels]) => `${name} by ${by}: ${near(pixels)}, alpha ${pixels[3]}`).join('\n'));
}
JS
{ read -r seven; seen=$(cat); } < <(node look.mjs)
echo "libavif $(dpkg-deb -f debs/*/libavif15_*.deb Version | tail -1), libheif $(dpkg-deb -f debs/*/libheif1_*.deb Version | tail -1), $(magick6 -version | head -1 | cut -d' ' -f2-3), $seven, sharp 0.35.5, @napi-rs/canvas 1.1.1, @jsquash/avif 2.1.1"
echo "$seen"
wanted='plain by avifdec: 217,42,40, alpha 128
plain by Skia: 217,42,40, alpha 128
plain by @jsquash/avif: 217,42,40, alpha 128
plain by sharp: 217,42,40, alpha 128
plain by heif-convert: 217,42,40, alpha 128
plain by ImageMagick 6: 217,42,40, alpha 255
plain by ImageMagick 7: 217,42,40, alpha 128
multiplied by avifdec: 217,42,40, alpha 128
multiplied by Skia: 217,42,40, alpha 128
multiplied by @jsquash/avif: 217,42,40, alpha 128
multiplied by sharp: 109,21,20, alpha 128
multiplied by heif-convert: 109,21,20, alpha 128
multiplied by ImageMagick 6: 109,21,20, alpha 255
multiplied by ImageMagick 7: 109,21,20, alpha 128'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
