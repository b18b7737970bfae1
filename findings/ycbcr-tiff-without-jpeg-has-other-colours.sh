#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7), utif2 4.1.0 and jimp 1.6.1, which reads TIFF by it (npm), ImageMagick 6.9.11-60 and ffmpeg 5.1.9, as Debian 12 has them: a TIFF in YCbCr that is not compressed as JPEG.
#
# Expected: its colours. TIFF 6 has YCbCr (section 21) apart from JPEG (section 22): PhotometricInterpretation 6 with any compression, with or without fewer samples of colour (YCbCrSubSampling); where the file
# does not say otherwise (ReferenceBlackWhite), its numbers go from 0 to 255. tiff2rgba 4.5.0 and GraphicsMagick 1.3.40 (Debian 12), by libtiff as sharp and ImageMagick are, read each of these rightly.
# Seen: without fewer samples (4:4:4) sharp hands out Y, Cb and Cr as red, green and blue: the red 200,30,30 is the blue 81,99,213; metadata() says srgb, and nothing warns. With fewer (4:2:0) it is
# right, and ImageMagick is wrong: red and blue are there in the upper left corner at most, all else is green. utif2 and jimp have other colours again, of either, and of 4:4:4 others in each row. ffmpeg
# reads 16 to 235 as 0 to 255, as of video: more contrast.
# It matters since ffmpeg writes such files of AVIF and of frames of video without being asked to: whoever edits one of them by sharp or jimp gets a picture of colours that never were in it.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60 [graphicsmagick]=1.4+really1.3.40 [libtiff-tools]=4.5.0 [ffmpeg]=7:5.1.9)
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
npm install --no-audit --no-fund --silent sharp@0.35.5 utif2@4.1.0 jimp@1.6.1
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
const [width, height] = [32, 32];
/** Red on the left, blue on the right, by the numbers of ITU-R BT.601, which are TIFF's where nothing else is said. */
const colourAt = (x) => {
  const [r, g, b] = x < width / 2 ? [200, 30, 30] : [30, 30, 200];
  return [0.299 * r + 0.587 * g + 0.114 * b, 128 - 0.168736 * r - 0.331264 * g + 0.5 * b, 128 + 0.5 * r - 0.418688 * g - 0.081312 * b].map(Math.round);
};
/** A TIFF of one strip. `step` is 1 for a colour at each pixel, 2 for one at each block of two by two, which has its four Y first. */
function tiff(step, compression) {
  const samples = [];
  for (let y = 0; y < height; y += step)
    for (let x = 0; x < width; x += step) {
      const [luma, ...colour] = colourAt(x);
      samples.push(...Array(step * step).fill(luma), ...colour);
    }
  const strip = compression === 8 ? deflateSync(Buffer.from(samples)) : Buffer.from(samples);
  const [short, long, rational] = [3, 4, 5];
  const count = 12;
  const depths = 8 + 2 + count * 12 + 4;
  const references = depths + 8;
  const pixels = references + 48;
  const tags = [
    [256, short, 1, width], [257, short, 1, height], [258, short, 3, depths], [259, short, 1, compression], [262, short, 1, 6], [273, long, 1, pixels],
    [277, short, 1, 3], [278, long, 1, height], [279, long, 1, strip.length], [284, short, 1, 1], [530, short, 2, step | (step << 16)], [532, rational, 6, references],
  ];
  const head = Buffer.alloc(pixels);
  head.write('II*\0\b', 'latin1');
  head.writeUInt16LE(count, 8);
  tags.forEach(([tag, kind, values, value], nth) => {
    const at = 10 + nth * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(kind, at + 2);
    head.writeUInt32LE(values, at + 4);
    head.writeUInt32LE(value, at + 8);
  });
  for (let nth = 0; nth < 3; nth += 1) head.writeUInt16LE(8, depths + nth * 2);
  [0, 255, 128, 255, 128, 255].forEach((value, nth) => {
    head.writeUInt32LE(value, references + nth * 8);
    head.writeUInt32LE(1, references + nth * 8 + 4);
  });
  return Buffer.concat([head, strip]);
}
writeFileSync('444-plain.tif', tiff(1, 1));
writeFileSync('444-deflate.tif', tiff(1, 8));
writeFileSync('420-plain.tif', tiff(2, 1));
JS
node make.mjs
for name in 444-plain 444-deflate 420-plain; do
  program tiff2rgba "$name.tif" "$name-tiff2rgba.tif"
  program gm convert "$name.tif" "$name-gm.png"
  magick6 "$name.tif" "$name-magick6.png"
  program ffmpeg -loglevel error -i "$name.tif" "$name-ffmpeg.png"
done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { Jimp } from 'jimp';
import sharp from 'sharp';
import utif from 'utif2';
const opened = async (file) => sharp(file).ensureAlpha().raw().toBuffer();
for (const name of ['444-plain', '444-deflate', '420-plain']) {
  const bytes = readFileSync(`${name}.tif`);
  const pages = utif.decode(bytes);
  utif.decodeImage(bytes, pages[0]);
  const ways = {
    'tiff2rgba': await opened(`${name}-tiff2rgba.tif`),
    'GraphicsMagick': await opened(`${name}-gm.png`),
    'sharp': await opened(`${name}.tif`),
    'ImageMagick 6': await opened(`${name}-magick6.png`),
    'ffmpeg': await opened(`${name}-ffmpeg.png`),
    'utif2': utif.toRGBA8(pages[0]),
    'jimp': (await Jimp.read(bytes)).bitmap.data,
  };
  const answer = (pixels) => {
    const found = [4, 28].map((x) => [...pixels.subarray((24 * 32 + x) * 4).subarray(0, 3)]);
    const isRight = [[200, 30, 30], [30, 30, 200]].every((wanted, side) => wanted.every((value, channel) => Math.abs(value - found[side][channel]) <= 2));
    return isRight ? 'right' : found.map((colour) => colour.join()).join(' and ');
  };
  console.log(`${name}.tif: ${Object.entries(ways).map(([by, pixels]) => `${by} ${answer(pixels)}`).join('; ')}`);
}
JS
seen=$(node look.mjs)
echo "sharp 0.35.5, utif2 4.1.0, jimp 1.6.1, libtiff $(dpkg-deb -f debs/libtiff-tools/libtiff-tools_*.deb Version), $(magick6 -version | head -1 | cut -d' ' -f2-3), ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version)"
echo "$seen"
wanted='444-plain.tif: tiff2rgba right; GraphicsMagick right; sharp 81,99,213 and 49,213,114; ImageMagick 6 right; ffmpeg 211,18,17 and 16,17,210; utif2 246,165,160 and 107,97,255; jimp 246,165,160 and 107,97,255
444-deflate.tif: tiff2rgba right; GraphicsMagick right; sharp 81,99,213 and 49,213,114; ImageMagick 6 right; ffmpeg 211,18,17 and 16,17,210; utif2 246,165,160 and 107,97,255; jimp 246,165,160 and 107,97,255
420-plain.tif: tiff2rgba right; GraphicsMagick right; sharp right; ImageMagick 6 0,134,0 and 0,134,0; ffmpeg 210,16,16 and 15,15,209; utif2 0,136,0 and 0,136,0; jimp 0,136,0 and 0,136,0'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
