#!/usr/bin/env bash
# ffmpeg 5.1.9, as Debian 12 has it, and utif2 4.1.0 and jimp 1.6.1, which reads TIFF by it (npm): TIFF in tiles or compressed as JPEG, and TIFF compressed by Zstandard, LZMA or WebP.
#
# Expected: the picture, or an error, as ffmpeg has for Zstandard and WebP, and jimp for formats that it does not know. JPEG and tiles are TIFF 6's own (sections 15 and 22); sharp 0.35.5 writes JPEG where nothing
# else is asked for, and tiffcp 4.5.0 (libtiff) the others, as image programs do that use libtiff.
# Seen: ffmpeg makes a picture of the right size that is black, of tiles and of JPEG in RGB, and green, of JPEG in YCbCr: there is no word with "-loglevel warning", and the exit code is 0. utif2 and jimp make a
# black one of what is compressed in the three younger ways, without an error. The rest is right.
# It matters since the conversion of a folder ends well, and the originals are deleted: sharp's own TIFF, and each pyramid for a zooming viewer, is one of these.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([ffmpeg]=7:5.1.9 [libtiff-tools]=4.5.0)
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
npm install --no-audit --no-fund --silent sharp@0.35.5 utif2@4.1.0 jimp@1.6.1
cat > make.mjs <<'JS'
import sharp from 'sharp';
const picture = () => sharp({ create: { width: 48, height: 32, channels: 3, background: { r: 200, g: 60, b: 50 } } });
await picture().tiff({ compression: 'none' }).toFile('plain.tif');
await picture().tiff().toFile('as-sharp-writes.tif');
JS
node make.mjs
program tiffcp -t -w 16 -l 16 -c none plain.tif tiles.tif
program tiffcp -c jpeg:r plain.tif jpeg-of-rgb.tif
for kind in lzw zip packbits zstd lzma webp; do program tiffcp -c "$kind" plain.tif "$kind.tif"; done
names='plain lzw zip packbits tiles jpeg-of-rgb as-sharp-writes zstd lzma webp'
for name in $names; do
  code=0
  program ffmpeg -loglevel warning -i "$name.tif" -frames:v 1 -update 1 "$name-ffmpeg.png" > said 2>&1 || code=$?
  echo "ends with $code and $(wc -l < said) lines" > "$name-ended"
done
cat > look.mjs <<'JS'
import { existsSync, readFileSync } from 'node:fs';
import { Jimp } from 'jimp';
import sharp from 'sharp';
import utif from 'utif2';
const middle = (pixels) => {
  const found = [...pixels.subarray((16 * 48 + 24) * 4).subarray(0, 3)];
  return [200, 60, 50].every((value, nth) => Math.abs(value - found[nth]) <= 3) ? 'right' : found.join();
};
const opened = async (file) => sharp(file).ensureAlpha().raw().toBuffer();
const orError = (read) => Promise.resolve().then(read).then(middle, () => 'an error');
for (const name of process.argv.slice(2)) {
  const bytes = readFileSync(`${name}.tif`);
  const told = {
    'ffmpeg': existsSync(`${name}-ffmpeg.png`) ? `${middle(await opened(`${name}-ffmpeg.png`))}, ${readFileSync(`${name}-ended`, 'utf8').trim()}` : 'an error',
    'utif2': await orError(() => {
      const pages = utif.decode(bytes);
      utif.decodeImage(bytes, pages[0]);
      return utif.toRGBA8(pages[0]);
    }),
    'jimp': await orError(async () => (await Jimp.read(bytes)).bitmap.data),
  };
  console.log(`${name}.tif: ${Object.entries(told).map(([by, words]) => `${by} ${words}`).join('; ')}`);
}
JS
# utif2 has a line of its own for tiles.
# shellcheck disable=SC2086
seen=$(node look.mjs $names | grep -v '^====')
echo "ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version), utif2 4.1.0, jimp 1.6.1, sharp 0.35.5, libtiff $(dpkg-deb -f debs/libtiff-tools/libtiff-tools_*.deb Version)"
echo "$seen"
wanted='plain.tif: ffmpeg right, ends with 0 and 0 lines; utif2 right; jimp right
lzw.tif: ffmpeg right, ends with 0 and 0 lines; utif2 right; jimp right
zip.tif: ffmpeg right, ends with 0 and 0 lines; utif2 right; jimp right
packbits.tif: ffmpeg right, ends with 0 and 0 lines; utif2 right; jimp right
tiles.tif: ffmpeg 0,0,0, ends with 0 and 0 lines; utif2 right; jimp right
jpeg-of-rgb.tif: ffmpeg 0,0,0, ends with 0 and 0 lines; utif2 right; jimp right
as-sharp-writes.tif: ffmpeg 0,136,0, ends with 0 and 0 lines; utif2 right; jimp right
zstd.tif: ffmpeg an error; utif2 0,0,0; jimp 0,0,0
lzma.tif: ffmpeg right, ends with 0 and 0 lines; utif2 0,0,0; jimp 0,0,0
webp.tif: ffmpeg an error; utif2 0,0,0; jimp 0,0,0'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
