#!/usr/bin/env bash
# pdftocairo of poppler 22.12.0, as Debian 12 has it: a picture with a soft edge in a PDF whose colours are already mixed with a ground (Matte).
#
# Expected: what pdftoppm of the same package and mutool 1.21.1 (Debian 12) show. PDF has a soft mask say by /Matte which colour the picture was mixed with before, so that a reader takes it out again (ISO 32000-1, 11.6.5.3);
# programs for layout write it for shadows and cut-outs.
# Seen: /Matte is not looked at, and the soft part is mixed twice: of red, half transparent, which is 227,157,152 on white, comes 177,142,140 where the ground was black, and 241,206,203 where it was white. What
# is opaque is right, and so is a mask without /Matte. No word, and the exit code is 0.
# It matters since Evince draws by this part of poppler, and proofs are made by it: cut-outs get a dark or a pale line all around that print has not, or the other way round.
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
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
const side = 8;
/** One page with one picture of one colour, opaque on the left and half transparent on the right. */
const make = (name, left, right, matte) => {
  const rows = (pair) => Buffer.from(Array.from({ length: side * side }, (_, at) => pair[at % side < side / 2 ? 0 : 1]).flat());
  const stream = (words, bytes) => `<<${words}/Length ${bytes.length}>>stream\n${bytes}\nendstream`;
  const picture = (space, pair, more) =>
    stream(`/Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ColorSpace/${space}/BitsPerComponent 8/Filter/ASCIIHexDecode${more}`, `${rows(pair).toString('hex')}>`);
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 32 32]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>',
    stream('', 'q 32 0 0 32 0 0 cm /I Do Q'),
    picture('DeviceRGB', [left, right], '/SMask 6 0 R'),
    picture('DeviceGray', [[255], [128]], matte),
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
const red = [200, 60, 50];
const mixed = (ground) => red.map((value) => Math.round((value * 128 + ground * 127) / 255));
make('without', red, red, '');
make('black', red, mixed(0), '/Matte[0 0 0]');
make('white', red, mixed(255), '/Matte[1 1 1]');
JS
node make.mjs
codes=0
for name in without black white; do
  program pdftocairo -r 72 -singlefile -png $name.pdf $name-pdftocairo >> said 2>&1 || codes=$?
  program pdftoppm -r 72 -singlefile -png $name.pdf $name-pdftoppm
  program mutool draw -q -r 72 -o $name-mutool.png $name.pdf > /dev/null 2>&1
done
cat > look.mjs <<'JS'
import sharp from 'sharp';
for (const name of ['without', 'black', 'white']) {
  const told = [];
  for (const by of ['pdftocairo', 'pdftoppm', 'mutool']) {
    const { data, info } = await sharp(`${name}-${by}.png`).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
    told.push(`${by} ${[8, 24].map((x) => [...data.subarray((16 * info.width + x) * info.channels).subarray(0, 3)].join()).join(' | ')}`);
  }
  console.log(`${name === 'without' ? 'without Matte' : `mixed with ${name}`}: ${told.join('; ')}`);
}
JS
seen="ended with $codes and $(wc -c < said) bytes of words"$'\n'$(node look.mjs)
echo "poppler $(dpkg-deb -f debs/poppler-utils/poppler-utils_*.deb Version), mupdf $(dpkg-deb -f debs/mupdf-tools/mupdf-tools_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='ended with 0 and 0 bytes of words
without Matte: pdftocairo 200,60,50 | 227,157,152; pdftoppm 200,60,50 | 227,157,152; mutool 200,60,50 | 227,156,151
mixed with black: pdftocairo 200,60,50 | 177,142,140; pdftoppm 200,60,50 | 227,157,152; mutool 200,60,50 | 226,156,151
mixed with white: pdftocairo 200,60,50 | 241,206,203; pdftoppm 200,60,50 | 227,157,152; mutool 200,60,50 | 227,156,151'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
