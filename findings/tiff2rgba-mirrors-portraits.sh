#!/usr/bin/env bash
# tiff2rgba and tiff2bw 4.5.0 (libtiff), as Debian 12 has them: a TIFF that its tag Orientation turns, and its profile.
#
# Expected: the same picture, in RGBA or in grey: turned, or as it lay with the tag. tiff2rgba's manual says that it makes of exotic files what almost any program takes, and names as its limits the depth of
# samples and some combinations of them; tiff2bw's says that channels are mixed. tiffcp of the same package keeps tag and profile.
# Seen: of what is turned by a quarter (5 to 8) tiff2rgba makes a picture that is mirrored or upside down instead, and the tag says upright from then on: a portrait lies on its side, in mirror writing. 1 to 4 are
# right. tiff2bw leaves the pixels as they lie and the tag out, so that 1 alone is right. tiff2rgba drops the profile and keeps its numbers: red 217,42,40 of sRGB, which Display P3 has as 200,60,50, is
# 200,60,50 from then on. No word; the exit code is 0.
# It matters since this is how scans and cameras' TIFFs are brought into a form for programs that refuse them: what was lost cannot be told from the copy.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([libtiff-tools]=4.5.0 [libtiff6]=4.5.0)
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
cat > make.mjs <<'JS'
import sharp from 'sharp';
// Each corner has a colour of its own.
const [width, height] = [48, 32];
const pixels = Buffer.alloc(width * height * 3);
for (let at = 0; at < width * height; at += 1)
  pixels.set([[[200, 30, 30], [30, 180, 30]], [[30, 30, 200], [240, 240, 240]]][Math.floor(at / width) < height / 2 ? 0 : 1][at % width < width / 2 ? 0 : 1], at * 3);
for (let orientation = 1; orientation <= 8; orientation += 1)
  await sharp(pixels, { raw: { width, height, channels: 3 } }).withMetadata({ orientation }).tiff({ compression: 'lzw' }).toFile(`${orientation}.tif`);
await sharp({ create: { width, height, channels: 3, background: { r: 217, g: 42, b: 40 } } }).withIccProfile('p3').tiff({ compression: 'lzw' }).toFile('p3.tif');
JS
node make.mjs
for name in 1 2 3 4 5 6 7 8 p3; do
  program tiff2rgba "$name.tif" "$name-tiff2rgba.tif"
  program tiff2bw "$name.tif" "$name-tiff2bw.tif"
  program tiffcp "$name.tif" "$name-tiffcp.tif"
done
cat > look.mjs <<'JS'
import sharp from 'sharp';
const names = new Map([['200,30,30', 'red'], ['30,180,30', 'green'], ['30,30,200', 'blue'], ['240,240,240', 'white'], ['81,81,81', 'red'], ['118,118,118', 'green'], ['48,48,48', 'blue']]);
const corners = async (file) => {
  const { data, info } = await sharp(file).autoOrient().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const [right, bottom] = [info.width - 4, info.height - 4];
  return [[3, 3], [right, 3], [3, bottom], [right, bottom]]
    .map(([x, y]) => [...data.subarray((y * info.width + x) * info.channels).subarray(0, info.channels >= 3 ? 3 : 1)].join())
    .map((colour) => names.get(colour.includes(',') ? colour : `${colour},${colour},${colour}`) ?? colour)
    .join();
};
for (let orientation = 1; orientation <= 8; orientation += 1) {
  const wanted = await corners(`${orientation}.tif`);
  const told = [];
  for (const by of ['tiffcp', 'tiff2rgba', 'tiff2bw']) {
    const file = `${orientation}-${by}.tif`;
    const found = await corners(file);
    told.push(`${by} ${found === wanted ? 'the same' : found}, tag ${(await sharp(file).metadata()).orientation ?? 'none'}`);
  }
  console.log(`orientation ${orientation}, from the upper left ${wanted}: ${told.join('; ')}`);
}
for (const file of ['p3.tif', 'p3-tiffcp.tif', 'p3-tiff2rgba.tif'])
  console.log(`${file}: ${(await sharp(file).metadata()).icc === undefined ? 'no profile' : 'a profile'}, shown as ${[...(await sharp(file).raw().toBuffer()).subarray(0, 3)].join()}`);
JS
seen="all ended with $codes and $(wc -c < said) bytes of words"$'\n'$(node look.mjs)
echo "libtiff $(dpkg-deb -f debs/libtiff-tools/libtiff-tools_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='all ended with 0 and 0 bytes of words
orientation 1, from the upper left red,green,blue,white: tiffcp the same, tag 1; tiff2rgba the same, tag 1; tiff2bw the same, tag 1
orientation 2, from the upper left green,red,white,blue: tiffcp the same, tag 2; tiff2rgba the same, tag 1; tiff2bw red,green,blue,white, tag 1
orientation 3, from the upper left white,blue,green,red: tiffcp the same, tag 3; tiff2rgba the same, tag 1; tiff2bw red,green,blue,white, tag 1
orientation 4, from the upper left blue,white,red,green: tiffcp the same, tag 4; tiff2rgba the same, tag 1; tiff2bw red,green,blue,white, tag 1
orientation 5, from the upper left red,blue,green,white: tiffcp the same, tag 5; tiff2rgba red,green,blue,white, tag 1; tiff2bw red,green,blue,white, tag 1
orientation 6, from the upper left blue,red,white,green: tiffcp the same, tag 6; tiff2rgba green,red,white,blue, tag 1; tiff2bw red,green,blue,white, tag 1
orientation 7, from the upper left white,green,blue,red: tiffcp the same, tag 7; tiff2rgba white,blue,green,red, tag 1; tiff2bw red,green,blue,white, tag 1
orientation 8, from the upper left green,white,red,blue: tiffcp the same, tag 8; tiff2rgba blue,white,red,green, tag 1; tiff2bw red,green,blue,white, tag 1
p3.tif: a profile, shown as 217,42,40
p3-tiffcp.tif: a profile, shown as 217,42,40
p3-tiff2rgba.tif: no profile, shown as 200,60,50'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
