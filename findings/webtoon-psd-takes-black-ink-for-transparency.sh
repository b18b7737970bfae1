#!/usr/bin/env bash
# @webtoon/psd 0.4.0 (npm): composite() of a PSD for print, in cyan, magenta, yellow and black, as ImageMagick 6.9.11-60 (Debian 12) writes it ("-colorspace CMYK -compress rle").
#
# Expected: its colours, or an error. The package has CMYK among the colour modes that it knows (ColorMode), tells it of this file, and refuses by name what it has no way for, such as zipped pictures. psd 3.4.0 (npm) and
# oiiotool 2.4.7.1 (Debian 12) read it rightly, and ag-psd 31.0.2 (npm) refuses CMYK by name.
# Seen: the four inks are handed out as red, green, blue and alpha. Red 200,60,50 comes out pale and the more transparent the more black there is in it; a dark grey, which is black ink alone, is white and nearly gone. With transparency it is opaque,
# and its colours are inks as before. In RGB all is right. Nothing throws.
# It matters since what is laid out for print is CMYK, and this package draws previews of it in the browser: a cover looks like its own watermark, and black type is not there.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60 [openimageio-tools]=2.4.7.1)
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
npm install --no-audit --no-fund --silent sharp@0.35.5 psd@3.4.0 ag-psd@31.0.2 @webtoon/psd@0.4.0
node --input-type=module -e "
import sharp from 'sharp';
const pixels = Buffer.alloc(64 * 16 * 4);
for (let at = 0; at < pixels.length; at += 4) pixels.set((at / 4) % 64 < 32 ? [200, 60, 50, 128] : [60, 60, 60, 255], at);
const drawn = sharp(pixels, { raw: { width: 64, height: 16, channels: 4 } });
await drawn.clone().png().toFile('soft.png');
await drawn.clone().removeAlpha().png().toFile('opaque.png');"
magick6 opaque.png -compress rle rgb.psd
magick6 opaque.png -colorspace CMYK -compress rle inks.psd
magick6 soft.png -colorspace CMYK -compress rle soft-inks.psd
program oiiotool inks.psd -d uint8 -o oiiotool.png 2> /dev/null
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import Webtoon, { ColorMode } from '@webtoon/psd';
import { readPsd } from 'ag-psd';
import Psd from 'psd';
import sharp from 'sharp';
const told = (pixels, channels) => [16, 48].map((x) => [...pixels.subarray((8 * 64 + x) * channels).subarray(0, channels)].join()).join(' and ');
for (const name of ['rgb', 'inks', 'soft-inks']) {
  const bytes = readFileSync(`${name}.psd`);
  const webtoon = Webtoon.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const psd = new Psd(new Uint8Array(bytes));
  psd.parse();
  console.log(`${name}: @webtoon/psd calls it ${ColorMode[webtoon.colorMode]}: ${told(await webtoon.composite(), 4)}; psd: ${told(psd.image.pixelData, 4)}`);
}
console.log(`inks, oiiotool: ${told(await sharp('oiiotool.png').removeAlpha().raw().toBuffer(), 3)}`);
try {
  readPsd(readFileSync('inks.psd'), { useImageData: true });
} catch (error) {
  console.log(`inks, ag-psd: ${error.message}`);
}
JS
seen=$(node look.mjs)
echo "@webtoon/psd 0.4.0, $(magick6 -version | head -1 | cut -d' ' -f2-3), oiiotool $(program oiiotool --version)"
echo "$seen"
wanted='rgb: @webtoon/psd calls it Rgb: 200,60,50,255 and 60,60,60,255; psd: 200,60,50,255 and 60,60,60,255
inks: @webtoon/psd calls it Cmyk: 255,77,64,200 and 255,255,255,60; psd: 200,61,51,255 and 60,60,60,255
soft-inks: @webtoon/psd calls it Cmyk: 255,77,64,255 and 255,255,255,255; psd: 200,61,51,128 and 60,60,60,255
inks, oiiotool: 200,60,50 and 60,60,60
inks, ag-psd: Color mode not supported: CMYK'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
