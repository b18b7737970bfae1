#!/usr/bin/env bash
# jimp 1.6.1 and utif2 4.1.0, which it reads TIFF by (npm): a TIFF whose channels are stored one after the other, and one of four bits of grey.
#
# Expected: the same picture as of the TIFF that has them side by side, or an error. TIFF 6 has both ways (PlanarConfiguration 1 and 2), and four bits of grey are of its baseline. utif2's README has toRGBA8() give the
# image in RGBA. tiff 7.1.3 (npm) refuses both with an error; libvips (sharp 0.35.5) and ImageMagick 6.9.11-60 (Debian 12) read both.
# Seen: the first plane is read as if it were all three: the upper third of the picture is grey and three times as narrow, of red's numbers alone, and the rest is black. Here tiffcp 4.5.0 wrote it (-p separate). Four
# bits of grey come out black and fully transparent. No error by either.
# It matters since image programs offer planes for smaller files, and scanners four bits for drawings: a picture of the right size comes out, and what is in it is seen by a person alone.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60 [libtiff-tools]=4.5.0)
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
npm install --no-audit --no-fund --silent jimp@1.6.1 utif2@4.1.0 tiff@7.1.3 sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
const [width, height] = [48, 16];
const picture = (channels, colours) => {
  const pixels = Buffer.alloc(width * height * channels);
  for (let at = 0; at < width * height; at += 1) pixels.set(colours[at % width < width / 2 ? 0 : 1], at * channels);
  return sharp(pixels, { raw: { width, height, channels } });
};
await picture(3, [[200, 60, 50], [50, 90, 220]]).tiff({ compression: 'none' }).toFile('beside.tif');
await picture(1, [[68], [204]]).toColourspace('b-w').tiff({ compression: 'none', bitdepth: 4 }).toFile('four-bits.tif');
JS
node make.mjs
program tiffcp -p separate beside.tif planes.tif
for name in beside planes four-bits; do magick6 "$name.tif" -depth 8 "$name-magick6.png"; done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { Jimp } from 'jimp';
import sharp from 'sharp';
import { decode } from 'tiff';
import utif from 'utif2';
const opened = async (file) => sharp(file).toColourspace('srgb').ensureAlpha().raw({ depth: 'uchar' }).toBuffer();
const places = (pixels) => [[4, 2], [44, 2], [4, 12], [44, 12]].map(([x, y]) => [...pixels.subarray((y * 48 + x) * 4).subarray(0, 4)].join()).join(' | ');
const orError = (read) => {
  try {
    return read();
  } catch {
    return 'an error';
  }
};
for (const name of ['beside', 'planes', 'four-bits']) {
  const bytes = readFileSync(`${name}.tif`);
  const pages = utif.decode(bytes);
  utif.decodeImage(bytes, pages[0]);
  console.log(
    `${name}.tif: sharp ${places(await opened(bytes))}; ImageMagick 6 ${places(await opened(`${name}-magick6.png`))}; tiff ${orError(() => decode(bytes).length && 'no error')}; ` +
      `utif2 ${places(utif.toRGBA8(pages[0]))}; jimp ${places((await Jimp.read(bytes)).bitmap.data)}`,
  );
}
JS
seen=$(node look.mjs)
echo "jimp 1.6.1, utif2 4.1.0, tiff 7.1.3, sharp 0.35.5, libtiff $(dpkg-deb -f debs/libtiff-tools/libtiff-tools_*.deb Version), $(magick6 -version | head -1 | cut -d' ' -f2-3)"
echo "$seen"
wanted='beside.tif: sharp 200,60,50,255 | 50,90,220,255 | 200,60,50,255 | 50,90,220,255; ImageMagick 6 200,60,50,255 | 50,90,220,255 | 200,60,50,255 | 50,90,220,255; tiff no error; utif2 200,60,50,255 | 50,90,220,255 | 200,60,50,255 | 50,90,220,255; jimp 200,60,50,255 | 50,90,220,255 | 200,60,50,255 | 50,90,220,255
planes.tif: sharp 200,60,50,255 | 50,90,220,255 | 200,60,50,255 | 50,90,220,255; ImageMagick 6 200,60,50,255 | 50,90,220,255 | 200,60,50,255 | 50,90,220,255; tiff an error; utif2 200,200,200,255 | 50,50,50,255 | 0,0,0,255 | 0,0,0,255; jimp 200,200,200,255 | 50,50,50,255 | 0,0,0,255 | 0,0,0,255
four-bits.tif: sharp 68,68,68,255 | 204,204,204,255 | 68,68,68,255 | 204,204,204,255; ImageMagick 6 68,68,68,255 | 204,204,204,255 | 68,68,68,255 | 204,204,204,255; tiff an error; utif2 0,0,0,0 | 0,0,0,0 | 0,0,0,0 | 0,0,0,0; jimp 0,0,0,0 | 0,0,0,0 | 0,0,0,0 | 0,0,0,0'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
