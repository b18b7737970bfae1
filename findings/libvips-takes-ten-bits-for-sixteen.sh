#!/usr/bin/env bash
# wasm-vips 0.0.19 (libvips 8.18.7, npm), and vips 8.14.1 and econvert 1.0.2 (ExactImage), as Debian 12 has them: PGM and PPM whose white is another number than 255 and 65535.
#
# Expected: the same picture whatever number is white. Netpbm's formats say in their third number which one it is (Maxval, from 1 to 65535), and a sample is so much of it. ImageMagick 6.9.11-60,
# ffmpeg 5.1.9 and oiiotool 2.4.7.1 (OpenImageIO, Debian 12) read each of these rightly.
# Seen: libvips reads the number and does not use it but for the choice between one byte and two. White of ten bits, 1023, is taken for 1023 of 65535: a picture of ten bits is black to the eye, one of twelve has a white of
# 15, and one whose white is 100 is dark. econvert writes a PNG that no program opens, without an error of its own. No word by libvips; the exit codes are 0.
# It matters since ten and twelve bits are what cameras' sensors, scanners and video have: a deep copy of a photograph comes out as a black one, of the right size and depth.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([libvips-tools]=8.14.1 [exactimage]=1.0.2 [imagemagick-6.q16]=8:6.9.11.60 [ffmpeg]=7:5.1.9 [openimageio-tools]=2.4.7.1)
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
# ImageMagick 6 finds its readers by this.
coders=$(find "$work/tree" -path '*ImageMagick*/coders' -type d)
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 wasm-vips@0.0.19
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
// Three strips: red, black and white; in grey the first is 204 of 255.
const [width, height] = [15, 8];
for (const white of [100, 255, 1023, 4095, 65535])
  for (const [ending, kind, first] of [['pgm', 'P5', [204]], ['ppm', 'P6', [204, 51, 51]]]) {
    const samples = [];
    for (let at = 0; at < width * height; at += 1) for (const value of first) samples.push([Math.round((value / 255) * white), 0, white][Math.floor((at % width) / 5)]);
    const bytes = white > 255 ? samples.flatMap((sample) => [sample >> 8, sample & 255]) : samples;
    writeFileSync(`${white}.${ending}`, Buffer.concat([Buffer.from(`${kind}\n${width} ${height}\n${white}\n`), Buffer.from(bytes)]));
  }
JS
node make.mjs
codes=0
for file in *.pgm 100.ppm 255.ppm 1023.ppm 4095.ppm 65535.ppm; do
  name=${file/./-}
  program vips copy "$file" "$name-vips.png" 2>> said || codes=$?
  program econvert -i "$file" -o "$name-econvert.png" 2>> told-by-econvert || codes=$?
  MAGICK_CODER_MODULE_PATH=$coders program convert-im6.q16 "$file" "$name-imagemagick.png"
  program ffmpeg -v error -y -i "$file" "$name-ffmpeg.png"
  program oiiotool "$file" -o "$name-oiiotool.png"
