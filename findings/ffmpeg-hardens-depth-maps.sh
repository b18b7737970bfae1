#!/usr/bin/env bash
# ffmpeg 5.1.9, as Debian 12 has it, and wasm-vips 0.0.19 (libvips 8.18.7, npm): depth maps and other grey of floats, as PFM and as OpenEXR.
#
# Expected: the same greys and the same way up as by oiiotool 2.4.7.1 (OpenImageIO) and ImageMagick 6.9.11-60 (Debian 12), and as of a PFM in colours. 1 is white. Netpbm's page on PFM has the rows go from the lowest to the
# highest, unlike in its other formats; older documentation of the format had it otherwise.
# Seen: ffmpeg makes a PNG of sixteen bits by itself, in which greys have more contrast than they had: 30 is 16, 200 is 215, as if floats went from 16 to 235. With "-pix_fmt gray" they are right. On the way into PFM all
# fades instead: black is 0.063 and white is 0.918. Colours are right. And ffmpeg and libvips read PFM upside down, and libvips takes the numbers for linear light. No word; the exit codes are 0.
# It matters since depth maps of photographs are saved so, as MiDaS does: the copy fits the photograph no more, and what lies before a plane lies behind it. A mask of grey has other edges on its way there and back.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([ffmpeg]=7:5.1.9 [openimageio-tools]=2.4.7.1 [imagemagick-6.q16]=8:6.9.11.60)
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
coders=$(find "$work/tree" -path '*ImageMagick*/coders' -type d)
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 wasm-vips@0.0.19
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
// 30 and 200 of 255 above, black and white below.
const [width, height] = [16, 8];
const rows = [[30, 200], [0, 255]];
const value = (x, y) => rows[y < height / 2 ? 0 : 1][x < width / 2 ? 0 : 1];
const pfm = (kind, channels) => {
  const samples = [];
  for (let y = height - 1; y >= 0; y -= 1) for (let x = 0; x < width; x += 1) for (let nth = 0; nth < channels; nth += 1) samples.push(value(x, y) / 255);
  return Buffer.concat([Buffer.from(`${kind}\n${width} ${height}\n-1.0\n`), Buffer.from(new Float32Array(samples).buffer)]);
};
writeFileSync('grey.pfm', pfm('Pf', 1));
writeFileSync('colour.pfm', pfm('PF', 3));
const samples = [];
for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) samples.push(value(x, y));
writeFileSync('grey.pgm', Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), Buffer.from(samples)]));
JS
node make.mjs
program oiiotool grey.pgm -d float -o grey.exr
codes=0
for file in grey.pfm colour.pfm grey.exr; do
  name=${file/./-}
  program ffmpeg -v warning -y -i "$file" -update 1 "$name-ffmpeg.png" >> said 2>&1 || codes=$?
  program ffmpeg -v warning -y -i "$file" -pix_fmt gray -update 1 "$name-ffmpeg-gray.png" >> said 2>&1 || codes=$?
  program oiiotool "$file" -o "$name-oiiotool.png"
done
for name in grey colour; do MAGICK_CODER_MODULE_PATH=$coders program convert-im6.q16 $name.pfm $name-pfm-imagemagick.png; done
program ffmpeg -v warning -y -i grey.pgm -update 1 back.pfm >> said 2>&1 || codes=$?
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import Vips from 'wasm-vips';
const vips = await Vips({ dynamicLibraries: [] });
const places = [[3, 1], [12, 1], [3, 6], [12, 6]];
const look = async (png) => {
  const { data, info } = await sharp(png).toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const [a, b, c, d] = places.map(([x, y]) => data[(y * info.width + x) * info.channels]);
  return `${a},${b} above ${c},${d}`;
};
console.log('it is 30,200 above 0,255');
for (const name of ['grey-pfm', 'colour-pfm', 'grey-exr']) {
  const told = [];
  for (const by of ['ffmpeg', 'ffmpeg-gray', 'oiiotool', ...(name.endsWith('pfm') ? ['imagemagick'] : [])]) told.push(`${by} ${await look(`${name}-${by}.png`)}`);
  if (name === 'colour-pfm') told.push(`libvips ${await look(vips.Image.newFromBuffer(readFileSync(name.replace('-', '.'))).writeToBuffer('.png'))}`);
  console.log(`${name.replace('-', '.')}: ${told.join('; ')}`);
}
const back = readFileSync('back.pfm');
const [, , scale] = back.toString('latin1', 0, 30).split('\n');
const start = back.indexOf(`\n${scale}\n`) + `\n${scale}\n`.length;
const floats = Array.from({ length: 128 }, (_, at) => (Number(scale) < 0 ? back.readFloatLE(start + at * 4) : back.readFloatBE(start + at * 4)));
console.log(`grey.pgm as PFM by ffmpeg: from ${Math.min(...floats).toFixed(3)} to ${Math.max(...floats).toFixed(3)}`);
process.exit();
JS
seen="all ended with $codes and $(wc -c < said) bytes of words"$'\n'$(node look.mjs)
echo "ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version), wasm-vips 0.0.19 (libvips 8.18.7), sharp 0.35.5"
echo "$seen"
wanted='all ended with 0 and 0 bytes of words
it is 30,200 above 0,255
grey.pfm: ffmpeg 0,255 above 16,215; ffmpeg-gray 0,255 above 30,200; oiiotool 30,200 above 0,255; imagemagick 30,200 above 0,255
colour.pfm: ffmpeg 0,255 above 30,200; ffmpeg-gray 0,255 above 30,201; oiiotool 30,200 above 0,255; imagemagick 30,200 above 0,255; libvips 0,255 above 96,229
grey.exr: ffmpeg 16,215 above 0,255; ffmpeg-gray 30,200 above 0,255; oiiotool 30,200 above 0,255
grey.pgm as PFM by ffmpeg: from 0.063 to 0.918'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
