#!/usr/bin/env bash
# ffmpeg 5.1.9 and oiiotool 2.4.7.1 (OpenImageIO), as Debian 12 has them: a TIFF for print in cyan, magenta, yellow and black, of sixteen bits or with transparency.
#
# Expected: its colours, as of eight bits without transparency, which both read, or an error. TIFF 6 says by PhotometricInterpretation 5 that samples are ink (section 16), in any depth; a fifth one may be alpha
# (ExtraSamples). ImageMagick 6.9.11-60 (Debian 12) and libvips (sharp 0.35.5) read each of these.
# Seen: of sixteen bits ffmpeg takes the four inks for red, green, blue and alpha: red, which is no cyan, much magenta and yellow, is cyan, and fully transparent, since there is no black in it; the exit code is 0, and
# it says nothing. oiiotool does the same to eight bits with transparency: it warns that one of five channels is dropped, which is alpha, and ends with 0.
# It matters since pictures for print are saved so: the copy is a negative that is empty wherever there is no black ink, which is nearly everywhere.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60 [openimageio-tools]=2.4.7.1 [ffmpeg]=7:5.1.9)
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
codes=0
: > said
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@" >> said 2>&1 || codes=$?; }
magick6() { MAGICK_CODER_MODULE_PATH=$coders MAGICK_CONFIGURE_PATH=$work/tree/etc/ImageMagick-6 program convert-im6.q16 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
const [width, height] = [32, 16];
/** A TIFF of one strip, without compression: the inks of the red 200,60,50 without a profile, and half transparent where there is alpha. */
function tiff(bits, hasAlpha) {
  const inks = [55, 195, 205, 0, ...(hasAlpha ? [128] : [])];
  const pixels = Buffer.alloc((width * height * inks.length * bits) / 8);
  for (let nth = 0; nth < width * height * inks.length; nth += 1)
    if (bits === 8) pixels[nth] = inks[nth % inks.length];
    else pixels.writeUInt16LE(inks[nth % inks.length] * 257, nth * 2);
  const [short, long] = [3, 4];
  const count = hasAlpha ? 11 : 10;
  const depths = 8 + 2 + count * 12 + 4;
  const tags = [
    [256, short, 1, width], [257, short, 1, height], [258, short, inks.length, depths], [259, short, 1, 1], [262, short, 1, 5], [273, long, 1, depths + 10], [277, short, 1, inks.length],
    [278, long, 1, height], [279, long, 1, pixels.length], [284, short, 1, 1], ...(hasAlpha ? [[338, short, 1, 2]] : []),
  ];
  const head = Buffer.alloc(depths + 10);
  head.write('II*\0\b', 'latin1');
  head.writeUInt16LE(count, 8);
  tags.forEach(([tag, type, values, value], nth) => {
    const at = 10 + nth * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(values, at + 4);
    head.writeUInt32LE(value, at + 8);
  });
  for (let nth = 0; nth < inks.length; nth += 1) head.writeUInt16LE(bits, depths + nth * 2);
  return Buffer.concat([head, pixels]);
}
writeFileSync('8.tif', tiff(8, false));
writeFileSync('16.tif', tiff(16, false));
writeFileSync('8-alpha.tif', tiff(8, true));
JS
node make.mjs
for name in 8 16 8-alpha; do
  magick6 "$name.tif" -colorspace sRGB -depth 8 "$name-magick6.png"
  program ffmpeg -loglevel error -i "$name.tif" "$name-ffmpeg.png"
  program oiiotool "$name.tif" -d uint8 -o "$name-oiiotool.png"
done
cat > look.mjs <<'JS'
import sharp from 'sharp';
for (const name of ['8', '16', '8-alpha']) {
  const told = [];
  // libvips has a profile of its own for ink without one, so that its red is another; it is red, and as transparent as it should be.
  for (const [by, file] of [['libvips', `${name}.tif`], ['ImageMagick 6', `${name}-magick6.png`], ['ffmpeg', `${name}-ffmpeg.png`], ['oiiotool', `${name}-oiiotool.png`]])
    told.push(`${by} ${[...(await sharp(file).toColourspace('srgb').ensureAlpha().raw({ depth: 'uchar' }).toBuffer()).subarray(0, 4)].join()}`);
  console.log(`${name}.tif: ${told.join('; ')}`);
}
JS
seen="all ended with $codes; ffmpeg says $(grep -c -v oiiotool said || true) lines, oiiotool $(grep -c oiiotool said || true)"$'\n'$(node look.mjs)
echo "ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version), oiiotool $(dpkg-deb -f debs/openimageio-tools/openimageio-tools_*.deb Version), ImageMagick $(dpkg-deb -f debs/imagemagick-6.q16/imagemagick-6.q16_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='all ended with 0; ffmpeg says 0 lines, oiiotool 1
8.tif: libvips 190,77,55,255; ImageMagick 6 200,60,50,255; ffmpeg 199,59,49,255; oiiotool 200,60,50,255
16.tif: libvips 190,77,55,255; ImageMagick 6 200,60,50,255; ffmpeg 55,195,205,0; oiiotool 200,60,50,255
8-alpha.tif: libvips 190,77,55,128; ImageMagick 6 200,60,50,128; ffmpeg 199,59,49,128; oiiotool 55,195,205,0'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
