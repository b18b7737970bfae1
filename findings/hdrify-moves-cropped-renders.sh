#!/usr/bin/env bash
# hdrify 1.2.1 and parse-exr 1.0.2 (npm): OpenEXR whose pixels do not begin in the upper left corner, or whose lines are stored from the last to the first.
#
# Expected: the pixels that are in the file, in their order, as for one that has neither. OpenEXR has a rectangle of pixels that are stored (dataWindow) apart from the one that is shown (displayWindow), and a renderer stores
# what it drew; lines may be stored with the highest number first (lineOrder, decreasing Y), and each block of lines says the number of its first. hdrify's README has EXR files read in each kind of compression but no word of
# either, parse-exr's neither. oiiotool 2.4.7.1 (OpenImageIO, Debian 12) made these and reads them rightly.
# Seen: hdrify puts the pixels as many lines down as the rectangle begins below the corner: so many lines on top are black, and as many at the end are lost; compressed by PIZ the rest is in disorder as well. The size that it
# tells is that of the rectangle. parse-exr hands out lines from the last to the first, as three.js does, from which it was made, but its page does not say so; of lines that are stored the other way round and compressed, the
# upper 15 of these 48 are lost, and what stands there is 1, which is white. Neither throws.
# It matters since cropped renders are the usual way to draw anew what changed: what is missing is a strip at the edge, which is black, as what lies outside often is.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([openimageio-tools]=2.4.7.1)
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
npm install --no-audit --no-fund --silent hdrify@1.2.1 parse-exr@1.0.2
# Each of 48 lines has a value of its own, from 1 to 48.
node -e "
const lines = 48, width = 64;
const floats = new Float32Array(lines * width * 3);
for (let line = 0; line < lines; line += 1) floats.fill(lines - line, line * width * 3, (line + 1) * width * 3);
require('fs').writeFileSync('lines.pfm', Buffer.concat([Buffer.from('PF\n' + width + ' ' + lines + '\n-1.0\n'), Buffer.from(floats.buffer)]));
"
for compression in none zip piz; do
  program oiiotool lines.pfm -d half --compression $compression -o plain-$compression.exr
  program oiiotool lines.pfm -d half --compression $compression --origin +8+5 --fullsize 128x96+0+0 -o placed-$compression.exr
  program oiiotool lines.pfm -d half --compression $compression --attrib openexr:lineOrder decreasingY -o decreasing-$compression.exr
done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { readExr } from 'hdrify';
import parseExr from 'parse-exr';
/** The value of every line, in ranges, from the first line of the answer on. */
const lines = (data, width, height, channels) => {
  const values = Array.from({ length: height }, (_, line) => data[(line * width + 20) * channels]);
  const ranges = [];
  for (const value of values) {
    const last = ranges.at(-1);
    const step = last === undefined ? undefined : value - last.to;
    if (last !== undefined && (last.step === step || (last.step === undefined && Math.abs(step) <= 1))) Object.assign(last, { to: value, step });
    else ranges.push({ from: value, to: value, step: undefined });
  }
  return `${width} × ${height}: ${ranges.map(({ from, to, step }) => (step === undefined ? `${from}` : `${from} to ${to}`)).join(', ')}`;
};
for (const kind of ['plain', 'placed', 'decreasing'])
  for (const compression of ['none', 'zip', 'piz']) {
    const bytes = readFileSync(`${kind}-${compression}.exr`);
    const a = readExr(new Uint8Array(bytes));
    const b = parseExr(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), 1015);
    console.log(`${kind}, ${compression}: hdrify ${lines(a.data, a.width, a.height, 4)}; parse-exr ${lines(b.data, b.width, b.height, b.data.length / b.width / b.height)}`);
  }
JS
seen=$(node look.mjs)
echo "hdrify 1.2.1, parse-exr 1.0.2, OpenImageIO $(dpkg-deb -f debs/openimageio-tools/openimageio-tools_*.deb Version)"
echo "$seen"
wanted='plain, none: hdrify 64 × 48: 1 to 48; parse-exr 64 × 48: 48 to 1
plain, zip: hdrify 64 × 48: 1 to 48; parse-exr 64 × 48: 48 to 1
plain, piz: hdrify 64 × 48: 1 to 48; parse-exr 64 × 48: 48 to 1
placed, none: hdrify 64 × 48: 0 to 0, 1 to 43; parse-exr 64 × 48: 48 to 1
placed, zip: hdrify 64 × 48: 0 to 0, 1 to 43; parse-exr 64 × 48: 48 to 1
placed, piz: hdrify 64 × 48: 0 to 0, 1 to 32, 0 to 0, 33, 0, 33, 0 to 0; parse-exr 64 × 48: 48 to 1
decreasing, none: hdrify 64 × 48: 1 to 48; parse-exr 64 × 48: 48 to 1
decreasing, zip: hdrify 64 × 48: 1 to 48; parse-exr 64 × 48: 33 to 1, 1 to 1
decreasing, piz: hdrify 64 × 48: 1 to 48; parse-exr 64 × 48: 33 to 1, 1 to 1'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
