#!/usr/bin/env bash
# gmic 2.9.4 (GraphicsMagick 1.3.40), as Debian 12 has it: WebP, GIF and TGA, read and written.
#
# Expected: the same picture in each format. The manual has most of the classical formats be read and written and names GIF among them; what it has no options for it takes as it is. Of PNG and TIFF all is right, and
# GraphicsMagick by itself reads and writes each of these files rightly.
# Seen: what is read by way of GraphicsMagick (WebP, TGA) has its transparency turned round: what is opaque becomes fully transparent, and a quarter becomes three quarters. Numbers go up to 65535 there. What is written that
# way is taken for such numbers: a WebP and a GIF made of a PNG are black throughout. From WebP to WebP opaque pictures are right, so that the program seems to work. No word, and the exit code is 0.
# It matters since filters and film looks are put on photographs by this program in a loop: of cut-outs as WebP the subject is gone and its surroundings are there, and a folder of PNG becomes a folder of black WebP.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([gmic]=2.9.4 [graphicsmagick]=1.4+really1.3.40)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
codes=0
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries MAGICK_CONFIGURE_PATH=$(find "$work/tree/usr" -path '*GraphicsMagick*/config' -type d | paste -sd:) "$@"; }
quietly() { program "$@" > said 2>&1 || codes=$?; grep -iE 'warn|error' said >> words || true; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
const [width, height] = [16, 8];
// The left half is opaque, the right one a quarter so.
const pixels = Buffer.alloc(width * height * 4);
for (let at = 0; at < width * height; at += 1) pixels.set([200, 60, 50, at % width < 8 ? 255 : 64], at * 4);
const cutOut = sharp(pixels, { raw: { width, height, channels: 4 } });
await cutOut.clone().png().toFile('cut-out.png');
await cutOut.clone().tiff({ compression: 'lzw' }).toFile('cut-out.tif');
await cutOut.clone().webp({ lossless: true }).toFile('cut-out.webp');
const opaque = sharp({ create: { width, height, channels: 3, background: { r: 200, g: 60, b: 50 } } });
await opaque.clone().png().toFile('opaque.png');
await opaque.clone().webp({ lossless: true }).toFile('opaque.webp');
JS
node make.mjs
program gm convert cut-out.png cut-out.tga
for ending in png tif webp tga; do
  quietly gmic cut-out.$ending -o read-$ending-gmic.png
  program gm convert cut-out.$ending read-$ending-gm.png
done
for from in png webp; do
  for to in png jpg webp gif; do quietly gmic opaque.$from -o wrote-$from-$to-gmic.$to; done
  for to in webp gif; do program gm convert opaque.$from wrote-$from-$to-gm.$to; done
done
cat > look.mjs <<'JS'
import sharp from 'sharp';
const look = async (file) => {
  const { data, info } = await sharp(file).toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const at = (x) => {
    const seen = [...data.subarray((4 * info.width + x) * info.channels).subarray(0, info.channels)];
    // Lossy formats are off by a few.
    return seen.map((value, nth) => (nth < 3 && Math.abs(value - [200, 60, 50][nth]) < 10 ? [200, 60, 50][nth] : value)).join();
  };
  return `${at(3)} | ${at(12)}`;
};
for (const from of ['png', 'tif', 'webp', 'tga']) console.log(`cut-out.${from} read: gmic ${await look(`read-${from}-gmic.png`)}; GraphicsMagick ${await look(`read-${from}-gm.png`)}`);
for (const from of ['png', 'webp'])
  for (const to of ['png', 'jpg', 'webp', 'gif'])
    console.log(`opaque.${from} to ${to}: gmic ${await look(`wrote-${from}-${to}-gmic.${to}`)}${['webp', 'gif'].includes(to) ? `; GraphicsMagick ${await look(`wrote-${from}-${to}-gm.${to}`)}` : ''}`);
JS
seen="gmic ended with $codes, $(wc -c < words) bytes of warnings"$'\n'$(node look.mjs)
echo "gmic $(dpkg-deb -f debs/gmic/gmic_*.deb Version), GraphicsMagick $(dpkg-deb -f debs/graphicsmagick/graphicsmagick_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='gmic ended with 0, 0 bytes of warnings
cut-out.png read: gmic 200,60,50,255 | 200,60,50,64; GraphicsMagick 200,60,50,255 | 200,60,50,64
cut-out.tif read: gmic 200,60,50,255 | 200,60,50,64; GraphicsMagick 200,60,50,255 | 200,60,50,64
cut-out.webp read: gmic 200,60,50,0 | 200,60,50,191; GraphicsMagick 200,60,50,255 | 200,60,50,64
cut-out.tga read: gmic 200,60,50,0 | 200,60,50,191; GraphicsMagick 200,60,50,255 | 200,60,50,64
opaque.png to png: gmic 200,60,50 | 200,60,50
opaque.png to jpg: gmic 200,60,50 | 200,60,50
opaque.png to webp: gmic 0,0,0 | 0,0,0; GraphicsMagick 200,60,50 | 200,60,50
opaque.png to gif: gmic 0,0,0 | 0,0,0; GraphicsMagick 200,60,50 | 200,60,50
opaque.webp to png: gmic 200,60,50 | 200,60,50
opaque.webp to jpg: gmic 200,60,50 | 200,60,50
opaque.webp to webp: gmic 200,60,50 | 200,60,50; GraphicsMagick 200,60,50 | 200,60,50
opaque.webp to gif: gmic 200,60,50 | 200,60,50; GraphicsMagick 200,60,50 | 200,60,50'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
