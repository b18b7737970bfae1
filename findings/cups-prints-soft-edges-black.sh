#!/usr/bin/env bash
# imagetopdf of cups-filters 1.28.17, as Debian 12 has it, by which CUPS prints PNG: pictures with transparency.
#
# Expected: as on white paper. What is fully transparent is white, so that the program knows what it is laid on; a soft edge is then part of its colour and part white, as PNG's specification (13.16) has it and
# as libvips and browsers lay a picture on white. Of sixteen bits it is so.
# Seen: of eight bits what is half transparent is mixed with black: of the red 200,60,50 comes 100,30,25 where it should be 227,157,152, and a quarter of it is nearly black, 49,14,12. Beside it the transparent
# paper is white. No word, and the exit code is 0.
# It matters since cut-outs and stickers have soft edges all around, and shadows are nothing else: on paper there is a dark line, which no preview on the screen shows.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. No printer is needed. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([cups-filters]=1.28.17 [cups-filters-core-drivers]=1.28.17 [libcupsfilters1]=1.28.17 [poppler-utils]=22.12.0)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
program() { PATH="$work/tree/usr/bin:$work/tree/usr/lib/cups/filter:$PATH" LD_LIBRARY_PATH=$libraries "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
// Four strips: transparent, a quarter, half, opaque.
const [side, channels] = [64, 4];
for (const bits of [8, 16]) {
  const pixels = bits === 8 ? Buffer.alloc(side * side * channels) : new Uint16Array(side * side * channels);
  for (let at = 0; at < side * side; at += 1)
    [200, 60, 50, [0, 64, 128, 255][Math.floor((at % side) / 16)]].forEach((value, nth) => (pixels[at * channels + nth] = bits === 8 ? value : value * 257));
  await sharp(pixels, { raw: { width: side, height: side, channels } }).toColourspace(bits === 8 ? 'srgb' : 'rgb16').png().toFile(`${bits}-bits.png`);
}
JS
node make.mjs
codes=0
for name in 8-bits 16-bits; do
  program imagetopdf 1 nobody picture 1 '' "$name.png" > "$name.pdf" 2>> said || codes=$?
  program pdfimages -png "$name.pdf" "$name-paper"
done
cat > look.mjs <<'JS'
import sharp from 'sharp';
const strips = async (picture) => {
  const { data, info } = await picture.toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return [8, 24, 40, 56].map((x) => [...data.subarray((32 * info.width + x) * info.channels).subarray(0, 3)].join()).join(' | ');
};
for (const name of ['8-bits', '16-bits'])
  console.log(`${name}.png: on white ${await strips(sharp(`${name}.png`).flatten({ background: '#ffffff' }))}; in the PDF ${await strips(sharp(`${name}-paper-000.png`))}`);
JS
seen="all ended with $codes, $(grep -c -E '^(ERROR|WARNING)' said || true) errors and warnings"$'\n'$(node look.mjs)
echo "cups-filters $(dpkg-deb -f debs/cups-filters/cups-filters_*.deb Version), poppler $(dpkg-deb -f debs/poppler-utils/poppler-utils_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='all ended with 0, 0 errors and warnings
8-bits.png: on white 255,255,255 | 241,206,203 | 227,157,152 | 200,60,50; in the PDF 255,255,255 | 49,14,12 | 100,30,25 | 200,60,50
16-bits.png: on white 255,255,255 | 241,206,203 | 227,157,152 | 200,60,50; in the PDF 254,254,254 | 241,206,203 | 227,157,152 | 200,60,50'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
