#!/usr/bin/env bash
# ImageMagick 6.9.11-60 and oiiotool 2.4.7.1 (OpenImageIO), as Debian 12 has them, and tiff 7.1.3 (npm, by which image-js reads): a grey TIFF whose white is 0, as scanners and fax programs write.
#
# Expected: the same picture as where black is 0. TIFF 6 has PhotometricInterpretation 0 for it (WhiteIsZero), in bilevel and in grey pictures of any depth; alpha beside it is alpha, and is not turned round (ExtraSamples).
# sharp 0.35.5 (libvips) reads each of these rightly; utif2 4.1.0, by which jimp reads, all without alpha; and each of the programs does so at eight bits.
# Seen: ImageMagick hands out a negative of four bits a pixel, and of eight bits with transparency: 68 is 187, and 60 is 195. oiiotool does so of sixteen bits. Of eight bits oiiotool and tiff are right in grey and
# turn alpha round with it: what was opaque is transparent, and what was transparent is there. No error, no warning.
# It matters since these are the depths in which documents, drawings and old negatives are archived: which of a box of scans comes out negative depends on its depth, and nothing in the copy tells.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60 [openimageio-tools]=2.4.7.1)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
coders=$(dirname "$(find "$work/tree" -path '*coders/png.so' | head -1)")
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@"; }
magick6() { MAGICK_CODER_MODULE_PATH=$coders MAGICK_CONFIGURE_PATH=$work/tree/etc/ImageMagick-6 program convert-im6.q16 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 tiff@7.1.3 utif2@4.1.0
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
const [width, height] = [32, 16];
/** A TIFF of one strip, without compression, dark grey throughout: 68 of 255 in four bits, else 60. With alpha the left half is transparent. */
function tiff(bits, hasAlpha) {
  const full = 2 ** bits - 1;
  const grey = full - (bits === 4 ? 4 : (60 * full) / 255);
  const samples = [];
  for (let at = 0; at < width * height; at += 1) samples.push(grey, ...(hasAlpha ? [at % width < width / 2 ? 0 : full] : []));
  const pixels = Buffer.alloc((samples.length * bits) / 8);
  samples.forEach((value, nth) => {
    if (bits === 4) pixels[nth >> 1] |= nth % 2 === 0 ? value << 4 : value;
    else pixels.writeUIntLE(value, (nth * bits) / 8, bits / 8);
  });
  const [short, long] = [3, 4];
  const channels = hasAlpha ? 2 : 1;
  const tags = [
    [256, short, 1, width], [257, short, 1, height], [258, short, channels, bits * (hasAlpha ? 0x10001 : 1)], [259, short, 1, 1], [262, short, 1, 0], [273, long, 1, 'pixels'], [277, short, 1, channels],
    [278, long, 1, height], [279, long, 1, pixels.length], [284, short, 1, 1], ...(hasAlpha ? [[338, short, 1, 2]] : []),
  ];
  const head = Buffer.alloc(8 + 2 + tags.length * 12 + 4);
  head.write('II*\0\b', 'latin1');
  head.writeUInt16LE(tags.length, 8);
  tags.forEach(([tag, type, values, value], nth) => {
    const at = 10 + nth * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(values, at + 4);
    head.writeUInt32LE(value === 'pixels' ? head.length : value, at + 8);
  });
  return Buffer.concat([head, pixels]);
}
for (const bits of [4, 8, 16]) writeFileSync(`${bits}.tif`, tiff(bits, false));
writeFileSync('8-alpha.tif', tiff(8, true));
JS
node make.mjs
for name in 4 8 16 8-alpha; do
  magick6 "$name.tif" -depth 8 "$name-magick6.png"
  program oiiotool "$name.tif" -d uint8 -o "$name-oiiotool.png"
done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { decode } from 'tiff';
import utif from 'utif2';
const [left, right] = [8 * 32 + 4, 8 * 32 + 28];
const told = async (file) => {
  const { data, info } = await sharp(file).toColourspace('srgb').ensureAlpha().raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return [left, right].map((at) => [data[at * info.channels], data[(at + 1) * info.channels - 1]]);
};
// What is transparent has no grey that is seen.
const inWords = (places) => places.map(([grey, alpha]) => (alpha === 0 ? 'nothing' : alpha === 255 ? grey : `${grey} of ${alpha}`)).join(' and ');
for (const name of ['4', '8', '16', '8-alpha']) {
  const bytes = readFileSync(`${name}.tif`);
  const pages = utif.decode(bytes);
  utif.decodeImage(bytes, pages[0]);
  const rgba = utif.toRGBA8(pages[0]);
  const npm = () => {
    const [page] = decode(bytes);
    return inWords([left, right].map((at) => [page.bitsPerSample === 16 ? page.data[at] >> 8 : page.data[at * page.samplesPerPixel], page.samplesPerPixel === 2 ? page.data[at * 2 + 1] : 255]));
  };
  const ways = {
    'sharp': inWords(await told(`${name}.tif`)),
    'ImageMagick 6': inWords(await told(`${name}-magick6.png`)),
    'oiiotool': inWords(await told(`${name}-oiiotool.png`)),
    ...(name === '4' ? {} : { tiff: npm() }),
    ...(name === '8-alpha' ? {} : { utif2: inWords([left, right].map((at) => [rgba[at * 4], rgba[at * 4 + 3]])) }),
  };
  console.log(`${name}.tif: ${Object.entries(ways).map(([by, words]) => `${by} ${words}`).join('; ')}`);
}
JS
seen=$(node look.mjs)
echo "$(magick6 -version | head -1 | cut -d' ' -f2-3), oiiotool $(dpkg-deb -f debs/openimageio-tools/openimageio-tools_*.deb Version), tiff 7.1.3, utif2 4.1.0, sharp 0.35.5"
echo "$seen"
wanted='4.tif: sharp 68 and 68; ImageMagick 6 187 and 187; oiiotool 68 and 68; utif2 68 and 68
8.tif: sharp 60 and 60; ImageMagick 6 60 and 60; oiiotool 60 and 60; tiff 60 and 60; utif2 60 and 60
16.tif: sharp 60 and 60; ImageMagick 6 60 and 60; oiiotool 195 and 195; tiff 60 and 60; utif2 60 and 60
8-alpha.tif: sharp nothing and 60; ImageMagick 6 nothing and 195; oiiotool 60 and nothing; tiff 60 and nothing'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
