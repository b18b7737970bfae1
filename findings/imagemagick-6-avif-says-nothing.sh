#!/usr/bin/env bash
# ImageMagick 6.9.11-60 (libheif 1.15.1), as Debian 12 has it: what is left of a photograph's profile, turn and texts after "convert in.jpg out.avif", and out of an AVIF again.
#
# Expected: profile, EXIF with the turn, and XMP, as in the program's WebP of the same JPEG. libheif takes each of them
# (heif_image_set_raw_color_profile since 1.4, heif_context_add_exif_metadata, heif_context_add_XMP_metadata), and the program's page counts AVIF among the formats it writes, without a restriction.
# Seen: none goes in. Of a JPEG in Display P3 the AVIF has its numbers, 200,60,50 for sRGB's 217,42,40, under an nclx of "unspecified", and fades; one that EXIF turned lies on its
# side, since neither irot nor EXIF is written; author and rating are gone. Out of an AVIF with all three comes a PNG with EXIF alone, faded as well. Nothing warns; the exit code is 0.
# ImageMagick 7.1.2-13 (magick-wasm 0.0.38) keeps each of them, and turns by irot what EXIF turned.
# It matters since this is the convert of Debian's and Ubuntu's servers, AVIF is what galleries are made smaller with, and the same line was right for WebP.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node, npm and perl. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60 [libheif1]=1.15.1)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
coders=$(dirname "$(find "$work/tree" -path '*coders/png.so' | head -1)")
magick6() { LD_LIBRARY_PATH=$libraries MAGICK_CODER_MODULE_PATH=$coders MAGICK_CONFIGURE_PATH=$work/tree/etc/ImageMagick-6 tree/usr/bin/convert-im6.q16 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 @imagemagick/magick-wasm@0.0.38 exiftool-vendored.pl@13.59.3
exiftool() { perl node_modules/exiftool-vendored.pl/bin/exiftool -charset UTF8 "$@"; }
cat > make.mjs <<'JS'
import sharp from 'sharp';
const picture = sharp({ create: { width: 64, height: 32, channels: 3, background: { r: 217, g: 42, b: 40 } } }).withIccProfile('p3').withExif({ IFD0: { Artist: 'Somebody' } });
await picture.clone().withMetadata({ icc: 'p3', orientation: 6 }).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toFile('in.jpg');
await picture.clone().avif({ quality: 100, chromaSubsampling: '4:4:4' }).toFile('in.avif');
JS
node make.mjs
exiftool -q -overwrite_original -XMP-dc:Description='a fox' -XMP-xmp:Rating=3 in.jpg in.avif
for kind in webp tiff avif; do magick6 in.jpg "six.$kind"; done
magick6 in.avif six-again.png
cat > seven.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import { ImageMagick, Magick, MagickFormat, initializeImageMagick } from '@imagemagick/magick-wasm';
await initializeImageMagick(readFileSync('node_modules/@imagemagick/magick-wasm/dist/magick.wasm'));
for (const [from, kind, to] of [['in.jpg', MagickFormat.Avif, 'seven.avif'], ['in.avif', MagickFormat.Png, 'seven-again.png']])
  ImageMagick.read(new Uint8Array(readFileSync(from)), (image) => {
    image.quality = 100;
    image.write(kind, (data) => writeFileSync(to, data));
  });
console.log(Magick.imageMagickVersion.split(' ').slice(0, 2).join(' '));
JS
cat > look.mjs <<'JS'
import sharp from 'sharp';
for (const name of process.argv.slice(2)) {
  const { autoOrient, icc } = await sharp(name).metadata();
  // What is compressed with loss may be a little off.
  const shown = [...(await sharp(name).raw().toBuffer()).subarray(0, 3)];
  const near = [[200, 60, 50], [217, 42, 40]].find((numbers) => shown.every((value, nth) => Math.abs(value - numbers[nth]) <= 6))?.join() ?? shown.join();
  console.log(`${name}: upright ${autoOrient.width} × ${autoOrient.height}, ${icc === undefined ? 'no profile' : 'a profile'}, shown as ${near}`);
}
JS
seven=$(node seven.mjs)
seen=$(node look.mjs in.jpg in.avif six.webp six.tiff six.avif six-again.png seven.avif seven-again.png)
for file in in.jpg in.avif six.webp six.tiff six.avif six-again.png seven.avif seven-again.png; do
  seen+=$'\n'"$file: $(exiftool -q -s -s -XMP-xmp:Rating -EXIF:Artist "$file" | paste -sd, | sed 's/^$/neither rating nor artist/')"
done
echo "$(magick6 -version | head -1 | cut -d' ' -f2-3), libheif $(dpkg-deb -f debs/*/libheif1_*.deb Version), $seven, sharp 0.35.5, exiftool $(exiftool -ver)"
echo "$seen"
wanted='in.jpg: upright 32 × 64, a profile, shown as 217,42,40
in.avif: upright 64 × 32, a profile, shown as 217,42,40
six.webp: upright 32 × 64, a profile, shown as 217,42,40
six.tiff: upright 32 × 64, a profile, shown as 217,42,40
six.avif: upright 64 × 32, no profile, shown as 200,60,50
six-again.png: upright 64 × 32, no profile, shown as 200,60,50
seven.avif: upright 32 × 64, a profile, shown as 217,42,40
seven-again.png: upright 64 × 32, a profile, shown as 217,42,40
in.jpg: Rating: 3,Artist: Somebody
in.avif: Rating: 3,Artist: Somebody
six.webp: Rating: 3,Artist: Somebody
six.tiff: Rating: 3
six.avif: neither rating nor artist
six-again.png: Artist: Somebody
seven.avif: Rating: 3,Artist: Somebody
seven-again.png: Rating: 3,Artist: Somebody'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