done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import Vips from 'wasm-vips';
const vips = await Vips({ dynamicLibraries: [] });
const look = async (png) => {
  try {
    const { data, info } = await sharp(png).toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    return [3, 8, 13].map((x) => [...data.subarray((4 * info.width + x) * info.channels).subarray(0, 3)].join()).join(' | ');
  } catch {
    return 'no picture that opens';
  }
};
for (const name of ['100-pgm', '255-pgm', '1023-pgm', '4095-pgm', '65535-pgm', '100-ppm', '255-ppm', '1023-ppm', '4095-ppm', '65535-ppm']) {
  const wasm = vips.Image.newFromBuffer(readFileSync(name.replace(/-(p.m)$/, '.$1'))).writeToBuffer('.png');
  const told = [`libvips 8.18.7 ${await look(wasm)}`];
  for (const by of ['vips', 'econvert', 'imagemagick', 'ffmpeg', 'oiiotool']) told.push(`${by} ${await look(`${name}-${by}.png`)}`);
  console.log(`${name.replace(/-(p.m)$/, '.$1')}: ${told.join('; ')}`);
}
process.exit();
JS
seen="all ended with $codes; vips said $(wc -c < said) bytes"$'\n'$(node look.mjs)
echo "wasm-vips 0.0.19 (libvips 8.18.7), vips $(dpkg-deb -f debs/libvips-tools/libvips-tools_*.deb Version), ExactImage $(dpkg-deb -f debs/exactimage/exactimage_*.deb Version)"
echo "$seen"
wanted='all ended with 0; vips said 0 bytes
100.pgm: libvips 8.18.7 80,80,80 | 0,0,0 | 100,100,100; vips 80,80,80 | 0,0,0 | 100,100,100; econvert no picture that opens; imagemagick 204,204,204 | 0,0,0 | 255,255,255; ffmpeg 204,204,204 | 0,0,0 | 255,255,255; oiiotool 204,204,204 | 0,0,0 | 255,255,255
255.pgm: libvips 8.18.7 204,204,204 | 0,0,0 | 255,255,255; vips 204,204,204 | 0,0,0 | 255,255,255; econvert 204,204,204 | 0,0,0 | 255,255,255; imagemagick 204,204,204 | 0,0,0 | 255,255,255; ffmpeg 204,204,204 | 0,0,0 | 255,255,255; oiiotool 204,204,204 | 0,0,0 | 255,255,255
1023.pgm: libvips 8.18.7 3,3,3 | 0,0,0 | 3,3,3; vips 3,3,3 | 0,0,0 | 3,3,3; econvert no picture that opens; imagemagick 204,204,204 | 0,0,0 | 255,255,255; ffmpeg 204,204,204 | 0,0,0 | 255,255,255; oiiotool 204,204,204 | 0,0,0 | 255,255,255
4095.pgm: libvips 8.18.7 12,12,12 | 0,0,0 | 15,15,15; vips 12,12,12 | 0,0,0 | 15,15,15; econvert no picture that opens; imagemagick 204,204,204 | 0,0,0 | 255,255,255; ffmpeg 204,204,204 | 0,0,0 | 255,255,255; oiiotool 204,204,204 | 0,0,0 | 255,255,255
65535.pgm: libvips 8.18.7 204,204,204 | 0,0,0 | 255,255,255; vips 204,204,204 | 0,0,0 | 255,255,255; econvert 204,204,204 | 0,0,0 | 255,255,255; imagemagick 204,204,204 | 0,0,0 | 255,255,255; ffmpeg 204,204,204 | 0,0,0 | 255,255,255; oiiotool 204,204,204 | 0,0,0 | 255,255,255
100.ppm: libvips 8.18.7 80,20,20 | 0,0,0 | 100,100,100; vips 80,20,20 | 0,0,0 | 100,100,100; econvert no picture that opens; imagemagick 204,51,51 | 0,0,0 | 255,255,255; ffmpeg 204,51,51 | 0,0,0 | 255,255,255; oiiotool 204,51,51 | 0,0,0 | 255,255,255
255.ppm: libvips 8.18.7 204,51,51 | 0,0,0 | 255,255,255; vips 204,51,51 | 0,0,0 | 255,255,255; econvert 204,51,51 | 0,0,0 | 255,255,255; imagemagick 204,51,51 | 0,0,0 | 255,255,255; ffmpeg 204,51,51 | 0,0,0 | 255,255,255; oiiotool 204,51,51 | 0,0,0 | 255,255,255
1023.ppm: libvips 8.18.7 3,0,0 | 0,0,0 | 3,3,3; vips 3,0,0 | 0,0,0 | 3,3,3; econvert no picture that opens; imagemagick 204,51,51 | 0,0,0 | 255,255,255; ffmpeg 204,51,51 | 0,0,0 | 255,255,255; oiiotool 204,51,51 | 0,0,0 | 255,255,255
4095.ppm: libvips 8.18.7 12,3,3 | 0,0,0 | 15,15,15; vips 12,3,3 | 0,0,0 | 15,15,15; econvert no picture that opens; imagemagick 204,51,51 | 0,0,0 | 255,255,255; ffmpeg 204,51,51 | 0,0,0 | 255,255,255; oiiotool 204,51,51 | 0,0,0 | 255,255,255
65535.ppm: libvips 8.18.7 204,51,51 | 0,0,0 | 255,255,255; vips 204,51,51 | 0,0,0 | 255,255,255; econvert 204,51,51 | 0,0,0 | 255,255,255; imagemagick 204,51,51 | 0,0,0 | 255,255,255; ffmpeg 204,51,51 | 0,0,0 | 255,255,255; oiiotool 204,51,51 | 0,0,0 | 255,255,255'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
