#!/usr/bin/env bash
# ffmpeg 5.1.9, ImageMagick 6.9.11-60 and oiiotool 2.4.7.1 (OpenImageIO), as Debian 12 has them: JPEG 2000 written by opj_compress 2.5.0 (OpenJPEG, Debian 12), with a place, with transparency, and in YCC.
#
# Expected: the same picture as by opj_decompress of the same package. A picture may begin anywhere on the grid that it is counted by (ISO/IEC 15444-1, B.2; "-d 8,6"), which moves it and cuts nothing; colours are
# not multiplied by an alpha of the type opacity (I.5.3.6); YCC goes from 0 to 255 (I.5.3.3).
# Seen: of the one with a place ImageMagick cuts as many columns and rows off as it lies from the corner, and oiiotool adds as many, in black. oiiotool multiplies what is half transparent by its alpha and more:
# red 255,0,0 is 109,0,0. ffmpeg takes YCC for 16 to 235: 30 is 16, and 240 is 255. No word by any of them; the exit codes are 0.
# It matters since archives and museums keep JPEG 2000, and what is cut out of one without packing it anew has a place: a strip of a map is gone, and the rest looks right.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([libopenjp2-tools]=2.5.0 [imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60 [openimageio-tools]=2.4.7.1 [ffmpeg]=7:5.1.9)
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
codes=0
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@" > said 2>&1 || codes=$?; }
magick6() { MAGICK_CODER_MODULE_PATH=$coders MAGICK_CONFIGURE_PATH=$work/tree/etc/ImageMagick-6 program convert-im6.q16 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
// Dark red above, light grey below; the left half is half transparent where there is alpha.
const [width, height] = [48, 32];
const colourAt = (y) => (y < height / 2 ? [200, 30, 30] : [240, 240, 240]);
const plain = Buffer.alloc(width * height * 3);
const cutOut = Buffer.alloc(width * height * 4);
const planes = [[], [], []];
for (let at = 0; at < width * height; at += 1) {
  const [x, y] = [at % width, Math.floor(at / width)];
  const [r, g, b] = colourAt(y);
  plain.set([r, g, b], at * 3);
  cutOut.set([255, 0, 0, x < width / 2 ? 128 : 255], at * 4);
  planes[0].push(Math.round(0.299 * r + 0.587 * g + 0.114 * b));
  if (x % 2 === 1 || y % 2 === 1) continue;
  planes[1].push(Math.round(128 - 0.168736 * r - 0.331264 * g + 0.5 * b));
  planes[2].push(Math.round(128 + 0.5 * r - 0.418688 * g - 0.081312 * b));
}
await sharp(plain, { raw: { width, height, channels: 3 } }).png().toFile('plain.png');
await sharp(cutOut, { raw: { width, height, channels: 4 } }).png().toFile('alpha.png');
writeFileSync('ycc.yuv', Buffer.from(planes.flat()));
JS
node make.mjs
program opj_compress -i plain.png -o plain.jp2
program opj_compress -i plain.png -d 8,6 -o place.jp2
program opj_compress -i alpha.png -o alpha.jp2
program opj_compress -i ycc.yuv -F 48,32,3,8,u@1x1:2x2:2x2 -o ycc.jp2
for name in plain place alpha ycc; do
  program opj_decompress -i "$name.jp2" -o "$name-opj.png"
  program ffmpeg -loglevel error -i "$name.jp2" "$name-ffmpeg.png"
  magick6 "$name.jp2" "$name-magick6.png"
  program oiiotool "$name.jp2" -o "$name-oiiotool.png"
done
cat > look.mjs <<'JS'
import sharp from 'sharp';
for (const name of ['plain', 'place', 'alpha', 'ycc']) {
  const told = [];
  for (const by of ['opj', 'ffmpeg', 'magick6', 'oiiotool']) {
    const { data, info } = await sharp(`${name}-${by}.png`).toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    const at = (x, y) => [...data.subarray((y * info.width + x) * info.channels).subarray(0, info.channels)];
    // What is packed with fewer colours may be a little off.
    const near = (pixel) => ([[200, 30, 30], [240, 240, 240]].find((wanted) => pixel.length === 3 && wanted.every((value, nth) => Math.abs(value - pixel[nth]) <= 2)) ?? pixel).join();
    told.push(`${by} ${info.width} × ${info.height} ${near(at(3, 3))} and ${near(at(3, info.height - 4))}`);
  }
  console.log(`${name}.jp2: ${told.join('; ')}`);
}
JS
seen="all ended with $codes"$'\n'$(node look.mjs)
echo "OpenJPEG $(dpkg-deb -f debs/libopenjp2-tools/libopenjp2-tools_*.deb Version), ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version), oiiotool $(dpkg-deb -f debs/openimageio-tools/openimageio-tools_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='all ended with 0
plain.jp2: opj 48 × 32 200,30,30 and 240,240,240; ffmpeg 48 × 32 200,30,30 and 240,240,240; magick6 48 × 32 200,30,30 and 240,240,240; oiiotool 48 × 32 200,30,30 and 240,240,240
place.jp2: opj 48 × 32 200,30,30 and 240,240,240; ffmpeg 48 × 32 200,30,30 and 240,240,240; magick6 40 × 26 200,30,30 and 240,240,240; oiiotool 56 × 38 0,0,0 and 0,0,0
alpha.jp2: opj 48 × 32 255,0,0,128 and 255,0,0,128; ffmpeg 48 × 32 255,0,0,128 and 255,0,0,128; magick6 48 × 32 255,0,0,128 and 255,0,0,128; oiiotool 48 × 32 109,0,0,128 and 109,0,0,128
ycc.jp2: opj 48 × 32 200,30,30 and 240,240,240; ffmpeg 48 × 32 210,16,16 and 255,255,255; magick6 48 × 32 200,30,30 and 240,240,240; oiiotool 48 × 32 200,30,30 and 240,240,240'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
