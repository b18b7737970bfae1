#!/usr/bin/env bash
# ffmpeg 5.1.9, as Debian 12 has it: an AVIF, as avifenc writes it of a photograph, made a TIFF ("ffmpeg -i in.avif out.tif").
#
# Expected: the same colours. The AVIF says that its numbers go from 0 to 255 (full range), as a JPEG's do; ffprobe tells of it (pc), and ffmpeg's PNG of the same file is right. A TIFF in YCbCr has a tag for
# just that, ReferenceBlackWhite (TIFF 6, section 21).
# Seen: the TIFF holds the numbers from 0 to 255 as they were, and the tag says 15 to 235, as it does of any picture. Who goes by it, as libtiff (tiff2rgba 4.5.0) and GraphicsMagick 1.3.40 do, makes 17 of
# the grey 30 and 255 of 238: what lies beyond 235 is one white. ffmpeg reads its own TIFF so. An AVIF from 16 to 235 comes out right. No word; the exit code is 0.
# It matters since this is how AVIF gets to programs that do not read it: clouds and shadows lose their drawing, for good once it is saved, and it looks like the camera's fault.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([ffmpeg]=7:5.1.9 [libavif-bin]=0.11.1 [graphicsmagick]=1.4+really1.3.40 [libtiff-tools]=4.5.0)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
codes=0
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@" 2>> said || codes=$?; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
// Dark grey, light grey and two lighter ones.
const [width, height] = [64, 32];
const pixels = Buffer.alloc(width * height * 3).map((_, nth) => [30, 180, 238, 250][Math.floor((Math.floor(nth / 3) % width) / 16)]);
await sharp(pixels, { raw: { width, height, channels: 3 } }).png().toFile('in.png');
JS
node make.mjs
for kind in full-420 full-444 limited-420; do
  program avifenc --speed 8 --min 0 --max 1 --range "${kind%-*}" --yuv "${kind#*-}" in.png "$kind.avif" > /dev/null
  program ffmpeg -loglevel error -i "$kind.avif" -frames:v 1 "$kind.png"
  program ffmpeg -loglevel error -i "$kind.avif" -frames:v 1 "$kind.tif"
  program tiff2rgba "$kind.tif" "$kind-tiff2rgba.tif"
  program gm convert "$kind.tif" "$kind-gm.png"
  program ffmpeg -loglevel error -i "$kind.tif" "$kind-again.png"
done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
/** Grey at the four places. What is compressed with loss may be a little off. */
const greys = async (file) => {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  const found = [8, 24, 40, 56].map((x) => data[(16 * info.width + x) * info.channels]);
  return ([[30, 180, 238, 250], [17, 191, 255, 255]].find((wanted) => wanted.every((value, nth) => Math.abs(value - found[nth]) <= 2)) ?? found).join();
};
/** The tag's first and second value, which are the numbers of black and white. */
const reference = (file) => {
  const bytes = readFileSync(file);
  const at = bytes.readUInt32LE(4);
  for (let nth = 0; nth < bytes.readUInt16LE(at); nth += 1) {
    const entry = at + 2 + nth * 12;
    const values = bytes.readUInt32LE(entry + 8);
    if (bytes.readUInt16LE(entry) === 532) return [0, 1].map((value) => bytes.readUInt32LE(values + value * 8) / bytes.readUInt32LE(values + value * 8 + 4)).join(' to ');
  }
  return 'none';
};
for (const kind of ['full-420', 'full-444', 'limited-420'])
  console.log(
    `${kind}.avif: libvips ${await greys(`${kind}.avif`)}; as PNG ${await greys(`${kind}.png`)}; as TIFF, which says ${reference(`${kind}.tif`)}: ` +
      `tiff2rgba ${await greys(`${kind}-tiff2rgba.tif`)}, GraphicsMagick ${await greys(`${kind}-gm.png`)}, ffmpeg ${await greys(`${kind}-again.png`)}`,
  );
JS
seen="all ended with $codes and $(wc -c < said) bytes of words"$'\n'$(node look.mjs)
echo "ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version), libtiff $(dpkg-deb -f debs/libtiff-tools/libtiff-tools_*.deb Version), GraphicsMagick $(dpkg-deb -f debs/graphicsmagick/graphicsmagick_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='all ended with 0 and 0 bytes of words
full-420.avif: libvips 30,180,238,250; as PNG 30,180,238,250; as TIFF, which says 15 to 235: tiff2rgba 17,191,255,255, GraphicsMagick 17,191,255,255, ffmpeg 17,191,255,255
full-444.avif: libvips 30,180,238,250; as PNG 30,180,238,250; as TIFF, which says 15 to 235: tiff2rgba 17,191,255,255, GraphicsMagick 17,191,255,255, ffmpeg 17,191,255,255
limited-420.avif: libvips 30,180,238,250; as PNG 30,180,238,250; as TIFF, which says 15 to 235: tiff2rgba 30,180,238,250, GraphicsMagick 30,180,238,250, ffmpeg 30,180,238,250'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
