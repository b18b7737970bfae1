#!/usr/bin/env bash
# rsvg-convert 2.54.7, as Debian 12 has it, @resvg/resvg-js 2.6.2 and sharp 0.35.5, which reads SVG by librsvg (npm): a photograph within an SVG (<image>), turned by its EXIF, and one in Display P3.
#
# Expected: upright, in its colours, as browsers show the same SVG. CSS Images 3 has image-orientation be from-image where nothing else is said, for content as for decoration, and SVG 2 has pictures in <image>
# be shown as the user agent shows them. None of the three programs' pages speaks of turns or profiles.
# Seen: it lies on its side, squeezed into the place of an upright one, and the turn of EXIF is nowhere, in PNG as in PDF. Neither is the profile: red 217,42,40 of sRGB, which Display P3 has as 200,60,50, is
# 200,60,50. JPEG and PNG alike. Nothing warns; the exit code is 0.
# It matters since layouts, contact sheets and cards are drawn so, looked at in a browser, and printed by one of these.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([librsvg2-bin]=2.54.7 [librsvg2-2]=2.54.7 [poppler-utils]=22.12.0)
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
: > said
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@" >> said 2>&1 || codes=$?; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 @resvg/resvg-js@2.6.2
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
// Stored: red on the left, blue on the right. Turned by 6, which is a quarter with the clock: red above, blue below.
const [width, height] = [48, 32];
const pixels = Buffer.alloc(width * height * 3);
for (let at = 0; at < width * height; at += 1) pixels.set(at % width < width / 2 ? [200, 30, 30] : [30, 30, 200], at * 3);
const turned = sharp(pixels, { raw: { width, height, channels: 3 } }).withMetadata({ orientation: 6 });
const wide = sharp({ create: { width: height, height: width, channels: 3, background: { r: 217, g: 42, b: 40 } } }).withIccProfile('p3');
const files = {
  'turned-jpeg': await turned.clone().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer(),
  'turned-png': await turned.clone().png().toBuffer(),
  'p3-png': await wide.clone().png().toBuffer(),
};
for (const [name, bytes] of Object.entries(files)) {
  const upright = await sharp(bytes).autoOrient().png().toBuffer();
  writeFileSync(`${name}-alone.png`, upright);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="32" height="48" viewBox="0 0 32 48">` +
    `<image width="32" height="48" preserveAspectRatio="none" xlink:href="data:image/${name.split('-')[1]};base64,${bytes.toString('base64')}"/></svg>`;
  writeFileSync(`${name}.svg`, svg);
  writeFileSync(`${name}-resvg.png`, new Resvg(svg).render().asPng());
  await sharp(Buffer.from(svg)).png().toFile(`${name}-sharp.png`);
}
JS
node make.mjs
for name in turned-jpeg turned-png p3-png; do
  program rsvg-convert "$name.svg" -o "$name-rsvg.png"
  program rsvg-convert -f pdf "$name.svg" -o "$name.pdf"
  program pdftoppm -png -r 72 -singlefile "$name.pdf" "$name-pdf"
done
cat > look.mjs <<'JS'
import sharp from 'sharp';
for (const name of ['turned-jpeg', 'turned-png', 'p3-png']) {
  const told = [];
  for (const by of ['alone', 'rsvg', 'pdf', 'resvg', 'sharp']) {
    const { data, info } = await sharp(`${name}-${by}.png`).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const at = (x, y) => [...data.subarray((Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3).subarray(0, 3)];
    const [above, left, below] = [at(0.9, 0.1), at(0.1, 0.9), at(0.9, 0.9)];
    const isRed = ([red, , blue]) => red > blue;
    told.push(`${by} ${name === 'p3-png' ? above.join() : isRed(above) && !isRed(left) && !isRed(below) ? 'upright' : !isRed(above) && isRed(left) && !isRed(below) ? 'on its side' : 'something else'}`);
  }
  console.log(`${name}: ${told.join(', ')}`);
}
JS
seen="all ended with $codes and $(wc -c < said) bytes of words"$'\n'$(node look.mjs)
echo "rsvg-convert $(dpkg-deb -f debs/librsvg2-bin/librsvg2-bin_*.deb Version), @resvg/resvg-js 2.6.2, sharp 0.35.5 (librsvg $(node -p "require('sharp').versions.rsvg"))"
echo "$seen"
wanted='all ended with 0 and 0 bytes of words
turned-jpeg: alone upright, rsvg on its side, pdf on its side, resvg on its side, sharp on its side
turned-png: alone upright, rsvg on its side, pdf on its side, resvg on its side, sharp on its side
p3-png: alone 217,42,40, rsvg 200,60,50, pdf 200,60,50, resvg 200,60,50, sharp 200,60,50'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
