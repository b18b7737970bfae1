#!/usr/bin/env bash
# apngopt 1.4, apngasm 2.91, apng2gif 1.8 and img2webp 1.2.4, as Debian 12 has them: animations of pictures in Display P3.
#
# Expected: the same colours. apngasm's manual has it change the kind of pixels only where that loses nothing, and apngopt's speaks of the size of files alone; PNG, APNG and WebP each have a place for a profile.
# cwebp of img2webp's package can copy it; img2webp has no option for it, and its manual does not speak of colours.
# Seen: each drops the profile and leaves the numbers: red 217,42,40 of sRGB, which P3 has as 200,60,50, is 200,60,50 from then on. apngopt drops a text too, by which a recipe would be found. apng2gif puts
# P3's numbers into a GIF, which is always sRGB. The exit code is 0, and nothing is said.
# It matters since variations and steps of an edit are put into one animation to show them; each frame is paler than its still picture.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([apngopt]=1.4 [apngasm]=2.91 [apng2gif]=1.8 [webp]=1.2.4)
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
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
const [width, height] = [32, 16];
for (const [name, background] of [['frame1', { r: 217, g: 42, b: 40 }], ['frame2', { r: 40, g: 90, b: 200 }]])
  await sharp({ create: { width, height, channels: 3, background } }).withIccProfile('p3').png().toFile(`${name}.png`);
const chunksOf = (name) => {
  const bytes = readFileSync(name);
  const chunks = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) chunks.push([bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at))]);
  return chunks;
};
const chunk = (kind, body) => {
  const all = Buffer.concat([Buffer.alloc(4), Buffer.from(kind, 'latin1'), body, Buffer.alloc(4)]);
  all.writeUInt32BE(body.length, 0);
  all.writeUInt32BE(crc32(all.subarray(4, -4)), body.length + 8);
  return all;
};
const numbers = (...values) => Buffer.concat(values.map((value) => Buffer.from([value >>> 24, value >>> 16, value >>> 8, value])));
const frame = (nth) => chunk('fcTL', Buffer.concat([numbers(nth, width, height, 0, 0), Buffer.from([0, 100, 3, 232, 0, 0])]));
const pixels = (name) => Buffer.concat(chunksOf(name).flatMap(([kind, body]) => (kind === 'IDAT' ? [body] : [])));
const of = (kind) => chunk(kind, chunksOf('frame1.png').find(([found]) => found === kind)[1]);
writeFileSync('moving.png', Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), of('IHDR'), chunk('acTL', numbers(2, 2)), of('iCCP'), chunk('tEXt', Buffer.from('parameters\0a fox')),
  frame(0), chunk('IDAT', pixels('frame1.png')), frame(1), chunk('fdAT', Buffer.concat([numbers(2), pixels('frame2.png')])), chunk('IEND', Buffer.alloc(0)),
]));
JS
node make.mjs
codes=
run() { code=0; program "$@" > said 2>&1 || code=$?; codes+="$1 ended with $code, $(grep -c -i -E 'profile|icc|gamut|drop|warn' said || true) lines of profiles"$'\n'; }
run apngopt moving.png apngopt.png
run apngasm apngasm.png frame1.png 1 10
run img2webp -lossless -d 100 frame1.png frame2.png -o img2webp.webp
run apng2gif moving.png apng2gif.gif
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
for (const name of ['frame1.png', 'moving.png', 'apngopt.png', 'apngasm.png', 'img2webp.webp', 'apng2gif.gif']) {
  const bytes = readFileSync(name);
  const { icc } = await sharp(bytes).metadata();
  const shown = [...(await sharp(bytes).toColourspace('srgb').raw().toBuffer()).subarray(0, 3)].join();
  const frames = bytes.includes('acTL') ? bytes.readUInt32BE(bytes.indexOf('acTL') + 4) : ((await sharp(bytes).metadata()).pages ?? 1);
  console.log(`${name}: ${frames === 1 ? 'one frame' : `${frames} frames`}, ${icc === undefined ? 'no profile' : 'a profile'}, ${bytes.includes('a fox') ? 'a text' : 'no text'}, shown as ${shown}`);
}
JS
seen=$codes$(node look.mjs)
echo "apngopt $(dpkg-deb -f debs/apngopt/apngopt_*.deb Version), apngasm $(dpkg-deb -f debs/apngasm/apngasm_*.deb Version), apng2gif $(dpkg-deb -f debs/apng2gif/apng2gif_*.deb Version), img2webp $(dpkg-deb -f debs/webp/webp_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='apngopt ended with 0, 0 lines of profiles
apngasm ended with 0, 0 lines of profiles
img2webp ended with 0, 0 lines of profiles
apng2gif ended with 0, 0 lines of profiles
frame1.png: one frame, a profile, no text, shown as 217,42,40
moving.png: 2 frames, a profile, a text, shown as 217,42,40
apngopt.png: 2 frames, no profile, no text, shown as 200,60,50
apngasm.png: 2 frames, no profile, no text, shown as 200,60,50
img2webp.webp: 2 frames, no profile, no text, shown as 200,60,50
apng2gif.gif: 2 frames, no profile, no text, shown as 200,60,50'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
