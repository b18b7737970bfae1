#!/usr/bin/env bash
# jpeg-js 0.4.4, and jimp 1.6.1 and image-js 1.7.0, which read JPEG by it (npm): a JPEG whose samples are red, green and blue.
#
# Expected: its colours. Adobe's segment (APP14) says by its transform of 0 that three samples are not YCbCr (ITU-T T.872); jpeg-js's documentation has "colorTransform", when it is not given, mean that
# what the file says of itself is respected.
# Seen: the segment is read and not asked: red 217,42,40 comes out as the green 93,255,64, in each of the three, without an error. Only { colorTransform: false }, which would break every
# usual JPEG, gives the right ones. libvips, Skia (@napi-rs/canvas), mozjpeg (@jsquash/jpeg) and Rust's decoder (@napi-rs/image) read the file rightly.
# It matters since this is how JPEG keeps colours best (cjpeg -rgb, and what pictures of screens and texts are saved as): whatever compares, hashes or shrinks by these packages takes another picture.
#
# Needs Debian 12 with apt-get (for a download, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([libjpeg-turbo-progs]=1:2.1.5 [libjpeg62-turbo]=1:2.1.5)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
cjpeg() { LD_LIBRARY_PATH=$libraries "$work/tree/usr/bin/cjpeg" "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent jpeg-js@0.4.4 jimp@1.6.1 image-js@1.7.0 sharp@0.35.5 @napi-rs/canvas@1.1.1 @napi-rs/image@1.15.0 @jsquash/jpeg@1.6.0
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
writeFileSync('in.ppm', Buffer.concat([Buffer.from('P6\n32 16\n255\n'), Buffer.alloc(32 * 16 * 3, Buffer.from([217, 42, 40]))]));
JS
node make.mjs
cjpeg -quality 100 -sample 1x1 -outfile ycc.jpg in.ppm
cjpeg -quality 100 -rgb -outfile rgb.jpg in.ppm
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { Transformer } from '@napi-rs/image';
import decodeJpeg, { init } from '@jsquash/jpeg/decode.js';
import { decode as decodeByImageJs } from 'image-js';
import { Jimp } from 'jimp';
import jpegJs from 'jpeg-js';
import sharp from 'sharp';
globalThis.ImageData ??= class {
  constructor(data, width, height) {
    Object.assign(this, { data, width, height });
  }
};
await init(await WebAssembly.compile(readFileSync('node_modules/@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm')));
const skia = async (bytes) => {
  const canvas = createCanvas(32, 16);
  canvas.getContext('2d').drawImage(await loadImage(bytes), 0, 0);
  return canvas.getContext('2d').getImageData(0, 0, 1, 1).data;
};
/** What is compressed with loss may be a little off. */
const near = (values) => [[217, 42, 40], [93, 255, 64]].find((numbers) => numbers.every((number, nth) => Math.abs(values[nth] - number) <= 2))?.join() ?? [...values].slice(0, 3).join();
for (const name of ['ycc.jpg', 'rgb.jpg']) {
  const bytes = readFileSync(name);
  const transform = bytes.indexOf('Adobe') < 0 ? 'no segment of Adobe' : `transform ${bytes[bytes.indexOf('Adobe') + 11]}`;
  const ways = {
    'libvips': await sharp(bytes).raw().toBuffer(),
    'Skia': await skia(bytes),
    'mozjpeg': (await decodeJpeg(bytes)).data,
    '@napi-rs/image': await sharp(await new Transformer(bytes).png()).raw().toBuffer(),
    'jpeg-js': jpegJs.decode(bytes).data,
    'jpeg-js, told so': jpegJs.decode(bytes, { colorTransform: name === 'ycc.jpg' }).data,
    'jimp': (await Jimp.read(bytes)).bitmap.data,
    'image-js': decodeByImageJs(bytes).getRawImage().data,
  };
  console.log(`${name} (${transform}): ${Object.entries(ways).map(([by, pixels]) => `${by} ${near(pixels)}`).join('; ')}`);
}
JS
seen=$(node look.mjs)
echo "jpeg-js 0.4.4, jimp 1.6.1, image-js 1.7.0, cjpeg $(dpkg-deb -f debs/libjpeg-turbo-progs/libjpeg-turbo-progs_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='ycc.jpg (no segment of Adobe): libvips 217,42,40; Skia 217,42,40; mozjpeg 217,42,40; @napi-rs/image 217,42,40; jpeg-js 217,42,40; jpeg-js, told so 217,42,40; jimp 217,42,40; image-js 217,42,40
rgb.jpg (transform 0): libvips 217,42,40; Skia 217,42,40; mozjpeg 217,42,40; @napi-rs/image 217,42,40; jpeg-js 93,255,64; jpeg-js, told so 217,42,40; jimp 93,255,64; image-js 93,255,64'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
