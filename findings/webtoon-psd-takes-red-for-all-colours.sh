#!/usr/bin/env bash
# @webtoon/psd 0.4.0 (npm): composite() of a PSD as ImageMagick 6.9.11-60 (Debian 12) writes it of a JPEG ("convert in.jpg out.psd").
#
# Expected: the picture. Adobe's format has the merged picture in four ways, of which the first, 0, is raw data, and composite() is called the same of a picture and of a layer. What is packed in a way that the
# package does not know, it refuses with an error. psd 3.4.0, ag-psd 31.0.2 and ImageMagick itself read each of these files rightly.
# Seen: a raw merged picture comes out grey: each pixel has the first channel three times. Of red 200,60,50 comes 200,200,200. composite() of its one layer, raw as well, is right, and so is the merged picture once
# it is packed ("-compress rle"). Nothing throws.
# It matters since previews are made by this: a photograph is black and white there, and blue skies are dark, while the file itself is in colour in each program that edits it.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
coders=$(dirname "$(find "$work/tree" -path '*coders/png.so' | head -1)")
magick6() { LD_LIBRARY_PATH=$libraries MAGICK_CODER_MODULE_PATH=$coders MAGICK_CONFIGURE_PATH=$work/tree/etc/ImageMagick-6 tree/usr/bin/convert-im6.q16 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent @webtoon/psd@0.4.0 ag-psd@31.0.2 psd@3.4.0 sharp@0.35.5
node -e "require('sharp')({ create: { width: 16, height: 8, channels: 3, background: { r: 200, g: 60, b: 50 } } }).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toFile('in.jpg')"
magick6 in.jpg default.psd
magick6 in.jpg -compress none none.psd
magick6 in.jpg -compress rle rle.psd
for name in default none rle; do magick6 "$name.psd[0]" -depth 8 "$name.rgb"; done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initializeCanvas, readPsd } from 'ag-psd';
const require = createRequire(import.meta.url);
const Webtoon = require('@webtoon/psd').default;
const Psd = require('psd');
// ag-psd asks for a canvas for the memory that it fills.
const pixelsOf = (width, height) => ({ width, height, data: new Uint8ClampedArray(width * height * 4) });
initializeCanvas((width, height) => ({ width, height, getContext: () => ({ createImageData: pixelsOf }) }));
// JPEG may be a little off.
const told = ([r, g, b]) => (Math.abs(r - 200) <= 2 && Math.abs(g - 60) <= 2 && Math.abs(b - 50) <= 2 ? '200,60,50' : r === g && g === b && Math.abs(r - 200) <= 2 ? '200,200,200' : [r, g, b].join());
for (const name of ['default', 'none', 'rle']) {
  const bytes = readFileSync(`${name}.psd`);
  const webtoon = Webtoon.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const psd = new Psd(bytes);
  psd.parse();
  console.log(
    `${name}.psd: @webtoon/psd ${told(await webtoon.composite())}, its layer ${told(await webtoon.layers[0].composite())}, ` +
      `psd ${told(psd.image.pixelData)}, ag-psd ${told(readPsd(bytes, { useImageData: true }).imageData.data)}, ImageMagick ${told(readFileSync(`${name}.rgb`))}`,
  );
}
JS
seen=$(node look.mjs)
echo "@webtoon/psd 0.4.0, ag-psd 31.0.2, psd 3.4.0, $(magick6 -version | head -1 | cut -d' ' -f2-3)"
echo "$seen"
wanted='default.psd: @webtoon/psd 200,200,200, its layer 200,60,50, psd 200,60,50, ag-psd 200,60,50, ImageMagick 200,60,50
none.psd: @webtoon/psd 200,200,200, its layer 200,60,50, psd 200,60,50, ag-psd 200,60,50, ImageMagick 200,60,50
rle.psd: @webtoon/psd 200,60,50, its layer 200,60,50, psd 200,60,50, ag-psd 200,60,50, ImageMagick 200,60,50'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
