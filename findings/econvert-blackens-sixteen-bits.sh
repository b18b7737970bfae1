#!/usr/bin/env bash
# econvert 1.0.2 (ExactImage), as Debian 12 has it: a PNG of sixteen bits a sample.
#
# Expected: the same picture as of eight bits, as of the same pixels in a TIFF of sixteen bits, which it reads rightly; or an error. The manual has PNG among the formats that are read and written, and names no depth.
# Seen: the lower byte of each sample is taken for the upper one. What should be 200 of 255 is whatever the last bits were: a photograph becomes noise, and what was brought to sixteen bits by 256 is black. Where both bytes
# are the same, as in pictures that were of eight bits once, all is right, so that a try by such a picture does not show it. Grey brought to eight bits is black in any case. No word of it, and the exit code is 0.
# It matters since this is a program for servers that scan and make thumbnails without ImageMagick: of a folder of exports those with the most bits come out as noise.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([exactimage]=1.0.2)
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
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
const [width, height] = [16, 8];
const make = (bits, channels) => {
  const values = [[200, 60, 50, 255], [240, 240, 240, 128]];
  const samples = [];
  for (let at = 0; at < width * height; at += 1) {
    const pixel = values[at % width < 8 ? 0 : 1];
    samples.push(...(channels === 1 ? pixel.slice(0, 1) : pixel.slice(0, channels)));
  }
  const data = bits === 8 ? Uint8Array.from(samples) : Uint16Array.from(samples, (value, nth) => (nth % channels === 3 ? value * 257 : value * 256 + 17));
  return sharp(data, { raw: { width, height, channels } }).toColourspace(channels === 1 ? (bits === 8 ? 'b-w' : 'grey16') : bits === 8 ? 'srgb' : 'rgb16');
};
for (const [name, channels] of [['grey', 1], ['colour', 3], ['cut-out', 4]]) for (const bits of [8, 16]) await make(bits, channels).png().toFile(`${name}-${bits}.png`);
await make(16, 3).tiff({ compression: 'lzw' }).toFile('colour-16.tif');
JS
node make.mjs
codes=0
for file in grey-8.png grey-16.png colour-8.png colour-16.png cut-out-8.png cut-out-16.png colour-16.tif; do
  program econvert -i "$file" -o "${file/./-}-copy.png" >> said 2>&1 || codes=$?
  program econvert -i "$file" --colorspace rgb8 -o "${file/./-}-rgb8.png" >> said 2>&1 || codes=$?
done
cat > look.mjs <<'JS'
import sharp from 'sharp';
const look = async (file) => {
  const { data, info } = await sharp(file).toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return `${(await sharp(file).metadata()).depth} ${[3, 12].map((x) => [...data.subarray((4 * info.width + x) * info.channels).subarray(0, info.channels)].join()).join(' | ')}`;
};
for (const file of ['grey-8.png', 'grey-16.png', 'colour-8.png', 'colour-16.png', 'cut-out-8.png', 'cut-out-16.png', 'colour-16.tif'])
  console.log(`${file}, ${await look(file)}: copy ${await look(`${file.replace('.', '-')}-copy.png`)}; rgb8 ${await look(`${file.replace('.', '-')}-rgb8.png`)}`);
JS
seen="ended with $codes, $(grep -c -iE "warn|error|depth" said || true) lines of warning"$'\n'$(node look.mjs)
echo "ExactImage $(dpkg-deb -f debs/exactimage/exactimage_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='ended with 0, 0 lines of warning
grey-8.png, uchar 200,200,200 | 240,240,240: copy uchar 200,200,200 | 240,240,240; rgb8 uchar 200,200,200 | 240,240,240
grey-16.png, ushort 200,200,200 | 240,240,240: copy ushort 17,17,17 | 17,17,17; rgb8 uchar 0,0,0 | 0,0,0
colour-8.png, uchar 200,60,50 | 240,240,240: copy uchar 200,60,50 | 240,240,240; rgb8 uchar 200,60,50 | 240,240,240
colour-16.png, ushort 200,60,50 | 240,240,240: copy ushort 17,17,17 | 17,17,17; rgb8 uchar 17,17,17 | 17,17,17
cut-out-8.png, uchar 200,60,50,255 | 240,240,240,128: copy uchar 200,60,50,255 | 240,240,240,128; rgb8 uchar 200,60,50 | 240,240,240
cut-out-16.png, ushort 200,60,50,255 | 240,240,240,128: copy ushort 17,17,17,255 | 17,17,17,128; rgb8 uchar 17,17,17 | 17,17,17
colour-16.tif, ushort 200,60,50 | 240,240,240: copy ushort 200,60,50 | 240,240,240; rgb8 uchar 200,60,50 | 240,240,240'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
