#!/usr/bin/env bash
# pngquant 2.17.0, cwebp 1.2.4 and ImageMagick 6.9.11-60, as Debian 12 has them: the EXIF of a PNG, in its chunk eXIf.
#
# Expected: it stays, and with it the turn of the picture. eXIf was registered in 2017 and is in PNG's third edition; its name says that who
# does not know it may copy it. pngquant's page says that metadata are removed with --strip; cwebp's that "-metadata all" copies them; ImageMagick keeps EXIF of a JPEG and follows it.
# Seen: all three drop eXIf and say nothing. pngquant keeps the text beside it; cwebp takes EXIF of a JPEG; ImageMagick's -auto-orient turns the JPEG, not the
# PNG. So a picture that was upright lies on its side from then on, and its date and author are gone. libvips 8.18 and ImageMagick 7.1.2 keep and follow it.
# It matters since editors and telephones' tools save PNG with eXIf by now, while these are what scripts make pictures smaller with.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed) and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([pngquant]=2.17.0 [webp]=1.2.4 [imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(dirname "$(find "$work/tree" -name 'libMagickCore-6.Q16.so*' | head -1)")
coders=$(dirname "$(find "$work/tree" -name png.so | head -1)")
magick6() { LD_LIBRARY_PATH=$libraries MAGICK_CODER_MODULE_PATH=$coders MAGICK_CONFIGURE_PATH=$work/tree/etc/ImageMagick-6 tree/usr/bin/convert-im6.q16 "$@"; }
program() { LD_LIBRARY_PATH=$libraries "tree/usr/bin/$1" "${@:2}"; }

npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 @imagemagick/magick-wasm@0.0.38
cat > make.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
const turned = sharp({ create: { width: 32, height: 16, channels: 3, background: '#40c080' } }).withExif({ IFD0: { Artist: 'Somebody' } }).withMetadata({ orientation: 6 });
await turned.clone().jpeg().toFile('in.jpg');
// The text beside it, which is kept where metadata are.
const body = Buffer.from('tEXtTitle\0a fox', 'latin1');
const ends = Buffer.alloc(8);
ends.writeUInt32BE(body.length - 4, 0);
ends.writeUInt32BE(crc32(body), 4);
const png = await turned.clone().png().toBuffer();
writeFileSync('in.png', Buffer.concat([png.subarray(0, 33), ends.subarray(0, 4), body, ends.subarray(4), png.subarray(33)]));
const { ImageMagick, Magick, MagickFormat, initializeImageMagick } = await import('@imagemagick/magick-wasm');
await initializeImageMagick(readFileSync('node_modules/@imagemagick/magick-wasm/dist/magick.wasm'));
ImageMagick.read(new Uint8Array(readFileSync('in.png')), (image) => image.write(MagickFormat.Png, (data) => writeFileSync('seven.png', data)));
await sharp('in.png').keepMetadata().toFile('vips.png');
console.log(`sharp ${sharp.versions.sharp}, ${Magick.imageMagickVersion.split(' ').slice(0, 2).join(' ')}`);
JS
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  const { autoOrient } = await sharp(file).metadata();
  const left = [['EXIF', 'Somebody'], ['text', 'a fox']].filter(([, sign]) => bytes.includes(sign)).map(([name]) => name);
  console.log(`${file}: upright ${autoOrient.width} × ${autoOrient.height}, ${left.join(' and ') || 'nothing'} left`);
}
JS
versions=$(node make.mjs)
program pngquant --force --output pngquant.png in.png
program cwebp -quiet -lossless -metadata all in.png -o cwebp-of-png.webp
program cwebp -quiet -lossless -metadata all in.jpg -o cwebp-of-jpeg.webp
magick6 in.png six.png
magick6 in.png -auto-orient six-upright.png
magick6 in.jpg -auto-orient six-upright.jpg
seen=$(node look.mjs in.png in.jpg pngquant.png cwebp-of-png.webp cwebp-of-jpeg.webp six.png six-upright.png six-upright.jpg seven.png vips.png)
echo "pngquant $(program pngquant --version), cwebp $(program cwebp -version | head -1), $(magick6 -version | head -1 | cut -d' ' -f2-3); $versions"
echo "$seen"
wanted='in.png: upright 16 × 32, EXIF and text left
in.jpg: upright 16 × 32, EXIF left
pngquant.png: upright 32 × 16, text left
cwebp-of-png.webp: upright 32 × 16, nothing left
cwebp-of-jpeg.webp: upright 16 × 32, EXIF left
six.png: upright 32 × 16, text left
six-upright.png: upright 32 × 16, text left
six-upright.jpg: upright 16 × 32, EXIF left
seven.png: upright 16 × 32, EXIF and text left
vips.png: upright 16 × 32, EXIF left'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
