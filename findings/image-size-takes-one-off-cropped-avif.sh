#!/usr/bin/env bash
# image-size 2.1.0, probe-image-size 7.5.0 and image-dimensions 2.6.0 (npm), beside image-meta 0.3.0 and sharp 0.35.5: the size of an AVIF that is cropped by its box "clap".
#
# Expected: that of the picture which is shown. HEIF (ISO/IEC 23008-12, 6.5.9) has "clap" cut it when it is shown, by a width and a height that are fractions, each with its numerator first; avifenc of Debian 12
# writes it for --crop, and cuts no pixels. image-size reads that box, so as to take it into account. image-meta and sharp answer what is shown.
# Seen: image-size answers the stored size less one column, whatever the crop is: 47 × 32 of a picture of 40 × 20, 639 × 480 of one of 600 × 400. What it takes off the width is the width's denominator, which is 1.
# probe-image-size and image-dimensions answer the stored size. Nothing throws.
# It matters since pages reserve room by these numbers: a picture is squeezed or stretched there, into a shape that it never had.
#
# Needs Debian 12 with apt-get (for a download, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([libavif-bin]=0.11.1 [libavif15]=0.11.1)
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
npm install --no-audit --no-fund --silent image-size@2.1.0 probe-image-size@7.5.0 image-dimensions@2.6.0 image-meta@0.3.0 sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
for (const [width, height] of [[48, 32], [640, 480]]) await sharp({ create: { width, height, channels: 3, background: 'red' } }).png().toFile(`${width}.png`);
JS
node make.mjs
program avifenc --speed 9 48.png whole.avif > /dev/null
program avifenc --speed 9 --crop 4,6,40,20 48.png small.avif > /dev/null
program avifenc --speed 9 --crop 20,40,600,400 640.png large.avif > /dev/null
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { imageDimensionsFromData } from 'image-dimensions';
import { imageMeta } from 'image-meta';
import { imageSize } from 'image-size';
import probe from 'probe-image-size';
import sharp from 'sharp';
for (const name of ['whole', 'small', 'large']) {
  const bytes = readFileSync(`${name}.avif`);
  const answers = {
    'sharp': (await sharp(bytes).toBuffer({ resolveWithObject: true })).info,
    'image-meta': imageMeta(bytes),
    'image-size': imageSize(bytes),
    'probe-image-size': probe.sync(bytes),
    'image-dimensions': imageDimensionsFromData(new Uint8Array(bytes)),
  };
  console.log(`${name}.avif: ${Object.entries(answers).map(([by, { width, height }]) => `${by} ${width} × ${height}`).join(', ')}`);
}
JS
seen=$(node look.mjs)
echo "image-size 2.1.0, probe-image-size 7.5.0, image-dimensions 2.6.0, image-meta 0.3.0, sharp 0.35.5, avifenc $(dpkg-deb -f debs/libavif-bin/libavif-bin_*.deb Version)"
echo "$seen"
wanted='whole.avif: sharp 48 × 32, image-meta 48 × 32, image-size 48 × 32, probe-image-size 48 × 32, image-dimensions 48 × 32
small.avif: sharp 40 × 20, image-meta 40 × 20, image-size 47 × 32, probe-image-size 48 × 32, image-dimensions 48 × 32
large.avif: sharp 600 × 400, image-meta 600 × 400, image-size 639 × 480, probe-image-size 640 × 480, image-dimensions 640 × 480'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
