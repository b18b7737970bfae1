#!/usr/bin/env bash
# jspdf 4.2.1, beside pdf-lib 1.17.1 and pdfkit 0.20.2 (npm): a PNG of sixteen bits with transparency, laid into a PDF.
#
# Expected: what the same picture of eight bits looks like. The documentation of addImage() has PNG among what it takes, and no depth that it does not take; opaque PNGs of sixteen bits are right, and cut-outs are,
# too, by pdf-lib and pdfkit.
# Seen: of each alpha the lower byte is taken, and the upper one, which says how much is seen, is dropped. A half (0x8000) and a quarter (0x4000) are nothing at all, three quarters (0xbf80) are a half. What is
# opaque or wholly transparent is right, since both of its bytes are the same. No error.
# It matters since shadows and soft edges have every alpha: where each is another number they become noise, and where they are round numbers they are gone.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([poppler-utils]=22.12.0)
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
npm install --no-audit --no-fund --silent jspdf@4.2.1 pdf-lib@1.17.1 pdfkit@0.20.2 sharp@0.35.5
cat > make.mjs <<'JS'
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { jsPDF } from 'jspdf';
import { PDFDocument } from 'pdf-lib';
import PDFKit from 'pdfkit';
import sharp from 'sharp';
const [width, height] = [80, 16];
// Five strips: the alpha of each, in numbers of sixteen bits.
const alphas = [0, 0x4000, 0x8000, 0xbf80, 0xffff];
for (const bits of [8, 16]) {
  const pixels = bits === 8 ? Buffer.alloc(width * height * 4) : new Uint16Array(width * height * 4);
  for (let at = 0; at < width * height; at += 1)
    [200 * 257, 60 * 257, 50 * 257, alphas[Math.floor((at % width) / 16)]].forEach((value, nth) => (pixels[at * 4 + nth] = bits === 8 ? value >> 8 : value));
  await sharp(pixels, { raw: { width, height, channels: 4 } }).toColourspace(bits === 8 ? 'srgb' : 'rgb16').png().toFile(`${bits}.png`);
  const png = new Uint8Array(readFileSync(`${bits}.png`));
  const page = new jsPDF({ unit: 'pt', format: [width, height], orientation: 'landscape' });
  page.addImage(png, 'PNG', 0, 0, width, height);
  writeFileSync(`${bits}-jspdf.pdf`, Buffer.from(page.output('arraybuffer')));
  const lib = await PDFDocument.create();
  lib.addPage([width, height]).drawImage(await lib.embedPng(png), { x: 0, y: 0, width, height });
  writeFileSync(`${bits}-pdf-lib.pdf`, await lib.save());
  const kit = new PDFKit({ size: [width, height], margin: 0 });
  const written = createWriteStream(`${bits}-pdfkit.pdf`);
  kit.pipe(written);
  kit.image(`${bits}.png`, 0, 0, { width, height });
  kit.end();
  await finished(written);
}
JS
node make.mjs
for file in *.pdf; do program pdftoppm -r 72 -singlefile -png "$file" "${file%.pdf}"; done
cat > look.mjs <<'JS'
import sharp from 'sharp';
for (const bits of [8, 16]) {
  const strips = async (picture) => {
    const { data, info } = await picture.toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    return [8, 24, 40, 56, 72].map((x) => [...data.subarray((8 * info.width + x) * info.channels).subarray(0, 3)].join()).join(' | ');
  };
  console.log(`${bits} bits, on white: ${await strips(sharp(`${bits}.png`).flatten({ background: '#ffffff' }))}`);
  for (const by of ['jspdf', 'pdf-lib', 'pdfkit']) console.log(`  by ${by}: ${await strips(sharp(`${bits}-${by}.png`))}`);
}
JS
seen=$(node look.mjs)
echo "jspdf 4.2.1, pdf-lib 1.17.1, pdfkit 0.20.2, poppler $(dpkg-deb -f debs/poppler-utils/poppler-utils_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='8 bits, on white: 255,255,255 | 241,206,203 | 227,157,152 | 213,108,101 | 200,60,50
  by jspdf: 255,255,255 | 241,206,204 | 227,157,152 | 214,109,101 | 200,60,50
  by pdf-lib: 255,255,255 | 241,206,204 | 227,157,152 | 214,109,101 | 200,60,50
  by pdfkit: 255,255,255 | 241,206,204 | 227,157,152 | 214,109,101 | 200,60,50
16 bits, on white: 255,255,255 | 241,206,203 | 227,157,152 | 214,109,101 | 200,60,50
  by jspdf: 255,255,255 | 255,255,255 | 255,255,255 | 227,157,152 | 200,60,50
  by pdf-lib: 255,255,255 | 241,206,204 | 227,157,152 | 214,109,101 | 200,60,50
  by pdfkit: 255,255,255 | 241,206,204 | 227,157,152 | 214,109,101 | 200,60,50'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
