#!/usr/bin/env bash
# cjxl and djxl 0.7.0 (libjxl), as Debian 12 has them: a PNG of sixteen bits with transparency, packed without loss and unpacked.
#
# Expected: the same picture. cjxl's help calls a distance of 0 mathematically lossless, and JPEG XL has up to 32 bits for colours as for alpha. Sixteen bits without transparency, and eight with it, come back as they were.
# Seen: the colours are kept in sixteen bits and alpha in eight, which jxlinfo tells: each alpha comes back as another, by ffmpeg 5.1.9 (Debian 12). And djxl makes neither a PNG nor a PAM of it: the depths of colours and alpha do not
# match, it says, and ends with an error; of eight bits alone it makes one (--bits_per_sample=8). cjxl has said nothing by then.
# libjxl's pull request 1786 speaks of the way in as mended a month after that version; later versions were not tried here.
# It matters since JPEG XL without loss is for archives, after which the PNG is deleted: what was lost is lost, and by the program that belongs to it the rest cannot be had back.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([libjxl-tools]=0.7.0 [libjxl0.7]=0.7.0 [ffmpeg]=7:5.1.9)
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
const [width, height] = [64, 16];
const samples = new Uint16Array(width * height * 4);
for (let y = 0, at = 0; y < height; y += 1)
  for (let x = 0; x < width; x += 1, at += 4) samples.set([40000 + 100 * x + y, 20000 + 7 * y, 10000 + x, 500 + 1000 * x], at);
const soft = sharp(samples, { raw: { width, height, channels: 4 } });
await soft.clone().toColourspace('rgb16').png().toFile('deep-soft.png');
await soft.clone().removeAlpha().toColourspace('rgb16').png().toFile('deep-opaque.png');
await soft.clone().toColourspace('srgb').png().toFile('eight-soft.png');
JS
node make.mjs
for name in deep-soft deep-opaque eight-soft; do
  code=0
  program cjxl -d 0 "$name.png" "$name.jxl" > said 2>&1 || code=$?
  echo "cjxl ended with $code, $(grep -c -i -E 'warn|fail|alpha' said || true) lines of trouble" > "$name.txt"
  for way in png pam 8.png; do
    code=0
    bits=
    [ "$way" = 8.png ] && bits=--bits_per_sample=8
    program djxl $bits "$name.jxl" "$name-djxl.$way" > said 2>&1 || code=$?
    [ "$name" = deep-soft ] || [ "$way" = png ] || continue
    echo "djxl to $way ended with $([ "$code" = 0 ] && echo 0 || echo an error)$(grep -o 'Alpha bit depth does not match' said | sed 's/^/: /' || true)" >> "$name.txt"
  done
  program jxlinfo -v "$name.jxl" | grep -A 2 '^extra channel 0' | grep -o 'bits_per_sample: [0-9]*' | sed 's/^/alpha has /' >> "$name.txt" || true
  program ffmpeg -loglevel error -i "$name.jxl" "$name-ffmpeg.png"
done
cat > look.mjs <<'JS'
import { existsSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
async function samplesOf(file) {
  const isDeep = (await sharp(file).metadata()).depth === 'ushort';
  const bytes = await sharp(file, { ignoreIcc: true }).ensureAlpha().toColourspace(isDeep ? 'rgb16' : 'srgb').raw({ depth: isDeep ? 'ushort' : 'uchar' }).toBuffer();
  return isDeep ? new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2) : bytes;
}
for (const name of ['deep-soft', 'deep-opaque', 'eight-soft']) {
  console.log(`${name}.png: ${readFileSync(`${name}.txt`, 'latin1').trim().replaceAll('\n', '; ')}`);
  const was = await samplesOf(`${name}.png`);
  for (const by of ['djxl', 'ffmpeg']) {
    const file = `${name}-${by}.png`;
    if (!existsSync(file)) continue;
    const is = await samplesOf(file);
    const off = (channels) => was.filter((sample, at) => channels.includes(at % 4) && sample !== is[at]).length;
    const shades = new Set(is.filter((_, at) => at % 4 === 3)).size;
    console.log(`  ${by}: ${off([0, 1, 2])} samples of colour and ${off([3])} of alpha are others, ${shades} shades of alpha`);
  }
}
JS
seen=$(node look.mjs)
echo "libjxl $(dpkg-deb -f debs/libjxl-tools/libjxl-tools_*.deb Version), ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version)"
echo "$seen"
wanted='deep-soft.png: cjxl ended with 0, 0 lines of trouble; djxl to png ended with an error: Alpha bit depth does not match; djxl to pam ended with an error: Alpha bit depth does not match; djxl to 8.png ended with 0; alpha has bits_per_sample: 8
  ffmpeg: 0 samples of colour and 1024 of alpha are others, 64 shades of alpha
deep-opaque.png: cjxl ended with 0, 0 lines of trouble; djxl to png ended with 0
  djxl: 0 samples of colour and 0 of alpha are others, 1 shades of alpha
  ffmpeg: 0 samples of colour and 0 of alpha are others, 1 shades of alpha
eight-soft.png: cjxl ended with 0, 0 lines of trouble; djxl to png ended with 0; alpha has bits_per_sample: 8
  djxl: 0 samples of colour and 0 of alpha are others, 64 shades of alpha
  ffmpeg: 0 samples of colour and 0 of alpha are others, 64 shades of alpha'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
