#!/usr/bin/env bash
# heif-thumbnailer 1.15.1 (libheif), as Debian 12 has it: the thumbnails that file managers show of AVIF and HEIC, of a cut-out.
#
# Expected: the cut-out, with its transparency, as viewers and browsers show the file. The specification of thumbnails of freedesktop.org (Thumbnail Managing Standard) has them be PNG with full transparency;
# gdk-pixbuf-thumbnailer 2.42.10 (Debian 12) makes such ones of PNG and TIFF, and heif-convert of libheif keeps it in the PNG that it makes of the same files.
# Seen: transparency is left out. What was cut away is there, in the colours that are stored under it, and what is half transparent is opaque. The rest is right: turn, profile and size. No word; the exit code is 0.
# It matters since what is stored under transparency is often what was to be taken away: the person behind, or a plain white or black. A folder of stickers looks as if none of them was cut out, and the thumbnails stay in
# the cache when the pictures are gone.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([heif-thumbnailer]=1.15.1 [libheif-examples]=1.15.1 [libgdk-pixbuf2.0-bin]=2.42.10)
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
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
const [width, height] = [96, 48];
// Red, opaque, half transparent and cut away, where what is cut away is blue.
const pixels = Buffer.alloc(width * height * 4);
for (let at = 0; at < width * height; at += 1) pixels.set([[200, 60, 50, 255], [200, 60, 50, 128], [30, 30, 200, 0]][Math.floor((at % width) / 32)], at * 4);
const cutOut = sharp(pixels, { raw: { width, height, channels: 4 } });
await cutOut.clone().png().toFile('cut-out.png');
await cutOut.clone().avif({ lossless: true }).toFile('cut-out.avif');
JS
node make.mjs
program heif-enc -L -p chroma=444 cut-out.png -o cut-out.heic > /dev/null 2>&1
codes=0
for ending in avif heic; do
  program heif-thumbnailer -s 96 cut-out.$ending thumbnail-$ending.png >> said 2>&1 || codes=$?
  program heif-convert cut-out.$ending converted-$ending.png > /dev/null 2>&1
done
program gdk-pixbuf-thumbnailer -s 96 cut-out.png thumbnail-png.png > /dev/null 2>&1
cat > look.mjs <<'JS'
import sharp from 'sharp';
const look = async (file) => {
  const { data, info } = await sharp(file).toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  // AVIF and HEIC may be off by a few.
  const near = (value) => [0, 30, 50, 60, 128, 200, 255].find((wanted) => Math.abs(wanted - value) < 4) ?? value;
  return [16, 48, 80].map((x) => {
    const pixel = [...data.subarray((24 * info.width + x) * info.channels).subarray(0, info.channels)].map(near);
    return pixel[3] === 0 ? 'nothing' : pixel.join();
  }).join(' | ');
};
for (const ending of ['avif', 'heic']) console.log(`cut-out.${ending}: heif-thumbnailer ${await look(`thumbnail-${ending}.png`)}; heif-convert ${await look(`converted-${ending}.png`)}`);
console.log(`cut-out.png: gdk-pixbuf-thumbnailer ${await look('thumbnail-png.png')}`);
JS
seen="ended with $codes, $(grep -c -iE 'warn|error' said || true) warnings"$'\n'$(node look.mjs)
echo "libheif $(dpkg-deb -f debs/heif-thumbnailer/heif-thumbnailer_*.deb Version), gdk-pixbuf $(dpkg-deb -f debs/libgdk-pixbuf2.0-bin/libgdk-pixbuf2.0-bin_*.deb Version)"
echo "$seen"
wanted='ended with 0, 0 warnings
cut-out.avif: heif-thumbnailer 200,60,50 | 200,60,50 | 30,30,200; heif-convert 200,60,50,255 | 200,60,50,128 | nothing
cut-out.heic: heif-thumbnailer 200,60,50 | 200,60,50 | 30,30,200; heif-convert 200,60,50,255 | 200,60,50,128 | nothing
cut-out.png: gdk-pixbuf-thumbnailer 200,60,50,255 | 200,60,50,128 | nothing'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
