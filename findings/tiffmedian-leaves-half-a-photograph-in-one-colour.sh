#!/usr/bin/env bash
# tiffmedian 4.5.0 (libtiff), as Debian 12 has it: a picture in RGB, brought to 256 colours.
#
# Expected: nearly the same picture. The manual says that a palette of 256 colours is made by the median cut, and that each pixel gets the closest colour of it. pngquant 2.17.0 and ImageMagick 6.9.11-60 (Debian 12) do so:
# no pixel of the picture here is far from what it was.
# Seen: of a smooth picture of 35,751 colours nearly half of the pixels are far from what they were (by more than 40 of 255), most of them in one and the same pale colour, and 41 colours are left of 256. A picture of three flat
# colours, which need no more than three, is black throughout. Dithered ("-f") it is better, and wrong as well. No word, and the exit code is 0.
# It matters since scans are brought to a palette for smaller files and old programs by this, as a line in a script: the size is as small as it was hoped for, and nobody opens each page.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([libtiff-tools]=4.5.0 [pngquant]=2.17.0 [imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60)
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
const [width, height] = [256, 192];
async function draw(name, colourAt) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 3) pixels.set(colourAt(x / width, y / height).map(Math.round), at);
  const drawn = sharp(pixels, { raw: { width, height, channels: 3 } });
  await drawn.clone().tiff({ compression: 'none' }).toFile(`${name}.tif`);
  await drawn.clone().png().toFile(`${name}.png`);
}
await draw('smooth', (x, y) => [40 + 200 * x, 30 + 150 * y, 200 - 150 * x * y]);
await draw('flat', (x, y) => (x < 0.5 ? [200, 60, 50] : y < 0.5 ? [60, 60, 60] : [30, 200, 40]));
JS
node make.mjs
codes=
for name in smooth flat; do
  program tiffmedian "$name.tif" "$name-tiffmedian.tif" > said 2>&1 && codes="$codes 0" || codes="$codes $?"
  [ -s said ] && codes="$codes with words"
  program tiffmedian -f "$name.tif" "$name-tiffmedian-f.tif"
  program pngquant --output "$name-pngquant.png" 256 "$name.png"
  magick6 "$name.png" -colors 256 "$name-imagemagick.png"
done
cat > look.mjs <<'JS'
import sharp from 'sharp';
const opened = async (file) => sharp(file).removeAlpha().raw().toBuffer();
for (const name of ['smooth', 'flat']) {
  const was = await opened(`${name}.tif`);
  for (const by of ['tiffmedian.tif', 'tiffmedian-f.tif', 'pngquant.png', 'imagemagick.png']) {
    const is = await opened(`${name}-${by}`);
    const counts = new Map();
    let far = 0;
    for (let at = 0; at < was.length; at += 3) {
      if ([0, 1, 2].some((channel) => Math.abs(was[at + channel] - is[at + channel]) > 40)) far += 1;
      const colour = is.subarray(at, at + 3).join();
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const [most, often] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one));
    const share = (count) => `${Math.round((count * 300) / was.length)} %`;
    const ours = by.startsWith('tiffmedian');
    console.log(`${name}, ${by}: ${share(far)} far off${ours ? `, ${counts.size} colours, ${most} for ${share(often)}` : ''}`);
  }
}
JS
seen="ended with$codes
$(node look.mjs)"
echo "libtiff $(dpkg-deb -f debs/libtiff-tools/libtiff-tools_*.deb Version), pngquant $(program pngquant --version), $(magick6 -version | head -1 | cut -d' ' -f2-3)"
echo "$seen"
wanted='ended with 0 0
smooth, tiffmedian.tif: 48 % far off, 41 colours, 236,228,216 for 48 %
smooth, tiffmedian-f.tif: 6 % far off, 72 colours, 96,80,192 for 7 %
smooth, pngquant.png: 0 % far off
smooth, imagemagick.png: 0 % far off
flat, tiffmedian.tif: 100 % far off, 1 colours, 0,0,0 for 100 %
flat, tiffmedian-f.tif: 50 % far off, 3 colours, 240,64,64 for 56 %
flat, pngquant.png: 0 % far off
flat, imagemagick.png: 0 % far off'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
