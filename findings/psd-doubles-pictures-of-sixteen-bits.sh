#!/usr/bin/env bash
# psd 3.4.0 (npm): the picture of a PSD of sixteen bits, by image.pixelData and image.toPng().
#
# Expected: the picture, or an error. Photoshop saves sixteen bits a sample as soon as one works in them; the README says that "at this time, not all image modes + depths are supported" and does not say which. ImageMagick 6.9.11-60
# made the files here, and oiiotool 2.4.7.1 (Debian 12) reads those that are packed; ag-psd 31.0.2 (npm) names sixteen bits in its README among what it has not.
# Seen: each byte is taken for a sample, so that the picture is twice as wide as its own frame: each pixel is there two times, what was in the left half fills a line, the right half is in the line below, and the lower half of the picture is
# missing. It is the same packed and not packed, in colours, in grey and in ink. Nothing throws, and the size that is told is right.
# It matters since thumbnails of PSD are made by this package on servers: retouched photographs are kept in sixteen bits, and each one's thumbnail is another, enlarged corner of it, in stripes.
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
npm install --no-audit --no-fund --silent sharp@0.35.5 psd@3.4.0
cat > make.mjs <<'JS'
import sharp from 'sharp';
const [width, height] = [64, 48];
const pixels = Buffer.alloc(width * height * 3);
for (let y = 0, at = 0; y < height; y += 1)
  for (let x = 0; x < width; x += 1, at += 3) pixels.set(x >= width / 2 ? [60, 60, 60] : y < height / 2 ? [200, 60, 50] : [30, 200, 40], at);
const drawn = sharp(pixels, { raw: { width, height, channels: 3 } });
await drawn.clone().png().toFile('eight.png');
await drawn.clone().toColourspace('rgb16').png().toFile('sixteen.png');
await drawn.clone().greyscale().toColourspace('grey16').png().toFile('grey.png');
JS
node make.mjs
for pack in none rle; do
  for name in eight sixteen grey; do magick6 "$name.png" -compress $pack "$name-$pack.psd"; done
  magick6 sixteen.png -colorspace CMYK -compress $pack "inks-$pack.psd"
done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import Psd from 'psd';
import sharp from 'sharp';
const names = { '200,60,50': 'red', '30,200,40': 'green', '60,60,60': 'dark' };
const near = (found) => Object.entries(names).find(([colour]) => colour.split(',').every((value, channel) => Math.abs(value - found[channel]) <= 3))?.[1] ?? `grey ${found[0]}`;
const told = (pixels, channels) => [[16, 10], [48, 10], [16, 11], [48, 11], [16, 40], [48, 40]].map(([x, y]) => near(pixels.subarray((y * 64 + x) * channels))).join(' ');
for (const name of ['eight', 'sixteen', 'grey', 'inks'])
  for (const pack of ['none', 'rle']) {
    const psd = new Psd(new Uint8Array(readFileSync(`${name}-${pack}.psd`)));
    psd.parse();
    const other = process.argv.includes(`${name}-${pack}`) ? `; oiiotool: ${told(await sharp(`${name}-${pack}.png`).removeAlpha().toColourspace('srgb').raw().toBuffer(), 3)}` : '';
    console.log(`${name}, ${pack === 'none' ? 'not packed' : 'packed'}: ${psd.image.width()} x ${psd.image.height()}, psd: ${told(psd.image.pixelData, 4)}${other}`);
  }
JS
others=
for name in eight-rle sixteen-rle grey-rle inks-rle; do program oiiotool "$name.psd" -d uint8 -o "$name.png" && others="$others $name"; done > said 2>&1
echo "psd 3.4.0, $(magick6 -version | head -1 | cut -d' ' -f2-3), oiiotool $(program oiiotool --version)"
seen=$(node look.mjs $others)
echo "$seen"
wanted='eight, not packed: 64 x 48, psd: red dark red dark green dark
eight, packed: 64 x 48, psd: red dark red dark green dark; oiiotool: red dark red dark green dark
sixteen, not packed: 64 x 48, psd: red red dark dark red red
sixteen, packed: 64 x 48, psd: red red dark dark red red; oiiotool: red dark red dark green dark
grey, not packed: 64 x 48, psd: grey 110 grey 110 dark dark grey 110 grey 110
grey, packed: 64 x 48, psd: grey 110 grey 110 dark dark grey 110 grey 110; oiiotool: grey 110 dark grey 110 dark grey 173 dark
inks, not packed: 64 x 48, psd: red red dark dark red red
inks, packed: 64 x 48, psd: red red dark dark red red; oiiotool: red dark red dark green dark'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
