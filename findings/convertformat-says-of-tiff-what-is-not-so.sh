#!/usr/bin/env bash
# convertformat of Leptonica 1.82.0, as Debian 12 has it, by whose library Tesseract reads: a cut-out as PNG and WebP made a TIFF, and a TIFF made a PNG.
#
# Expected: the same cut-out. TIFF 6 has two kinds of transparency (ExtraSamples): 1, where the colours are multiplied by it, and 2, where they are not. PNG's and WebP's never are. So either the numbers stay and the tag is 2, or they are
# multiplied and it is 1; and whoever makes a PNG of a TIFF takes them as they are or divides them, as the tag says. sharp 0.35.5 (libvips) writes 2 and reads both.
# Seen: the numbers stay and the tag is 1: readers that go by it, sharp and ImageMagick 6.9.11-60 among them, divide what was not multiplied. Half transparent red 200,60,50 is 255,119,99. On the way out of a TIFF that says 2 colours come
# out multiplied into the PNG, with the alpha beside them: 100,30,25. There and back by itself all is right, since its TIFF is not what it says. So is what is opaque. No word, and the exit code is 0.
# It matters since scripts for scans and documents go by TIFF: stamps, signatures and cut-outs that are laid on a page get a bright rim by one program and a dark one by the other.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([leptonica-progs]=1.82.0 [libtiff-tools]=4.5.0 [imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60)
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
coders=$(dirname "$(find "$work/tree" -path '*coders/png.so' | head -1)")
magick6() { MAGICK_CODER_MODULE_PATH=$coders MAGICK_CONFIGURE_PATH=$work/tree/etc/ImageMagick-6 program convert-im6.q16 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
const [width, height] = [48, 16];
const pixels = Buffer.alloc(width * height * 4);
for (let at = 0; at < pixels.length; at += 4) pixels.set([200, 60, 50, (at / 4) % width < 16 ? 255 : (at / 4) % width < 32 ? 128 : 0], at);
const cut = sharp(pixels, { raw: { width, height, channels: 4 } });
await cut.clone().png().toFile('in.png');
await cut.clone().webp({ lossless: true, exact: true }).toFile('in.webp');
await cut.clone().tiff({ compression: 'none' }).toFile('in.tif');
JS
node make.mjs
code=0
{
  program convertformat in.png png-to.tif TIFF || code=$?
  program convertformat in.webp webp-to.tif TIFF || code=$?
  program convertformat in.tif tif-to.png PNG || code=$?
  program convertformat png-to.tif back.png PNG || code=$?
  program convertformat in.png png-to.png PNG || code=$?
} > said 2>&1
for name in png-to webp-to; do magick6 "$name.tif" "$name-magick6.png"; done
cat > look.mjs <<'JS'
import sharp from 'sharp';
const files = ['in.tif', 'png-to.tif', 'webp-to.tif', 'png-to-magick6.png', 'webp-to-magick6.png', 'png-to.png', 'tif-to.png', 'back.png'];
for (const file of files) {
  const pixels = await sharp(file).ensureAlpha().raw().toBuffer();
  console.log(`${file}: opaque ${[...pixels.subarray(8 * 4, 8 * 4 + 4)].join()}; half ${[...pixels.subarray(24 * 4, 24 * 4 + 4)].join()}`);
}
JS
seen="ended with $code, $(grep -c -i -E 'warn|error|alpha' said || true) lines of trouble
in.tif says $(program tiffinfo in.tif 2> /dev/null | sed -n 's/^ *Extra Samples: //p'), png-to.tif $(program tiffinfo png-to.tif 2> /dev/null | sed -n 's/^ *Extra Samples: //p')
$(node look.mjs)"
echo "leptonica $(dpkg-deb -f debs/leptonica-progs/leptonica-progs_*.deb Version), $(magick6 -version | head -1 | cut -d' ' -f2-3)"
echo "$seen"
wanted='ended with 0, 0 lines of trouble
in.tif says 1<unassoc-alpha>, png-to.tif 1<assoc-alpha>
in.tif: opaque 200,60,50,255; half 200,60,50,128
png-to.tif: opaque 200,60,50,255; half 255,119,99,128
webp-to.tif: opaque 200,60,50,255; half 255,119,99,128
png-to-magick6.png: opaque 200,60,50,255; half 255,119,99,128
webp-to-magick6.png: opaque 200,60,50,255; half 255,119,99,128
png-to.png: opaque 200,60,50,255; half 200,60,50,128
tif-to.png: opaque 200,60,50,255; half 100,30,25,128
back.png: opaque 200,60,50,255; half 200,60,50,128'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
