#!/usr/bin/env bash
# ocioconvert 2.1.2 (OpenColorIO, by OpenImageIO 2.4.7.1), as Debian 12 has it: a PNG with transparency, brought from one space of colours to another.
#
# Expected: one colour stays one colour, however transparent it is: a PNG's colours are not multiplied by alpha (13.16 of its specification).
# Seen: the colours are converted as they are once multiplied, and divided after that. Of one red, 200,60,50, from sRGB to a gamma of 1.8 opaque is another red than half transparent, and a quarter is a third one. From sRGB to
# sRGB all is right but for rounding. No warning, and the exit code is 0.
# It matters since the curve bends most where it is dark: smoke, hair and soft edges come out in another colour than what they belong to, and more so the softer they are.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([opencolorio-tools]=2.1.2)
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
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@" >> said 2>&1 || codes=$?; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > config.ocio <<'YAML'
ocio_profile_version: 2
roles: {default: raw}
file_rules:
  - !<Rule> {name: Default, colorspace: default}
displays:
  screen: [!<View> {name: plain, colorspace: srgb}]
colorspaces:
  - !<ColorSpace> {name: raw, isdata: true}
  - !<ColorSpace>
    name: srgb
    to_scene_reference: !<ExponentWithLinearTransform> {gamma: [2.4, 2.4, 2.4, 1], offset: [0.055, 0.055, 0.055, 0]}
  - !<ColorSpace>
    name: gamma18
    to_scene_reference: !<ExponentTransform> {value: [1.8, 1.8, 1.8, 1]}
YAML
cat > make.mjs <<'JS'
import sharp from 'sharp';
const pixels = Buffer.alloc(64 * 16 * 4);
for (let at = 0; at < 64 * 16; at += 1) pixels.set([200, 60, 50, [255, 128, 64, 0][Math.floor((at % 64) / 16)]], at * 4);
await sharp(pixels, { raw: { width: 64, height: 16, channels: 4 } }).png().toFile('in.png');
JS
node make.mjs
export OCIO="$work/config.ocio"
program ocioconvert in.png srgb other.png gamma18
program ocioconvert in.png srgb same.png srgb
cat > look.mjs <<'JS'
import sharp from 'sharp';
for (const name of ['in', 'same', 'other']) {
  const data = await sharp(`${name}.png`).raw().toBuffer();
  console.log(`${name}: ${[8, 24, 40, 56].map((x) => [...data.subarray(x * 4, x * 4 + 4)].join()).join(' ')}`);
}
JS
seen="all ended with $codes"$'\n'$(node look.mjs)
echo "opencolorio-tools $(dpkg-deb -f debs/opencolorio-tools/opencolorio-tools_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='all ended with 0
in: 200,60,50,255 200,60,50,128 200,60,50,64 200,60,50,0
same: 200,60,50,255 199,59,49,128 199,59,47,64 0,0,0,0
other: 188,46,38,255 161,45,37,128 151,51,43,64 0,0,0,0'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
