#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7): pictures that are laid beside each other with "join" and on each other with composite(), of which one has a profile or sixteen bits.
#
# Expected: each looks as it does alone. The documentation says that output is converted to sRGB, by the profile of the input where there is one, and names neither profiles nor depths for
# join and composite().
# Seen: join lays the numbers side by side and has one profile for all: red 217,42,40 without a profile beside the same red in Display P3 comes out as 237,0,24, more saturated than it ever was, whichever
# of the two is first. Beside a picture of sixteen bits one of eight is black. composite() takes the numbers of what is laid on top for those of sRGB: Display P3's
# 200,60,50 stays 200,60,50, and fades. Laid on a picture that keeps its profile (keepIccProfile), sRGB's red is stored as if it were that profile's. No error, no warning.
# It matters since contact sheets, before and after, and watermarks are made by these two: photographs of telephones are in P3 and what models answer is not, so the two halves of a comparison differ in
# colours that do not differ.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
version=0.35.5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent "sharp@$version"
cat > look.mjs <<'JS'
import sharp from 'sharp';
const [width, height] = [32, 16];
const red = sharp({ create: { width, height, channels: 3, background: { r: 217, g: 42, b: 40 } } });
const pictures = {
  'sRGB': await red.clone().png().toBuffer(),
  'P3': await red.clone().withIccProfile('p3').png().toBuffer(),
  'deep': await red.clone().toColourspace('rgb16').png().toBuffer(),
};
/** The colour at a distance from the left, as it is shown. */
const shown = async (bytes, left) => [...(await sharp(bytes).toColourspace('srgb').removeAlpha().extract({ left, top: 4, width: 1, height: 1 }).raw().toBuffer())].join();
for (const [name, bytes] of Object.entries(pictures)) console.log(`${name} alone: ${await shown(bytes, 4)}`);
for (const pair of [['sRGB', 'P3'], ['P3', 'sRGB'], ['sRGB', 'deep'], ['deep', 'sRGB']]) {
  const joined = await sharp(pair.map((name) => pictures[name]), { join: { across: 2 } }).png().toBuffer();
  console.log(`joined, ${pair[0]} | ${pair[1]}: ${await shown(joined, 4)} | ${await shown(joined, width + 4)}`);
}
for (const name of Object.keys(pictures)) {
  const white = sharp({ create: { width: width * 2, height, channels: 3, background: 'white' } });
  console.log(`${name} on white: ${await shown(await white.composite([{ input: pictures[name], left: 0, top: 0 }]).png().toBuffer(), 4)}`);
}
const small = await sharp(pictures.sRGB).resize(8, 8).png().toBuffer();
const kept = await sharp(pictures.P3).keepIccProfile().composite([{ input: small, left: 0, top: 0 }]).png().toBuffer();
console.log(`sRGB on P3 that keeps its profile: ${await shown(kept, 4)} | ${await shown(kept, width - 4)}`);
JS
seen=$(node look.mjs)
echo "sharp $version, libvips $(node -p "require('sharp').versions.vips")"
echo "$seen"
wanted='sRGB alone: 217,42,40
P3 alone: 217,42,40
deep alone: 217,42,40
joined, sRGB | P3: 237,0,24 | 217,42,40
joined, P3 | sRGB: 217,42,40 | 237,0,24
joined, sRGB | deep: 0,0,0 | 217,42,40
joined, deep | sRGB: 217,42,40 | 0,0,0
sRGB on white: 217,42,40
P3 on white: 200,60,50
deep on white: 217,42,40
sRGB on P3 that keeps its profile: 237,0,24 | 217,42,40'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
