#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7), beside Skia (@napi-rs/canvas 1.1.1), jimp 1.6.1 and omggif 1.0.10 (npm), and ffmpeg 5.1.9 and ImageMagick 6.9.11-60, as Debian 12 has them: a GIF whose picture does not fill it.
#
# Expected: the background colour around it, which GIF89a (section 18) has for pixels that no picture covers, or nothing, as browsers show it. ffmpeg and ImageMagick do the one, Skia, by which browsers draw, jimp and
# omggif the other.
# Seen: sharp does neither: around it is opaque black, a colour that the file's table does not have. Where the second picture of an animation is to be taken away again (disposal 2), it does put the background colour
# there. Where the picture has a transparent colour, used or not, the same place is transparent. metadata() says three channels; nothing warns.
# It matters since stickers and animations are cut down to what changes by programs that make them small: in a browser they lie on the page, and the copy has a black frame.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60 [ffmpeg]=7:5.1.9)
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
npm install --no-audit --no-fund --silent sharp@0.35.5 @napi-rs/canvas@1.1.1 jimp@1.6.1 omggif@1.0.10
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
const [width, height] = [16, 12];
const short = (value) => [value & 255, value >> 8];
/** Pixels of one number in GIF's own packing, which is told to forget before its codes grow. */
function packed(count, number) {
  const bits = [];
  const put = (value) => bits.push(value & 1, (value >> 1) & 1, (value >> 2) & 1);
  for (let nth = 0; nth < count; nth += 1) {
    if (nth % 2 === 0) put(4);
    put(number);
  }
  put(5);
  const bytes = Buffer.alloc(Math.ceil(bits.length / 8));
  bits.forEach((bit, nth) => (bytes[nth >> 3] |= bit << (nth & 7)));
  const blocks = [];
  for (let at = 0; at < bytes.length; at += 255) blocks.push(Buffer.from([Math.min(255, bytes.length - at)]), bytes.subarray(at, at + 255));
  return Buffer.concat([Buffer.from([2]), ...blocks, Buffer.from([0])]);
}
/** The background colour is 10,20,30. Each picture has a place, a size, the number of its colour and what becomes of it. */
function gif(pictures) {
  const parts = [Buffer.from('GIF89a', 'latin1'), Buffer.from([...short(width), ...short(height), 0xf1, 0, 0]), Buffer.from([10, 20, 30, 200, 60, 50, 50, 90, 220, 240, 240, 240])];
  for (const { x, y, w, h, number, disposal = 0, transparent = null } of pictures)
    parts.push(
      Buffer.from([0x21, 0xf9, 4, (disposal << 2) | (transparent === null ? 0 : 1), ...short(10), transparent ?? 0, 0]),
      Buffer.from([0x2c, ...short(x), ...short(y), ...short(w), ...short(h), 0]),
      packed(w * h, number),
    );
  return Buffer.concat([...parts, Buffer.from([0x3b])]);
}
const small = { x: 4, y: 3, w: 8, h: 6, number: 1 };
writeFileSync('small.gif', gif([small]));
writeFileSync('small-with-transparent.gif', gif([{ ...small, transparent: 3 }]));
writeFileSync('taken-away.gif', gif([{ x: 0, y: 0, w: 16, h: 12, number: 1, disposal: 1 }, { x: 0, y: 0, w: 8, h: 6, number: 2, disposal: 2 }, { x: 8, y: 6, w: 8, h: 6, number: 2 }]));
JS
node make.mjs
for name in small small-with-transparent; do
  program ffmpeg -loglevel error -i "$name.gif" -frames:v 1 "$name-ffmpeg.png"
  magick6 "$name.gif" -coalesce "$name-magick6.png"
done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { Jimp } from 'jimp';
import { GifReader } from 'omggif';
import sharp from 'sharp';
const opened = async (file, page = 0) => sharp(file, { page }).toColourspace('srgb').ensureAlpha().raw({ depth: 'uchar' }).toBuffer();
const skia = async (bytes) => {
  const image = await loadImage(bytes);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return Buffer.from(context.getImageData(0, 0, image.width, image.height).data);
};
const omggif = (bytes) => {
  const pixels = Buffer.alloc(16 * 12 * 4);
  new GifReader(bytes).decodeAndBlitFrameRGBA(0, pixels);
  return pixels;
};
// What is transparent has no colour that is seen.
const at = (pixels, x, y) => (pixels[(y * 16 + x) * 4 + 3] === 0 ? 'nothing' : [...pixels.subarray((y * 16 + x) * 4).subarray(0, 4)].join());
for (const name of ['small', 'small-with-transparent']) {
  const bytes = readFileSync(`${name}.gif`);
  const ways = {
    'ffmpeg': await opened(`${name}-ffmpeg.png`),
    'ImageMagick 6': await opened(`${name}-magick6.png`),
    'Skia': await skia(bytes),
    'jimp': (await Jimp.read(bytes)).bitmap.data,
    'omggif': omggif(bytes),
    'sharp': await opened(`${name}.gif`),
  };
  console.log(`${name}.gif, around the picture and in it: ${Object.entries(ways).map(([by, pixels]) => `${by} ${at(pixels, 1, 1)} and ${at(pixels, 6, 5)}`).join('; ')}`);
}
console.log(`taken-away.gif: where the second picture was, sharp has ${at(await opened('taken-away.gif', 2), 1, 1)}`);
JS
seen=$(node look.mjs)
echo "sharp 0.35.5, @napi-rs/canvas 1.1.1, jimp 1.6.1, omggif 1.0.10, ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version), $(magick6 -version | head -1 | cut -d' ' -f2-3)"
echo "$seen"
wanted='small.gif, around the picture and in it: ffmpeg 10,20,30,255 and 200,60,50,255; ImageMagick 6 10,20,30,255 and 200,60,50,255; Skia nothing and 200,60,50,255; jimp nothing and 200,60,50,255; omggif nothing and 200,60,50,255; sharp 0,0,0,255 and 200,60,50,255
small-with-transparent.gif, around the picture and in it: ffmpeg nothing and 200,60,50,255; ImageMagick 6 nothing and 200,60,50,255; Skia nothing and 200,60,50,255; jimp nothing and 200,60,50,255; omggif nothing and 200,60,50,255; sharp nothing and 200,60,50,255
taken-away.gif: where the second picture was, sharp has 10,20,30,255'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
