#!/usr/bin/env bash
# tiff2pdf 4.5.0 (libtiff), as Debian 12 has it: a TIFF with transparency, laid into a PDF.
#
# Expected: what it looks like on white paper, or with its transparency, which PDF has (SMask), or a word that it is not taken. The manual speaks of neither; for sixteen bits the program says that it has no support
# and ends with 1.
# Seen: red and blue are exchanged, and what is half transparent is other again: red is blue in the PDF, half transparent red is grey. With a profile of colours the PDF names four channels for what has
# three: poppler 22.12.0 shows an empty page. Of grey with transparency the PDF says that it is grey alone, so that alpha's numbers stand between the others as pixels of their own. No word, and the exit code is
# 0. The same pictures laid on white before are right.
# It matters since cut-outs are sent to print so: the sender sees the TIFF, the printer the PDF.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([libtiff-tools]=4.5.0 [poppler-utils]=22.12.0 [mupdf-tools]=1.21.1)
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
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
// The left half is half transparent, the right one opaque.
const [width, height] = [48, 32];
for (const [name, colour, space] of [['red', [255, 0, 0], 'srgb'], ['grey', [60], 'b-w']]) {
  const channels = colour.length + 1;
  const pixels = Buffer.alloc(width * height * channels);
  for (let at = 0; at < width * height; at += 1) pixels.set([...colour, at % width < width / 2 ? 128 : 255], at * channels);
  const picture = sharp(pixels, { raw: { width, height, channels } }).toColourspace(space).withDensity(72);
  await picture.clone().tiff({ compression: 'none' }).toFile(`${name}-alpha.tif`);
  await picture.clone().flatten({ background: '#ffffff' }).toColourspace(space).tiff({ compression: 'none' }).toFile(`${name}-flat.tif`);
  if (name === 'red') await picture.clone().withIccProfile('srgb').tiff({ compression: 'none' }).toFile('red-alpha-profile.tif');
  if (name === 'red') await picture.clone().flatten({ background: '#ffffff' }).withIccProfile('srgb').tiff({ compression: 'none' }).toFile('red-flat-profile.tif');
}
JS
node make.mjs
codes=0
: > said
for file in *.tif; do
  program tiff2pdf -o "${file%.tif}.pdf" "$file" >> said 2>&1 || codes=$?
  program pdftoppm -r 72 -singlefile -png "${file%.tif}.pdf" "${file%.tif}-poppler" 2> /dev/null
  program mutool draw -q -r 72 -o "${file%.tif}-mutool.png" "${file%.tif}.pdf" 2> /dev/null
done
cat > look.mjs <<'JS'
import { readdirSync } from 'node:fs';
import sharp from 'sharp';
for (const file of readdirSync('.').filter((name) => name.endsWith('.tif')).sort()) {
  const told = [];
  for (const by of ['poppler', 'mutool']) {
    const { data, info } = await sharp(`${file.slice(0, -4)}-${by}.png`).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
    const places = [[12, 8], [37, 8]].map(([x, y]) => [...data.subarray((y * info.width + x) * info.channels).subarray(0, 3)].join());
    told.push(`${by} ${info.width} × ${info.height}, ${places.join(' | ')}`);
  }
  console.log(`${file}: ${told.join('; ')}`);
}
JS
seen="all ended with $codes and $(wc -c < said) bytes of words"$'\n'$(node look.mjs)
echo "libtiff $(dpkg-deb -f debs/libtiff-tools/libtiff-tools_*.deb Version), poppler $(dpkg-deb -f debs/poppler-utils/poppler-utils_*.deb Version), mupdf $(dpkg-deb -f debs/mupdf-tools/mupdf-tools_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='all ended with 0 and 0 bytes of words
grey-alpha.tif: poppler 48 × 32, 83,83,83 | 83,83,83; mutool 48 × 32, 60,60,60 | 128,128,128
grey-flat.tif: poppler 48 × 32, 157,157,157 | 60,60,60; mutool 48 × 32, 157,157,157 | 60,60,60
red-alpha-profile.tif: poppler 48 × 32, 255,255,255 | 255,255,255; mutool 48 × 32, 127,127,126 | 0,0,255
red-alpha.tif: poppler 48 × 32, 127,127,126 | 0,0,255; mutool 48 × 32, 127,127,126 | 0,0,255
red-flat-profile.tif: poppler 48 × 32, 255,127,127 | 255,0,0; mutool 48 × 32, 255,127,127 | 255,0,0
red-flat.tif: poppler 48 × 32, 255,127,127 | 255,0,0; mutool 48 × 32, 255,127,127 | 255,0,0'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
