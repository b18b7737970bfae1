#!/usr/bin/env bash
# ffmpeg 5.1.9, ImageMagick 6.9.11-60 and oiiotool 2.4.7.1 (OpenImageIO), as Debian 12 has them, and tga 1.0.7 and tga-js 1.1.1 (npm): a grey TGA with transparency, and one of sixteen bits in colours.
#
# Expected: its greys and its transparency. TGA's specification (Truevision, version 2.0) has type 3 for grey pictures, and says in bits 0 to 3 of the descriptor how many bits of each pixel are attributes, which is
# alpha: sixteen bits of which eight are alpha are grey and alpha. In colours, type 2, sixteen bits are five for each of red, green and blue, and one. @lunapaint/tga-codec 0.2.0 (npm) reads the former rightly, and
# oiiotool writes such files itself.
# Seen: ffmpeg and ImageMagick take grey and alpha for five bits a colour: greys become red, blue and green, and opaque. tga takes alpha for green, so that the picture is green or violet and opaque. oiiotool divides the
# greys by alpha, which nobody multiplied: half transparent 200 is white. tga-js reads the grey one rightly, and of sixteen bits in colours has nothing left of blue. No error by any of them; the exit codes are 0.
# It matters since masks, brushes and textures are exchanged so: what comes in is a coloured noise of the right size.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([ffmpeg]=7:5.1.9 [imagemagick-6.q16]=8:6.9.11.60 [openimageio-tools]=2.4.7.1)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries MAGICK_CODER_MODULE_PATH=$(find "$work/tree" -path '*ImageMagick*/coders' -type d) "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 tga@1.0.7 tga-js@1.1.1 @lunapaint/tga-codec@0.2.0
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
const [width, height] = [16, 8];
// Left and right half, from the upper left corner on.
const make = (type, attributes, pixel) => {
  const header = Buffer.alloc(18);
  header[2] = type;
  header.writeUInt16LE(width, 12);
  header.writeUInt16LE(height, 14);
  header[16] = 16;
  header[17] = 0x20 | attributes;
  return Buffer.concat([header, Buffer.from(Array.from({ length: width * height }, (_, at) => pixel(at % width < 8 ? 0 : 1)).flat())]);
};
writeFileSync('grey.tga', make(3, 8, (half) => [[200, 128], [80, 255]][half]));
const five = ([red, green, blue]) => {
  const bits = (red << 10) | (green << 5) | blue;
  return [bits & 255, bits >> 8];
};
writeFileSync('colour.tga', make(2, 0, (half) => five([[25, 8, 6], [31, 31, 31]][half])));
JS
node make.mjs
codes=0
for name in grey colour; do
  program ffmpeg -v warning -y -i $name.tga -update 1 $name-ffmpeg.png >> said 2>&1 || codes=$?
  program convert-im6.q16 $name.tga -auto-orient $name-imagemagick.png 2>> said || codes=$?
  program oiiotool $name.tga -o $name-oiiotool.png >> said 2>&1 || codes=$?
done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { decodeTga } from '@lunapaint/tga-codec';
import sharp from 'sharp';
import TGA from 'tga';
import loader from 'tga-js';
const TgaLoader = loader.default ?? loader;
const ends = (data, channels) => [3, 12].map((x) => [...data.subarray((4 * 16 + x) * channels).subarray(0, channels)].join()).join(' | ');
console.log('grey.tga is 200 half transparent | 80 opaque; colour.tga is 25,8,6 of 31 | white');
for (const name of ['grey', 'colour']) {
  const bytes = readFileSync(`${name}.tga`);
  const told = [];
  for (const by of ['ffmpeg', 'imagemagick', 'oiiotool']) {
    const { data, info } = await sharp(`${name}-${by}.png`).toColourspace('srgb').ensureAlpha().raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    told.push(`${by} ${ends(data, info.channels)}`);
  }
  told.push(`tga ${ends(Uint8Array.from(new TGA(bytes).pixels), 4)}`);
  const reader = new TgaLoader();
  reader.load(new Uint8Array(bytes));
  told.push(`tga-js ${ends(reader.getImageData({ data: new Uint8ClampedArray(16 * 8 * 4), width: 16, height: 8 }).data, 4)}`);
  told.push(`@lunapaint/tga-codec ${ends((await decodeTga(bytes)).image.data, 4)}`);
  console.log(`${name}.tga: ${told.join('; ')}`);
}
JS
seen="ended with $codes, $(wc -c < said) bytes of words"$'\n'$(node look.mjs)
echo "ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version), ImageMagick $(dpkg-deb -f debs/imagemagick-6.q16/imagemagick-6.q16_*.deb Version), OpenImageIO $(dpkg-deb -f debs/openimageio-tools/openimageio-tools_*.deb Version), tga 1.0.7, tga-js 1.1.1"
echo "$seen"
wanted='ended with 0, 0 bytes of words
grey.tga is 200 half transparent | 80 opaque; colour.tga is 25,8,6 of 31 | white
grey.tga: ffmpeg 0,49,66,255 | 255,214,132,255; imagemagick 0,49,65,255 | 255,213,131,255; oiiotool 255,255,255,128 | 80,80,80,255; tga 200,128,200,255 | 80,255,80,255; tga-js 200,200,200,128 | 80,80,80,255; @lunapaint/tga-codec 200,200,200,128 | 80,80,80,255
colour.tga: ffmpeg 206,66,49,255 | 255,255,255,255; imagemagick 205,65,49,255 | 255,255,255,255; oiiotool 206,66,49,255 | 255,255,255,255; tga 200,64,48,255 | 248,248,248,255; tga-js 200,64,0,255 | 248,248,3,255; @lunapaint/tga-codec 206,66,49,255 | 255,255,255,255'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
