#!/usr/bin/env bash
# ImageMagick 6.9.11-60, as Debian 12 has it: a cut-out as PSD ("convert in.png out.psd"), and its merged picture again ("convert out.psd[0] out.png").
#
# Expected: the same cut-out. A PSD has the merged picture beside the layers; Photoshop lays its colours on white and puts the transparency beside them, so that a reader has to take the white out again. Who writes lays them on white,
# or keeps to his own way of reading.
# Seen: ImageMagick takes white out, and does not put it in. Half transparent red 200,60,50 comes back as 145,121,101, which has less of one colour and more of two, since numbers below 0 begin again at the top. oiiotool 2.4.7.1 (Debian 12), which takes
# white out as well, has 145,255,255. In grey ImageMagick has another transparency: here what was opaque is half transparent. The layer in the same file ("[1]") is right. psd 3.4.0 (npm), which takes the numbers as they are, has the right ones. No word.
# It matters since "[0]" is what every recipe for a PSD's picture has: soft edges of cut-outs that went through a script get a rim of another colour, brighter and duller, and only there.
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
node --input-type=module -e "
import sharp from 'sharp';
const pixels = Buffer.alloc(48 * 16 * 4);
for (let at = 0; at < pixels.length; at += 4) pixels.set([200, 60, 50, [255, 192, 128][Math.floor(((at / 4) % 48) / 16)]], at);
const red = sharp(pixels, { raw: { width: 48, height: 16, channels: 4 } });
await red.clone().png().toFile('colours.png');
await red.clone().toColourspace('rgb16').png().toFile('deep.png');
await red.clone().greyscale().png().toFile('grey.png');"
: > said
for name in colours deep grey; do
  magick6 "$name.png" -compress rle "$name.psd" >> said 2>&1
  magick6 "$name.psd[0]" "$name-merged.png" >> said 2>&1
  magick6 "$name.psd[1]" "$name-layer.png" >> said 2>&1
  program oiiotool "$name.psd" --subimage 0 -d uint8 -o "$name-oiiotool.png" >> said 2>&1
done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import Psd from 'psd';
import sharp from 'sharp';
const told = (pixels) => [8, 24, 40].map((x) => [...pixels.subarray((8 * 48 + x) * 4).subarray(0, 4)].join()).join(' | ');
const drawn = async (file) => told(await sharp(file).ensureAlpha().toColourspace('srgb').raw().toBuffer());
for (const name of ['colours', 'deep', 'grey']) {
  console.log(`${name}: ${await drawn(`${name}.png`)}`);
  console.log(`  merged: ${await drawn(`${name}-merged.png`)}`);
  console.log(`  layer: ${await drawn(`${name}-layer.png`)}`);
  console.log(`  merged, by oiiotool: ${await drawn(`${name}-oiiotool.png`)}`);
  if (name === 'deep') continue;
  const psd = new Psd(new Uint8Array(readFileSync(`${name}.psd`)));
  psd.parse();
  console.log(`  merged, by psd: ${told(psd.image.pixelData)}`);
}
JS
seen="$(grep -c . said || true) lines said
$(node look.mjs)"
echo "$(magick6 -version | head -1 | cut -d' ' -f2-3), oiiotool $(program oiiotool --version)"
echo "$seen"
wanted='0 lines said
colours: 200,60,50,255 | 200,60,50,192 | 200,60,50,128
  merged: 200,60,50,255 | 181,251,237,192 | 145,121,101,128
  layer: 200,60,50,255 | 200,60,50,192 | 200,60,50,128
  merged, by oiiotool: 200,60,50,255 | 181,255,255,192 | 145,255,255,128
  merged, by psd: 200,60,50,255 | 200,60,50,192 | 200,60,50,128
deep: 200,60,50,255 | 200,60,50,192 | 200,60,50,128
  merged: 200,60,50,255 | 181,250,237,192 | 144,120,100,128
  layer: 200,60,50,255 | 200,60,50,192 | 200,60,50,128
  merged, by oiiotool: 199,60,50,255 | 180,255,255,191 | 143,255,255,128
grey: 110,110,110,255 | 110,110,110,192 | 110,110,110,128
  merged: 110,110,110,128 | 110,110,110,128 | 110,110,110,128
  layer: 110,110,110,255 | 110,110,110,192 | 110,110,110,128
  merged, by oiiotool: 110,110,110,255 | 146,146,146,192 | 219,219,219,128
  merged, by psd: 110,110,110,255 | 110,110,110,192 | 110,110,110,128'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
