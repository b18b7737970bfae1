#!/usr/bin/env bash
# converttopdf of Leptonica 1.82.0, as Debian 12 has it, by which folders of pictures become one PDF: JPEG in cyan, magenta, yellow and black.
#
# Expected: the picture. Such a JPEG by Adobe's programs and by most that came after has its inks turned round and says so by Adobe's segment (APP14); a PDF says by /Decode [1 0 1 0 1 0 1 0] that this is so, since a JPEG goes into it as
# it is. img2pdf 0.4.4 (Debian 12), pdf-lib 1.17.1 and pdfkit 0.20.2 (npm) write that.
# Seen: it is left out, and the page is a negative: of red comes dark blue and of white comes black, in poppler 22.12.0 and mupdf 1.28.1. JPEG in red, green and blue is right on the other pages of the same file, but for one that EXIF turns,
# which lies on its side; img2pdf and pdfkit turn it. No word, and the exit code is 0.
# It matters since what comes back from a printer or an agency is in these inks, and a PDF of the whole folder is what is sent on as an overview: some pages look like a fault of the camera.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node, npm and Python 3.11. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([leptonica-progs]=1.82.0 [img2pdf]=0.4.4 [poppler-utils]=22.12.0)
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
npm install --no-audit --no-fund --silent sharp@0.35.5 pdf-lib@1.17.1 pdfkit@0.20.2 mupdf@1.28.1
cat > make.mjs <<'JS'
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
import PdfKit from 'pdfkit';
import sharp from 'sharp';
mkdirSync('in');
const [width, height] = [96, 64];
// Red above, white below, so that a turn shows.
const pixels = Buffer.alloc(width * height * 3, 255);
for (let at = 0; at < pixels.length / 2; at += 3) pixels.set([200, 60, 50], at);
const drawn = sharp(pixels, { raw: { width, height, channels: 3 } });
await drawn.clone().toColourspace('cmyk').jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toFile('in/1-inks.jpg');
await drawn.clone().jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toFile('in/2-rgb.jpg');
await drawn.clone().withMetadata({ orientation: 6 }).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toFile('in/3-turned.jpg');
const inks = new Uint8Array(readFileSync('in/1-inks.jpg'));
const book = await PDFDocument.create();
book.addPage([width, height]).drawImage(await book.embedJpg(inks), { x: 0, y: 0, width, height });
writeFileSync('pdf-lib.pdf', await book.save());
await new Promise((done) => {
  const kit = new PdfKit({ size: [width, height], margin: 0 });
  kit.pipe(createWriteStream('pdfkit.pdf')).on('finish', done);
  kit.image(Buffer.from(inks), 0, 0, { width, height });
  kit.end();
});
JS
node make.mjs
code=0
program converttopdf in converttopdf.pdf > said 2>&1 || code=$?
PYTHONPATH=$work/tree/usr/lib/python3/dist-packages program python3 tree/usr/bin/img2pdf in/1-inks.jpg in/2-rgb.jpg in/3-turned.jpg -o img2pdf.pdf
for name in converttopdf img2pdf pdf-lib pdfkit; do program pdftoppm -r 150 -png "$name.pdf" "$name"; done
cat > look.mjs <<'JS'
import { existsSync, readFileSync } from 'node:fs';
import mupdf from 'mupdf';
import sharp from 'sharp';
async function told(input) {
  const { data, info } = await sharp(input).removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const at = (x, y) => {
    const [r, g, b] = data.subarray((Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3).subarray(0, 3);
    return r > 180 && g < 110 ? 'red' : Math.min(r, g, b) > 235 ? 'white' : Math.max(r, g, b) < 80 ? (g - r > 20 ? 'dark blue' : 'black') : [r, g, b].join();
  };
  return `${at(0.75, 0.1)} above, ${at(0.75, 0.9)} below${info.width < info.height ? ', upright' : ''}`;
}
for (const name of ['converttopdf', 'img2pdf', 'pdf-lib', 'pdfkit']) {
  const pages = mupdf.Document.openDocument(readFileSync(`${name}.pdf`), 'application/pdf');
  for (let page = 1; page <= 3; page += 1) {
    if (!existsSync(`${name}-${page}.png`)) continue;
    const png = pages.loadPage(page - 1).toPixmap(mupdf.Matrix.scale(2, 2), mupdf.ColorSpace.DeviceRGB, false).asPNG();
    console.log(`${name}, page ${page}: poppler ${await told(`${name}-${page}.png`)}; mupdf ${await told(png)}`);
  }
}
JS
seen="ended with $code, $(grep -c -i -E 'warn|error|cmyk' said || true) lines of trouble
$(node look.mjs 2> /dev/null)"
echo "leptonica $(dpkg-deb -f debs/leptonica-progs/leptonica-progs_*.deb Version), img2pdf $(dpkg-deb -f debs/img2pdf/img2pdf_*.deb Version), poppler $(dpkg-deb -f debs/poppler-utils/poppler-utils_*.deb Version)"
echo "$seen"
wanted='ended with 0, 0 lines of trouble
converttopdf, page 1: poppler dark blue above, black below; mupdf dark blue above, black below
converttopdf, page 2: poppler red above, white below; mupdf red above, white below
converttopdf, page 3: poppler red above, white below; mupdf red above, white below
img2pdf, page 1: poppler red above, white below; mupdf red above, white below
img2pdf, page 2: poppler red above, white below; mupdf red above, white below
img2pdf, page 3: poppler red above, red below, upright; mupdf red above, red below, upright
pdf-lib, page 1: poppler red above, white below; mupdf red above, white below
pdfkit, page 1: poppler red above, white below; mupdf red above, white below'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
