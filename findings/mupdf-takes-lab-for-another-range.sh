#!/usr/bin/env bash
# mupdf 1.28.1 (npm) and mutool 1.21.1, as Debian 12 has it, beside poppler 22.12.0 (Debian 12): pictures in Lab within a PDF.
#
# Expected: their colours, up to rounding and to what sRGB cannot show. PDF has Lab among its colour spaces, with Range saying from which to which number a and b go (-100 to 100 where nothing is said), and samples are spread over just these numbers unless
# Decode says otherwise (ISO 32000-1, 8.6.5.4 and table 90). tiff2pdf lays a TIFF in Lab into a PDF so.
# Seen: mupdf spreads samples from -128 to 127 whatever Range says: of the same samples with ranges of 128, 100 and 50 it shows one colour, more colourful than two of them are. mutool shows the number itself for red, green and blue and
# cuts it off: brownish red is pure red, a dull green is pure green, and blue is pink. It says once that support for profiles is missing, which Lab does not need, and ends with 0. Colours of RGB are right in each.
# It matters since Lab is what archives and retouchers keep for its width: previews on the web are made by this package, and a page of proofs is other than the one that is printed.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([poppler-utils]=22.12.0 [mupdf-tools]=1.21.1)
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
npm install --no-audit --no-fund --silent sharp@0.35.5 mupdf@1.28.1
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
const side = 8;
const make = (name, space, sample) => {
  const stream = (words, bytes) => `<<${words}/Length ${bytes.length}>>stream\n${bytes}\nendstream`;
  const samples = Buffer.from(Array.from({ length: side * side }, () => sample).flat()).toString('hex');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 32 32]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>',
    stream('', 'q 32 0 0 32 0 0 cm /I Do Q'),
    stream(`/Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ColorSpace ${space}/BitsPerComponent 8/Filter/ASCIIHexDecode`, `${samples}>`),
  ];
  let pdf = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = pdf.length;
    pdf += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = pdf.length;
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  writeFileSync(`${name}.pdf`, pdf, 'latin1');
};
make('rgb', '/DeviceRGB', [200, 60, 50]);
for (const [range, words] of [['128', '-128 127 -128 127'], ['100', '-100 100 -100 100'], ['50', '-50 50 -50 50']])
  for (const [colour, sample] of [['red', [125, 180, 160]], ['green', [125, 80, 150]], ['blue', [90, 140, 80]]]) make(`${colour}-${range}`, `[/Lab<</WhitePoint[0.9505 1 1.089]/Range[${words}]>>]`, sample);
JS
node make.mjs
codes=0
for file in *.pdf; do
  program mutool draw -q -r 72 -o "${file%.pdf}-mutool.png" "$file" > /dev/null 2>&1 || codes=$?
  program pdftoppm -r 72 -singlefile -png "$file" "${file%.pdf}-poppler"
done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import * as mupdf from 'mupdf';
import sharp from 'sharp';
const look = async (png) => {
  const { data, info } = await sharp(png).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray((16 * info.width + 16) * info.channels).subarray(0, 3)].join();
};
for (const name of ['rgb', ...['red', 'green', 'blue'].flatMap((colour) => ['128', '100', '50'].map((range) => `${colour}-${range}`))]) {
  const pixels = mupdf.Document.openDocument(readFileSync(`${name}.pdf`), 'application/pdf').loadPage(0).toPixmap(mupdf.Matrix.identity, mupdf.ColorSpace.DeviceRGB, false).getPixels();
  const there = [...pixels.subarray((16 * 32 + 16) * 3).subarray(0, 3)].join();
  console.log(`${name}: poppler ${await look(`${name}-poppler.png`)}; mupdf ${there}; mutool ${await look(`${name}-mutool.png`)}`);
}
JS
seen="mutool ended with $codes"$'\n'$(node look.mjs)
echo "mupdf 1.28.1, mutool $(dpkg-deb -f debs/mupdf-tools/mupdf-tools_*.deb Version), poppler $(dpkg-deb -f debs/poppler-utils/poppler-utils_*.deb Version)"
echo "$seen"
wanted='mutool ended with 0
rgb: poppler 200,60,50; mupdf 200,60,50; mutool 200,60,50
red-128: poppler 203,71,65; mupdf 200,69,66; mutool 255,0,0
red-100: poppler 188,84,76; mupdf 200,69,66; mutool 255,0,0
red-50: poppler 156,103,96; mupdf 200,69,66; mutool 255,0,0
green-128: poppler 0,135,77; mupdf 1,136,76; mutool 0,255,0
green-100: poppler 44,132,85; mupdf 1,136,76; mutool 0,255,0
green-50: poppler 87,125,101; mupdf 1,136,76; mutool 0,255,0
blue-128: poppler 20,81,160; mupdf 53,79,161; mutool 255,100,255
blue-100: poppler 53,81,143; mupdf 53,79,161; mutool 255,100,255
blue-50: poppler 74,82,113; mupdf 53,79,161; mutool 255,100,255'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
