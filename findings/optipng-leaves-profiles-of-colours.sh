#!/usr/bin/env bash
# optipng 0.7.7, ImageMagick 6.9.11-60 and jpegtran 2.1.5, as Debian 12 has them, and ImageMagick 7.1.2-13 (magick-wasm 0.0.38): a black-and-white photograph in three colours with
# their profile, whose numbers are grey throughout, packed or written anew.
#
# Expected: the same look. optipng's manual says that nothing of an image's meaning is lost and calls its reductions of the kind of pixels lossless. PNG's specification
# (11.3.2.3) has a profile of colours for pictures of colours alone, and one of grey for grey ones.
# Seen: all make one channel of three. optipng and ImageMagick 7 leave the profile of colours beside it, in a PNG that was valid before; ImageMagick 6 tries to, is refused by libpng,
# says a word and writes none; jpegtran -grayscale -copy all and ImageMagick's JPEGs have it too. Readers disagree about such files: libpng and libvips leave the profile out, so that what
# was shown as 146 is shown as 128, while Chromium follows it. oxipng's issue 677 tells the same of oxipng; pngcrush -reduce keeps the three.
# It matters since scans and conversions to black and white lie in spaces with another gamma (ProPhoto, ECI, linear light): packed without loss they are darker, here and not there.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([optipng]=0.7.7 [pngcrush]=1.8.13 [libjpeg-turbo-progs]=1:2.1.5 [imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60)
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
program() { LD_LIBRARY_PATH=$libraries MAGICK_CODER_MODULE_PATH=$coders MAGICK_CONFIGURE_PATH=$work/tree/etc/ImageMagick-6 "tree/usr/bin/$1" "${@:2}"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 @imagemagick/magick-wasm@0.0.38
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
// A profile of sRGB's primaries with a gamma of 1.8, by the book (ICC.1:2001-04): what 128 means by it is 146 in sRGB.
const xyz = (values) => {
  const tag = Buffer.alloc(20);
  tag.write('XYZ ');
  values.forEach((value, at) => tag.writeInt32BE(Math.round(value * 65536), 8 + at * 4));
  return tag;
};
const gamma = Buffer.from('curv\0\0\0\0\0\0\0\x01\x01\xcd\0\0', 'latin1');
const text = Buffer.alloc(112);
text.write('desc\0\0\0\0\0\0\0\x0aGamma 1.8', 'latin1');
const rights = Buffer.from('text\0\0\0\0none\0\0\0\0', 'latin1');
const tags = [['desc', text], ['cprt', rights], ['wtpt', xyz([0.9642, 1, 0.8249])], ['rXYZ', xyz([0.43607, 0.22249, 0.01392])], ['gXYZ', xyz([0.38515, 0.71687, 0.09708])], ['bXYZ', xyz([0.14307, 0.06061, 0.7141])], ['rTRC', gamma], ['gTRC', gamma], ['bTRC', gamma]];
const head = Buffer.alloc(132 + tags.length * 12);
let at = head.length;
head.write('mntrRGB XYZ ', 12);
head.writeUInt32BE(0x02400000, 8);
head.writeUInt16BE(2026, 24);
head.writeUInt16BE(1, 26);
head.writeUInt16BE(1, 28);
head.write('acsp', 36);
xyz([0.9642, 1, 0.8249]).copy(head, 68, 8);
head.writeUInt32BE(tags.length, 128);
tags.forEach(([name, tag], nth) => {
  head.write(name, 132 + nth * 12);
  head.writeUInt32BE(at, 136 + nth * 12);
  head.writeUInt32BE(tag.length, 140 + nth * 12);
  at += tag.length;
});
head.writeUInt32BE(at, 0);
const profile = Buffer.concat([head, ...tags.map(([, tag]) => tag)]);

const pixels = Buffer.alloc(64 * 64 * 3);
for (let pixel = 0; pixel < 64 * 64; pixel += 1) pixels.fill(pixel % 64 < 32 ? 128 : (pixel * 3) & 255, pixel * 3, pixel * 3 + 3);
const plain = sharp(pixels, { raw: { width: 64, height: 64, channels: 3 } });
const png = await plain.clone().png().toBuffer();
const body = Buffer.concat([Buffer.from('iCCPgamma\0\0'), deflateSync(profile)]);
const ends = Buffer.alloc(8);
ends.writeUInt32BE(body.length - 4);
ends.writeUInt32BE(crc32(body), 4);
writeFileSync('in.png', Buffer.concat([png.subarray(0, 33), ends.subarray(0, 4), body, ends.subarray(4), png.subarray(33)]));
const jpeg = await plain.clone().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
const length = Buffer.alloc(2);
length.writeUInt16BE(profile.length + 16);
writeFileSync('in.jpg', Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe2]), length, Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), profile, jpeg.subarray(2)]));
JS
cat > seven.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import { ImageMagick, Magick, MagickFormat, initializeImageMagick } from '@imagemagick/magick-wasm';
await initializeImageMagick(readFileSync('node_modules/@imagemagick/magick-wasm/dist/magick.wasm'));
for (const [kind, name] of [[MagickFormat.Png, 'seven.png'], [MagickFormat.Jpeg, 'seven.jpg']])
  ImageMagick.read(new Uint8Array(readFileSync('in.png')), (image) => image.write(kind, (data) => writeFileSync(name, data)));
