#!/usr/bin/env bash
# ffmpeg 5.1.9 (libjxl 0.7.0), as Debian 12 has it: a photograph in Display P3 as JPEG XL, made a JPEG.
#
# Expected: the same colours, by the profile or by other numbers: as of the same photograph as JPEG XL without loss, whose profile ffmpeg puts into the JPEG, and as djxl 0.7.0 and the WebAssembly decoder
# (@jsquash/jxl 1.3.0) have it of both.
# Seen: what is packed with loss has no numbers of its own, and ffmpeg takes those of BT.2020 for it, a wider space than P3, which ffprobe tells. The JPEG gets these numbers and not a word of what they are: red
# 217,42,40 of sRGB is 178,75,50, and skin and sunsets are paler than any screen would have made them. A PNG has the space in cHRM, for programs that go by that. Nothing warns; the exit code is 0.
# It matters since photographs are packed with loss: of a folder of JPEG XL those that were packed without loss come out right, and the others faded.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([ffmpeg]=7:5.1.9 [libjxl-tools]=0.7.0 [libjxl0.7]=0.7.0)
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
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@" || codes=$?; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 @jsquash/jxl@1.3.0
node -e "require('sharp')({ create: { width: 48, height: 32, channels: 3, background: { r: 217, g: 42, b: 40 } } }).withIccProfile('p3').png().toFile('in.png')"
program cjxl -d 0 in.png without-loss.jxl 2> said
program cjxl -d 0.3 in.png with-loss.jxl 2> said
: > said
for name in without-loss with-loss; do
  program djxl "$name.jxl" "$name-djxl.png" 2> /dev/null
  program ffprobe -v error -show_entries stream=color_primaries -of default=noprint_wrappers=1:nokey=1 "$name.jxl" > "$name-primaries" 2>> said
  for kind in png jpg; do program ffmpeg -loglevel error -i "$name.jxl" -frames:v 1 -q:v 1 "$name-ffmpeg.$kind" 2>> said; done
done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import decodeJxl, { init } from '@jsquash/jxl/decode.js';
import sharp from 'sharp';
globalThis.ImageData ??= class {
  constructor(data, width, height) {
    Object.assign(this, { data, width, height });
  }
};
await init(await WebAssembly.compile(readFileSync('node_modules/@jsquash/jxl/codec/dec/jxl_dec.wasm')));
/** What is packed with loss may be a little off. */
const near = (pixel) => ([[217, 42, 40], [200, 60, 50], [178, 75, 50]].find((wanted) => wanted.every((value, nth) => Math.abs(value - pixel[nth]) <= 5)) ?? [...pixel]).join();
for (const name of ['without-loss', 'with-loss']) {
  const bytes = readFileSync(`${name}.jxl`);
  const shown = async (file) => near((await sharp(file).raw().toBuffer()).subarray(0, 3));
  const told = [`djxl ${await shown(`${name}-djxl.png`)}`, `@jsquash/jxl ${near((await decodeJxl(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))).data.subarray(0, 3))}`];
  for (const kind of ['jpg', 'png']) {
    const file = `${name}-ffmpeg.${kind}`;
    const names = kind === 'png' && readFileSync(file).includes('cHRM') ? 'cHRM' : 'nothing';
    told.push(`ffmpeg ${kind} ${await shown(file)} by ${(await sharp(file).metadata()).icc === undefined ? names : 'a profile'}`);
  }
  console.log(`${name}.jxl, primaries by ffprobe ${readFileSync(`${name}-primaries`, 'utf8').trim()}: ${told.join('; ')}`);
}
JS
seen="all ended with $codes and $(wc -c < said) bytes of words"$'\n'$(node look.mjs)
echo "ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version), libjxl $(dpkg-deb -f debs/libjxl-tools/libjxl-tools_*.deb Version), @jsquash/jxl 1.3.0, sharp 0.35.5"
echo "$seen"
wanted='all ended with 0 and 0 bytes of words
without-loss.jxl, primaries by ffprobe unknown: djxl 217,42,40; @jsquash/jxl 217,42,40; ffmpeg jpg 217,42,40 by a profile; ffmpeg png 217,42,40 by a profile
with-loss.jxl, primaries by ffprobe bt2020: djxl 217,42,40; @jsquash/jxl 217,42,40; ffmpeg jpg 178,75,50 by nothing; ffmpeg png 178,75,50 by cHRM'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
