#!/usr/bin/env bash
# oiiotool 2.4.7.1 (OpenImageIO), as Debian 12 has it: a picture in colours as FITS, the format of astronomy, written and read.
#
# Expected: a picture for others, and theirs for it. FITS (4.00, section 3.3.2) has any number of axes; pictures in colours are three planes, one after the other, width and height before them: so they are written by ImageMagick 6.9.11-60,
# ffmpeg 5.1.9, which says so by CTYPE3 as well, and netpbm 11.1.0 (Debian 12), and netpbm reads the three in colours. OpenImageIO's documentation has FITS among what is read and written.
# Seen: oiiotool puts the channels first, so that a picture of 64 by 48 says 3 by 64 by 48. ImageMagick makes 48 pictures of it, each of 3 by 64; netpbm asks which of 48 is meant; ffmpeg has no width. The others' files are "volume images" to
# oiiotool, and it ends with an error where a PNG is to be made of them. Its own it reads rightly, and grey is right throughout. No word where it writes, and the exit code is 0.
# It matters since who photographs the sky stacks in FITS and finishes elsewhere: what is brought back so is there, with the right number of bytes, and opened by nobody but the program that wrote it.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([openimageio-tools]=2.4.7.1 [imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60 [ffmpeg]=7:5.1.9 [netpbm]=2:11.01)
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
node --input-type=module -e "
import sharp from 'sharp';
const red = sharp({ create: { width: 64, height: 48, channels: 3, background: { r: 200, g: 60, b: 50 } } });
await red.clone().png().toFile('colours.png');
await red.clone().toColourspace('b-w').png().toFile('grey.png');"
program pngtopam colours.png > colours.ppm
magick6 colours.png magick6.fits
program ffmpeg -loglevel error -i colours.png -update 1 ffmpeg.fits
program pamtofits colours.ppm > netpbm.fits
code=0
program oiiotool colours.png -o oiiotool.fits > said 2>&1 || code=$?
program oiiotool grey.png -o grey.fits
magick6 grey.fits grey-magick6.png
axes() { head -c 2880 "$1" | fold -w 80 | sed -n 's/^NAXIS[123] *= *\([0-9]*\).*/\1/p' | paste -sd, | sed 's/,/ by /g'; }
colour() { node --input-type=module -e "
import sharp from 'sharp';
const { data, info } = await sharp('$1').raw().toBuffer({ resolveWithObject: true });
console.log(info.width + ' x ' + info.height + ', ' + (new Set(data.subarray(0, 3)).size === 1 ? 'grey ' + data[0] : [...data.subarray(0, 3)].join()));"; }
seen=$(
  echo "oiiotool ended with $code, $(grep -c . said || true) lines said"
  for name in magick6 ffmpeg netpbm oiiotool; do
    echo "by $name: $(axes "$name.fits"); a PNG by oiiotool: $(program oiiotool "$name.fits" -o back.png > refused 2>&1 && colour back.png || grep -o 'does not support volume images' refused)"
  done
  echo "of oiiotool by ImageMagick: $(magick6 oiiotool.fits -format '%w x %h\n' info: | sort | uniq -c | sed 's/^ *//')"
  echo "of oiiotool by netpbm: $(program fitstopnm oiiotool.fits 2>&1 > /dev/null | grep -o 'contains multiple ([0-9]*) images')"
  echo "of oiiotool by ffmpeg: $(program ffmpeg -i oiiotool.fits 2>&1 | grep -o 'unsupported number of dimensions' | head -1)"
  for name in magick6 ffmpeg netpbm; do
    program fitstopnm "$name.fits" 2> /dev/null | program pamtopng > back.png
    echo "of $name by netpbm: $(colour back.png)"
  done
  echo "grey by oiiotool: $(axes grey.fits); a PNG by ImageMagick: $(colour grey-magick6.png)"
)
echo "oiiotool $(program oiiotool --version), $(magick6 -version | head -1 | cut -d' ' -f2-3), ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version), netpbm $(dpkg-deb -f debs/netpbm/netpbm_*.deb Version)"
echo "$seen"
wanted='oiiotool ended with 0, 0 lines said
by magick6: 64 by 48 by 3; a PNG by oiiotool: does not support volume images
by ffmpeg: 64 by 48 by 3; a PNG by oiiotool: does not support volume images
by netpbm: 64 by 48 by 3; a PNG by oiiotool: does not support volume images
by oiiotool: 3 by 64 by 48; a PNG by oiiotool: 64 x 48, 200,60,50
of oiiotool by ImageMagick: 48 3 x 64
of oiiotool by netpbm: contains multiple (48) images
of oiiotool by ffmpeg: unsupported number of dimensions
of magick6 by netpbm: 64 x 48, 200,60,50
of ffmpeg by netpbm: 64 x 48, 200,60,50
of netpbm by netpbm: 64 x 48, 200,60,50
grey by oiiotool: 64 by 48; a PNG by ImageMagick: 64 x 48, grey 110'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