console.log(Magick.imageMagickVersion.split(' ').slice(0, 2).join(' '));
JS
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
for (const name of process.argv.slice(2)) {
  const bytes = readFileSync(name);
  const { channels } = await sharp(bytes).metadata();
  const [chunk, segment] = [bytes.indexOf('iCCP'), bytes.indexOf('ICC_PROFILE\0', 0, 'latin1')];
  const profile = chunk >= 0 ? inflateSync(bytes.subarray(bytes.indexOf(0, chunk + 4) + 2, chunk + 4 + bytes.readUInt32BE(chunk - 4))) : segment >= 0 ? bytes.subarray(segment + 14) : null;
  const shown = (await sharp(bytes).toColourspace('srgb').raw().toBuffer())[0];
  console.log(`${name}: ${channels === 1 ? 'one channel' : 'three channels'}, ${profile === null ? 'no profile' : `a profile of ${profile.toString('latin1', 16, 20).trim()}`}, shown as ${shown} by libvips`);
}
JS
node make.mjs
versions="$(program optipng -version | head -1), $(program convert-im6.q16 -version | head -1 | cut -d' ' -f2-3), $(node seven.mjs), jpegtran $(program jpegtran -version 2>&1 < /dev/null | head -1 | grep -oE '[0-9.]+' | head -1)"
program optipng -quiet in.png -out optipng.png
program pngcrush -q -reduce in.png pngcrush.png > /dev/null 2>&1
program convert-im6.q16 in.png six.png 2> said
program convert-im6.q16 in.png -quality 100 six.jpg
program jpegtran -copy all -grayscale -outfile jpegtran.jpg in.jpg
seen=$(node look.mjs in.png in.jpg optipng.png pngcrush.png six.png seven.png six.jpg seven.jpg jpegtran.jpg)
echo "$versions, sharp 0.35.5"
echo "$seen"
echo "ImageMagick 6 says: $(grep -oE 'RGB color space not permitted on grayscale PNG' said)"
wanted='in.png: three channels, a profile of RGB, shown as 146 by libvips
in.jpg: three channels, a profile of RGB, shown as 146 by libvips
optipng.png: one channel, a profile of RGB, shown as 128 by libvips
pngcrush.png: three channels, a profile of RGB, shown as 146 by libvips
six.png: one channel, no profile, shown as 128 by libvips
seven.png: one channel, a profile of RGB, shown as 128 by libvips
six.jpg: one channel, a profile of RGB, shown as 128 by libvips
seven.jpg: one channel, a profile of RGB, shown as 128 by libvips
jpegtran.jpg: one channel, a profile of RGB, shown as 128 by libvips'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
