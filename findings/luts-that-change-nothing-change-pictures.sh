#!/usr/bin/env bash
# gmic 2.9.4 (map_clut) and ffmpeg 5.1.9 (lut3d), as Debian 12 has them: a look for photographs (.cube) that leaves each colour as it is.
#
# Expected: the picture as it was. A cube of n steps a side has 0 at its first and full at its last place (Adobe's Cube LUT 1.0), and DOMAIN_MIN and DOMAIN_MAX say which numbers those are, where they are not 0
# and 1. gmic's manual has .cube be read, and such a cube mapped. OpenColorIO 2.1.2 (Debian 12, ociochecklut) hands back what it is given, by each of these files.
# Seen: gmic makes all brighter, and the more so the smaller the cube is: 200 becomes 205 by one of 33 steps, as looks are sold, 211 by one of 17, and 255 by one of 2. ffmpeg is right until the domain begins below
# 0, as that of cubes for scans and film does: of -0.5 to 1.5 it takes the width alone, so that 200 becomes 72 and 30 black. No word; the exit code is 0.
# It matters since a look changes colours anyway: nobody can see that a part of it is the program's, until white skies have no drawing.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([gmic]=2.9.4 [libgmic1]=2.9.4 [ffmpeg]=7:5.1.9 [opencolorio-tools]=2.1.2)
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
program() { HOME=$work PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@" > said 2>&1 || codes=$?; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
const greys = [0, 30, 200, 240];
const pixels = Buffer.alloc(64 * 16 * 3).map((_, nth) => greys[Math.floor((Math.floor(nth / 3) % 64) / 16)]);
await sharp(pixels, { raw: { width: 64, height: 16, channels: 3 } }).png().toFile('in.png');
const cube = (steps, from, to) => {
  const at = (step) => (from + ((to - from) * step) / (steps - 1)).toFixed(6);
  const all = [...Array(steps).keys()];
  const lines = all.flatMap((blue) => all.flatMap((green) => all.map((red) => [red, green, blue].map(at).join(' '))));
  const domain = from === 0 && to === 1 ? [] : [`DOMAIN_MIN ${from} ${from} ${from}`, `DOMAIN_MAX ${to} ${to} ${to}`];
  return [`LUT_3D_SIZE ${steps}`, ...domain, ...lines, ''].join('\n');
};
for (const [name, ...values] of [['2-steps', 2, 0, 1], ['17-steps', 17, 0, 1], ['33-steps', 33, 0, 1], ['from-minus-half', 33, -0.5, 1.5]]) writeFileSync(`${name}.cube`, cube(...values));
JS
node make.mjs
for name in 2-steps 17-steps 33-steps from-minus-half; do
  program gmic in.png "$name.cube" 'map_clut[0]' '[1]' 'keep[0]' -o "$name-gmic.png"
  program ffmpeg -loglevel error -i in.png -vf "lut3d=$name.cube" "$name-ffmpeg.png"
  program ociochecklut "$name.cube" 0 0.117647 0.784314
  tail -1 said > "$name-ocio"
done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
const greys = async (file) => {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  return [8, 24, 40, 56].map((x) => data[(8 * info.width + x) * info.channels]).join();
};
for (const name of ['2-steps', '17-steps', '33-steps', 'from-minus-half']) {
  const ocio = readFileSync(`${name}-ocio`, 'utf8').trim().split(/\s+/).map((value) => Math.round(Number(value) * 255));
  const gmic = name === 'from-minus-half' ? '' : `gmic ${await greys(`${name}-gmic.png`)}, `;
  console.log(`${name}.cube: ${await greys('in.png')} becomes by ${gmic}ffmpeg ${await greys(`${name}-ffmpeg.png`)}; OpenColorIO has of 0,30,200 ${ocio.join()}`);
}
JS
seen="all ended with $codes"$'\n'$(node look.mjs)
echo "gmic $(dpkg-deb -f debs/gmic/gmic_*.deb Version), ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version), OpenColorIO $(dpkg-deb -f debs/opencolorio-tools/opencolorio-tools_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='all ended with 0
2-steps.cube: 0,30,200,240 becomes by gmic 0,59,255,255, ffmpeg 0,30,200,240; OpenColorIO has of 0,30,200 0,30,200
17-steps.cube: 0,30,200,240 becomes by gmic 0,31,211,254, ffmpeg 0,30,200,240; OpenColorIO has of 0,30,200 0,30,200
33-steps.cube: 0,30,200,240 becomes by gmic 0,30,205,246, ffmpeg 0,30,200,240; OpenColorIO has of 0,30,200 0,30,200
from-minus-half.cube: 0,30,200,240 becomes by ffmpeg 0,0,72,112; OpenColorIO has of 0,30,200 0,30,200'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
