#!/usr/bin/env bash
# A photograph in Display P3 becomes a WebP: ffmpeg 5.1.9 and OpenImageIO 2.4.7 (oiiotool), as Debian 12 has them, beside GraphicsMagick 1.3.40 and cwebp 1.2.4.
#
# Expected: the profile goes along, since WebP has a chunk for it and both programs take it along into a PNG.
# Seen: both write a WebP without it and say nothing; the numbers stay, so that they are sRGB now: a red of 230, 30, 20 is shown as 211, 55, 40. Into a PNG both put the profile.
# GraphicsMagick keeps it in both; cwebp where it is asked to, which its manual says.
# It matters since WebPs for a web page, made of the very pictures whose PNGs are right, are paler than those, and nothing in the file says why.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
declare -A pinned=([graphicsmagick]='1.4+really1.3.40' [ffmpeg]=7:5.1 [openimageio-tools]=2.4.7 [webp]=1.2.4)
for name in "${!pinned[@]}"; do
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund sharp@0.35.5 > /dev/null 2>&1
cat > make.mjs <<'JS'
import sharp from 'sharp';
const red = sharp({ create: { width: 64, height: 48, channels: 3, background: { r: 230, g: 30, b: 20 } } }).withIccProfile('p3');
await red.clone().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toFile('p3.jpg');
await red.clone().png().toFile('p3.png');
JS
node make.mjs
for kind in png webp; do
  program ffmpeg -v error -y -i p3.jpg -update 1 "ffmpeg.$kind"
  program oiiotool p3.jpg -o "oiiotool.$kind"
  program gm convert p3.jpg "GraphicsMagick.$kind"
done
program cwebp -quiet -metadata icc p3.jpg -o cwebp.webp
cat > look.mjs <<'JS'
import sharp from 'sharp';
for (const file of ['p3.jpg', 'ffmpeg.png', 'ffmpeg.webp', 'oiiotool.png', 'oiiotool.webp', 'GraphicsMagick.png', 'GraphicsMagick.webp', 'cwebp.webp']) {
  const { icc } = await sharp(file).metadata();
  const seen = await sharp(file).toColourspace('srgb').removeAlpha().raw().toBuffer();
  const is = (...wanted) => wanted.every((value, at) => Math.abs(value - seen[at]) <= 6);
  const shown = is(230, 30, 20) ? '230 30 20' : is(211, 55, 40) ? '211 55 40' : seen.subarray(0, 3).join(' ');
  console.log(`${file}: ${icc ? 'a profile' : 'no profile'}, shown as ${shown}`);
}
JS
seen=$(node look.mjs)
echo "ffmpeg $(program ffmpeg -version | head -1 | cut -d' ' -f3), OpenImageIO $(program oiiotool --version), cwebp $(program cwebp -version | head -1)"
echo "$seen"
wanted='p3.jpg: a profile, shown as 230 30 20
ffmpeg.png: a profile, shown as 230 30 20
ffmpeg.webp: no profile, shown as 211 55 40
oiiotool.png: a profile, shown as 230 30 20
oiiotool.webp: no profile, shown as 211 55 40
GraphicsMagick.png: a profile, shown as 230 30 20
GraphicsMagick.webp: a profile, shown as 230 30 20
cwebp.webp: a profile, shown as 230 30 20'
[ "$seen" = "$wanted" ] || { echo CHANGED; exit 1; }
