#!/usr/bin/env bash
# ag-psd 31.0.2, psd 3.4.0 and @webtoon/psd 0.4.0 (npm), and ffmpeg 5.1.9, as Debian 12 has it: an opaque picture as PSD in which a selection was saved.
#
# Expected: an opaque picture. A selection that is saved is a fourth channel ("Alpha 1"). Adobe's format says how to tell: where the count of layers is negative, the first channel beyond the colours is the transparency
# of the merged picture; else it is none. ImageMagick 6.9.11-60 and oiiotool 2.4.7.1 (Debian 12) go by that.
# Seen: all four take it for transparency in either case: what was not selected is gone, although it is in the file. With a count of 1 as with -1 the left half, where the selection is black, has the alpha 0. No error,
# no warning.
# It matters since selections are saved for work to come, such as a mask of a face: a preview, a copy or what is sent on shows the face alone.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60 [openimageio-tools]=2.4.7.1 [ffmpeg]=7:5.1.9)
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
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@"; }
magick6() { MAGICK_CODER_MODULE_PATH=$coders MAGICK_CONFIGURE_PATH=$work/tree/etc/ImageMagick-6 program convert-im6.q16 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent @webtoon/psd@0.4.0 ag-psd@31.0.2 psd@3.4.0 sharp@0.35.5
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
const [width, height] = [16, 8];
const numbers = (...pairs) => Buffer.concat(pairs.map(([bytes, value]) => { const number = Buffer.alloc(bytes); number.writeIntBE(value, 0, bytes); return number; }));
const withLength = (bytes) => Buffer.concat([numbers([4, bytes.length]), bytes]);
const planeOf = (value) => Buffer.alloc(width * height).map((_, at) => (typeof value === 'number' ? value : value(at % width)));
const [colours, selection] = [[200, 60, 50], (x) => (x < width / 2 ? 0 : 255)];
/** One opaque layer, or one with transparency where `count` is -1, and the merged picture of four channels, packed in runs. */
function psd(count) {
  const channels = colours.map((value, id) => [id, planeOf(value)]);
  if (count === -1) channels.push([-1, planeOf(selection)]);
  const layer = Buffer.concat([
    numbers([4, 0], [4, 0], [4, height], [4, width], [2, channels.length]),
    ...channels.map(([id, plane]) => numbers([2, id], [4, plane.length + 2])),
    Buffer.from('8BIMnorm\xff\0\0\0', 'latin1'),
    withLength(Buffer.concat([numbers([4, 0], [4, 0]), Buffer.from('\x03fox', 'latin1')])),
  ]);
  const layers = Buffer.concat([numbers([2, count]), layer, ...channels.map(([, plane]) => Buffer.concat([numbers([2, 0]), plane]))]);
  const even = layers.length % 2 === 0 ? layers : Buffer.concat([layers, Buffer.alloc(1)]);
  const rows = [...colours, selection].map(planeOf).flatMap((plane) => Array.from({ length: height }, (_, y) => Buffer.concat([Buffer.from([width - 1]), plane.subarray(y * width, (y + 1) * width)])));
  // The name that is shown in the list of channels.
  const named = Buffer.concat([Buffer.from('8BIM\x03\xee\0\0', 'latin1'), withLength(Buffer.from('\x07Alpha 1', 'latin1'))]);
  return Buffer.concat([
    Buffer.from('8BPS\0\x01\0\0\0\0\0\0', 'latin1'),
    numbers([2, 4], [4, height], [4, width], [2, 8], [2, 3]),
    withLength(Buffer.alloc(0)),
    withLength(count === -1 ? Buffer.alloc(0) : named),
    withLength(Buffer.concat([withLength(even), numbers([4, 0])])),
    numbers([2, 1], ...rows.map((row) => [2, row.length])),
    ...rows,
  ]);
}
writeFileSync('selection.psd', psd(1));
writeFileSync('transparency.psd', psd(-1));
JS
node make.mjs
for name in selection transparency; do
  magick6 "$name.psd[0]" -depth 8 "$name-magick6.png"
  program oiiotool "$name.psd" --subimage 0 -o "$name-oiiotool.png"
  program ffmpeg -loglevel error -i "$name.psd" "$name-ffmpeg.png"
done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initializeCanvas, readPsd } from 'ag-psd';
import sharp from 'sharp';
const require = createRequire(import.meta.url);
const Webtoon = require('@webtoon/psd').default;
const Psd = require('psd');
// ag-psd asks for a canvas for the memory that it fills.
const pixelsOf = (width, height) => ({ width, height, data: new Uint8ClampedArray(width * height * 4) });
initializeCanvas((width, height) => ({ width, height, getContext: () => ({ createImageData: pixelsOf }) }));
const opened = async (file) => sharp(file).ensureAlpha().raw().toBuffer();
for (const name of ['selection', 'transparency']) {
  const bytes = readFileSync(`${name}.psd`);
  const psd = new Psd(bytes);
  psd.parse();
  const ways = {
    'ImageMagick 6': await opened(`${name}-magick6.png`),
    'oiiotool': await opened(`${name}-oiiotool.png`),
    'ag-psd': readPsd(bytes, { useImageData: true }).imageData.data,
    'psd': psd.image.pixelData,
    '@webtoon/psd': await Webtoon.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)).composite(),
    'ffmpeg': await opened(`${name}-ffmpeg.png`),
  };
  console.log(`${name}.psd, alpha at the left and at the right: ${Object.entries(ways).map(([by, pixels]) => `${by} ${pixels[4 * 4 + 3]} and ${pixels[12 * 4 + 3]}`).join('; ')}`);
}
JS
seen=$(node look.mjs)
echo "ag-psd 31.0.2, psd 3.4.0, @webtoon/psd 0.4.0, ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version), oiiotool $(dpkg-deb -f debs/openimageio-tools/openimageio-tools_*.deb Version), $(magick6 -version | head -1 | cut -d' ' -f2-3)"
echo "$seen"
wanted='selection.psd, alpha at the left and at the right: ImageMagick 6 255 and 255; oiiotool 255 and 255; ag-psd 0 and 255; psd 0 and 255; @webtoon/psd 0 and 255; ffmpeg 0 and 255
transparency.psd, alpha at the left and at the right: ImageMagick 6 0 and 255; oiiotool 0 and 255; ag-psd 0 and 255; psd 0 and 255; @webtoon/psd 0 and 255; ffmpeg 0 and 255'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
