#!/usr/bin/env bash
# heif-enc 1.15.1 (libheif), as Debian 12 has it: a cut-out as PNG with a palette, as pngquant 2.17.0 (Debian 12) makes it, packed as AVIF.
#
# Expected: the same cut-out, up to what the packing costs. PNG has transparency for palettes (tRNS), and heif-enc's manual has PNG among what it takes, and --no-alpha for who does not want the transparency. avifenc 0.11.1 (Debian 12)
# packs the same file rightly, and heif-enc does so with the PNG that it was made of.
# Seen: stripes of the right size, opaque. It looks as if the four bytes of each pixel were taken for those of one and a third, so that alpha's numbers are colours. No word, and the exit code is 0.
# libheif's issue 937 tells of such pictures and is closed; later versions were not tried here.
# It matters since logos, stickers and pictures of screens are made smaller by pngquant first, and AVIF is the next step of the same script: where nobody looks, stripes are published.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([libheif-examples]=1.15.1 [libheif1]=1.15.1 [libavif-bin]=0.11.1 [pngquant]=2.17.0)
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
const [width, height] = [64, 48];
const pixels = Buffer.alloc(width * height * 4);
// A soft edge, so that pngquant keeps enough colours for a palette of eight bits.
for (let y = 0, at = 0; y < height; y += 1)
  for (let x = 0; x < width; x += 1, at += 4) pixels.set([200, 60, 50, x < 16 ? 0 : x < 48 ? (x - 16) * 8 : 255], at);
await sharp(pixels, { raw: { width, height, channels: 4 } }).png().toFile('plain.png');
JS
node make.mjs
program pngquant --output packed.png 256 plain.png
for name in plain packed; do
  code=0
  program heif-enc -A -q 95 "$name.png" -o "$name-heif-enc.avif" > said 2>&1 || code=$?
  echo "$code, $(grep -c -i -E 'warn|error|palette' said || true) lines of trouble" > "$name-code"
  program avifenc "$name.png" "$name-avifenc.avif" > /dev/null
done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
for (const name of ['plain', 'packed']) {
  const was = await sharp(`${name}.png`).ensureAlpha().raw().toBuffer();
  console.log(`${name}.png: ${(await sharp(`${name}.png`).metadata()).isPalette ? 'a palette' : 'no palette'}; heif-enc ended with ${readFileSync(`${name}-code`, 'latin1').trim()}`);
  for (const by of ['heif-enc', 'avifenc']) {
    const file = sharp(`${name}-${by}.avif`);
    const { width, height, hasAlpha } = await file.metadata();
    const is = await file.ensureAlpha().raw().toBuffer();
    let [off, red] = [0, 0];
    for (let at = 0; at < was.length; at += 4) {
      if (was[at + 3] > 0 && [0, 1, 2].some((channel) => Math.abs(was[at + channel] - is[at + channel]) > 30)) off += 1;
      if (was[at + 3] > 0) red += 1;
    }
    console.log(`  ${by}: ${width} x ${height}, ${hasAlpha ? 'transparency' : 'opaque'}, ${off * 4 > red * 3 ? 'more than three quarters of' : off === 0 ? 'none of' : `${off} of`} the pixels that are seen are of another colour`);
  }
}
JS
seen=$(node look.mjs)
echo "heif-enc $(dpkg-deb -f debs/libheif-examples/libheif-examples_*.deb Version), avifenc $(dpkg-deb -f debs/libavif-bin/libavif-bin_*.deb Version), pngquant $(program pngquant --version)"
echo "$seen"
wanted='plain.png: no palette; heif-enc ended with 0, 0 lines of trouble
  heif-enc: 64 x 48, transparency, none of the pixels that are seen are of another colour
  avifenc: 64 x 48, transparency, none of the pixels that are seen are of another colour
packed.png: a palette; heif-enc ended with 0, 0 lines of trouble
  heif-enc: 64 x 48, opaque, more than three quarters of the pixels that are seen are of another colour
  avifenc: 64 x 48, transparency, none of the pixels that are seen are of another colour'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
