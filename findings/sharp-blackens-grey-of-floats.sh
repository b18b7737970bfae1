#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7): a TIFF of 32 bits a sample, as floats and as whole numbers, in grey and in colours.
#
# Expected: the same picture from each, as of eight and sixteen bits. TIFF 6 has floats (SampleFormat 3, section 19) and whole numbers of any depth; where floats are a picture, 1 is full, which sharp knows of colours: it
# calls them scrgb and takes 1 for white. ImageMagick 6.9.11-60 (Debian 12) reads each of these.
# Seen: grey of floats is black throughout, and its white is 1 of 255. Of the same floats in three channels white is white, and the middle is lighter, since floats are linear light to sharp. Whole numbers of 32 bits
# are cut: grey is black throughout, white too, and the red 200,60,50 is 0,255,255 with a black where white should be. metadata() tells the depth, and b-w or srgb; nothing warns.
# It matters since heights, depths, stars and merged exposures are saved as grey of floats: what comes out is a black picture of the right size, and looks like a file that is empty.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60)
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
magick6() { LD_LIBRARY_PATH=$libraries MAGICK_CODER_MODULE_PATH=$coders MAGICK_CONFIGURE_PATH=$work/tree/etc/ImageMagick-6 tree/usr/bin/convert-im6.q16 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
const [width, height] = [48, 16];
/** A TIFF of one strip, without compression: black, a colour, white, a third each. `kind` is that of its samples. */
function tiff(channels, bits, kind) {
  const colour = channels === 1 ? [128] : [200, 60, 50];
  const bytes = bits / 8;
  const pixels = Buffer.alloc(width * height * channels * bytes);
  for (let nth = 0; nth < width * height * channels; nth += 1) {
    const third = Math.floor((Math.floor(nth / channels) % width) / 16);
    const value = third === 0 ? 0 : third === 1 ? colour[nth % channels] / 255 : 1;
    if (kind === 'float') pixels.writeFloatLE(value, nth * 4);
    else pixels.writeUIntLE(Math.round(value * (2 ** bits - 1)), nth * bytes, bytes);
  }
  const [short, long] = [3, 4];
  const count = 11;
  const depths = 8 + 2 + count * 12 + 4;
  const kinds = depths + 8;
  const one = (value) => (channels === 1 ? value : null);
  const tags = [
    [256, short, 1, width], [257, short, 1, height], [258, short, channels, one(bits) ?? depths], [259, short, 1, 1], [262, short, 1, channels === 1 ? 1 : 2], [273, long, 1, kinds + 8],
    [277, short, 1, channels], [278, long, 1, height], [279, long, 1, pixels.length], [284, short, 1, 1], [339, short, channels, one(kind === 'float' ? 3 : 1) ?? kinds],
  ];
  const head = Buffer.alloc(kinds + 8);
  head.write('II*\0\b', 'latin1');
  head.writeUInt16LE(count, 8);
  tags.forEach(([tag, type, values, value], nth) => {
    const at = 10 + nth * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(values, at + 4);
    head.writeUInt32LE(value, at + 8);
  });
  for (let nth = 0; nth < 3; nth += 1) {
    head.writeUInt16LE(bits, depths + nth * 2);
    head.writeUInt16LE(kind === 'float' ? 3 : 1, kinds + nth * 2);
  }
  return Buffer.concat([head, pixels]);
}
for (const [name, channels] of [['grey', 1], ['colour', 3]]) {
  writeFileSync(`${name}-8.tif`, tiff(channels, 8, 'whole'));
  writeFileSync(`${name}-16.tif`, tiff(channels, 16, 'whole'));
  writeFileSync(`${name}-32.tif`, tiff(channels, 32, 'whole'));
  writeFileSync(`${name}-float.tif`, tiff(channels, 32, 'float'));
}
JS
node make.mjs
for name in {grey,colour}-{8,16,32,float}; do magick6 "$name.tif" -depth 8 "$name-magick6.png"; done
cat > look.mjs <<'JS'
import sharp from 'sharp';
const thirds = async (file) => {
  const { data, info } = await sharp(file).toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return [8, 24, 40].map((x) => [...data.subarray((8 * info.width + x) * info.channels).subarray(0, 3)].join()).join(' | ');
};
for (const name of ['grey', 'colour'])
  for (const kind of ['8', '16', '32', 'float']) {
    const { space, depth } = await sharp(`${name}-${kind}.tif`).metadata();
    console.log(`${name}-${kind}.tif: sharp (${space}, ${depth}) ${await thirds(`${name}-${kind}.tif`)}; ImageMagick ${await thirds(`${name}-${kind}-magick6.png`)}`);
  }
JS
seen=$(node look.mjs)
echo "sharp 0.35.5, $(magick6 -version | head -1 | cut -d' ' -f2-3)"
echo "$seen"
wanted='grey-8.tif: sharp (b-w, uchar) 0,0,0 | 128,128,128 | 255,255,255; ImageMagick 0,0,0 | 128,128,128 | 255,255,255
grey-16.tif: sharp (grey16, ushort) 0,0,0 | 128,128,128 | 255,255,255; ImageMagick 0,0,0 | 128,128,128 | 255,255,255
grey-32.tif: sharp (b-w, uint) 0,0,0 | 0,0,0 | 0,0,0; ImageMagick 0,0,0 | 128,128,128 | 255,255,255
grey-float.tif: sharp (b-w, float) 0,0,0 | 0,0,0 | 1,1,1; ImageMagick 0,0,0 | 128,128,128 | 255,255,255
colour-8.tif: sharp (srgb, uchar) 0,0,0 | 200,60,50 | 255,255,255; ImageMagick 0,0,0 | 200,60,50 | 255,255,255
colour-16.tif: sharp (rgb16, ushort) 0,0,0 | 200,60,50 | 255,255,255; ImageMagick 0,0,0 | 200,60,50 | 255,255,255
colour-32.tif: sharp (srgb, uint) 0,0,0 | 0,255,255 | 0,0,0; ImageMagick 0,0,0 | 200,60,50 | 255,255,255
colour-float.tif: sharp (scrgb, float) 0,0,0 | 229,133,122 | 255,255,255; ImageMagick 0,0,0 | 200,60,50 | 255,255,255'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
