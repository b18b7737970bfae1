#!/usr/bin/env bash
# GraphicsMagick 1.3.40, as Debian 12 has it: DPX with transparency, read and written.
#
# Expected: what is opaque is opaque. DPX (SMPTE ST 268) has alpha as a part of its pixels (RGBA, descriptor 51), and ffmpeg 5.1.9 and ImageMagick 6.9.11-60 (Debian 12) agree on what its numbers say: full is opaque. GraphicsMagick's page on film
# has alpha among what is supported fully. Of PNG, TIFF and SGI the same program reads and writes alpha so.
# Seen: alpha is turned round, on the way in and on the way out. Of an opaque picture with alpha comes one of which nothing is seen, what was cut away is there, and a quarter is three quarters. From its own DPX to PNG again all is right,
# since it is turned round twice. Eight and sixteen bits are alike, and so is grey. No word, and the exit code is 0.
# It matters since frames for retouching and titles with alpha are handed on as DPX: the program that reads them next shows nothing, and a try with the program itself shows no fault.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([graphicsmagick]=1.4+really1.3.40 [imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60 [ffmpeg]=7:5.1.9)
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
const [width, height] = [64, 16];
const alphas = [255, 192, 64, 0];
const pixels = Buffer.alloc(width * height * 4);
for (let at = 0; at < pixels.length; at += 4) pixels.set([200, 60, 50, alphas[Math.floor(((at / 4) % width) / 16)]], at);
const red = sharp(pixels, { raw: { width, height, channels: 4 } });
await red.clone().png().toFile('colours.png');
await red.clone().toColourspace('rgb16').png().toFile('deep.png');
await red.clone().toColourspace('b-w').png().toFile('grey.png');
JS
node make.mjs
: > said
for name in colours deep grey; do
  {
    program gm convert "$name.png" "$name-gm.dpx"
    magick6 "$name.png" "$name-magick6.dpx"
    program ffmpeg -loglevel error -i "$name.png" -update 1 "$name-ffmpeg.dpx"
    for by in gm magick6 ffmpeg; do
      program gm convert "$name-$by.dpx" "$name-$by-gm.png"
      magick6 "$name-$by.dpx" "$name-$by-magick6.png"
      program ffmpeg -loglevel error -i "$name-$by.dpx" -update 1 "$name-$by-ffmpeg.png"
    done
    program gm convert "$name.png" "$name.sgi"
    program ffmpeg -loglevel error -i "$name.sgi" "$name-sgi.png"
  } >> said 2>&1
done
cat > look.mjs <<'JS'
import sharp from 'sharp';
async function alphasOf(file) {
  const pixels = await sharp(file).ensureAlpha().toColourspace('srgb').raw().toBuffer();
  return [8, 24, 40, 56].map((x) => pixels[x * 4 + 3]).join();
}
for (const name of ['colours', 'deep', 'grey']) {
  console.log(`${name}: ${await alphasOf(`${name}.png`)}; as SGI by gm: ${await alphasOf(`${name}-sgi.png`)}`);
  for (const by of ['gm', 'magick6', 'ffmpeg']) {
    const read = [];
    for (const reader of ['gm', 'magick6', 'ffmpeg']) read.push(`${reader} reads ${await alphasOf(`${name}-${by}-${reader}.png`)}`);
    console.log(`  DPX by ${by}: ${read.join('; ')}`);
  }
}
JS
seen="$(grep -c . said || true) lines said
$(node look.mjs)"
echo "GraphicsMagick $(program gm version | head -1 | cut -d' ' -f2), $(magick6 -version | head -1 | cut -d' ' -f2-3), ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version)"
echo "$seen"
wanted='0 lines said
colours: 255,192,64,0; as SGI by gm: 255,192,64,0
  DPX by gm: gm reads 255,192,64,0; magick6 reads 0,63,191,255; ffmpeg reads 0,63,191,255
  DPX by magick6: gm reads 0,63,191,255; magick6 reads 255,192,64,0; ffmpeg reads 255,192,64,0
  DPX by ffmpeg: gm reads 0,63,191,255; magick6 reads 255,192,64,0; ffmpeg reads 255,192,64,0
deep: 255,192,64,0; as SGI by gm: 255,191,63,0
  DPX by gm: gm reads 255,192,64,0; magick6 reads 0,63,191,255; ffmpeg reads 0,63,191,255
  DPX by magick6: gm reads 0,63,191,255; magick6 reads 255,192,64,0; ffmpeg reads 255,192,64,0
  DPX by ffmpeg: gm reads 0,63,191,255; magick6 reads 255,192,64,0; ffmpeg reads 255,192,64,0
grey: 255,192,64,0; as SGI by gm: 255,192,64,0
  DPX by gm: gm reads 255,192,64,0; magick6 reads 0,63,191,255; ffmpeg reads 0,63,191,255
  DPX by magick6: gm reads 0,63,191,255; magick6 reads 255,192,64,0; ffmpeg reads 255,192,64,0
  DPX by ffmpeg: gm reads 0,63,191,255; magick6 reads 255,192,64,0; ffmpeg reads 255,192,64,0'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
