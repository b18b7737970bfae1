#!/usr/bin/env bash
# djxl and cjxl 0.7.0 (libjxl), as Debian 12 has them, beside ffmpeg 5.1.9 (Debian 12, by the same library): JPEG XL of ten, twelve and fourteen bits.
#
# Expected: the same picture as of eight and of sixteen bits. JPEG XL has any depth up to 32 bits; cjxl's help has --override_bitdepth store another depth than the input's, and calls a distance of 0 mathematically
# lossless. A PNG has samples of sixteen bits for it, and a PPM the white that its third number says (Maxval).
# Seen: of depths between 8 and 16 djxl makes noise as PNG: the samples of a smooth ramp come in no order, and white is nearly black. As PPM it names the right white, such as 1023, and writes samples up to 65535, which is more
# than there is. ffmpeg reads the same JXL rightly. The way in is wrong as well: of a PPM whose white is 1023 cjxl takes 1023 for that of sixteen bits, and keeps of 1024 shades 17 "without loss". The picture is black
# for ffmpeg; djxl's PPM of it looks right, since the two mistakes undo each other. No word, and the exit codes are 0.
# libjxl's pull request 1279 speaks of the way in as mended before that version. Later versions were not tried here.
# It matters since ten and twelve bits are what photographs are developed to (the export of JPEG XL by darktable offers ten and twelve): djxl is what unpacks them where no program opens JPEG XL.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([libjxl-tools]=0.7.0 [ffmpeg]=7:5.1.9)
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
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
// A ramp from black to white, once around the rows, as PNG of sixteen bits and as PGM of each depth.
const [width, height] = [32, 16];
const ramp = (white) => new Uint16Array(width * height).map((_, at) => Math.round((at / 511) * white));
await sharp(ramp(65535), { raw: { width, height, channels: 1 } }).toColourspace('grey16').png().toFile('ramp.png');
for (const bits of [8, 10, 12, 14, 16]) {
  const white = 2 ** bits - 1;
  const samples = [...ramp(white)];
  writeFileSync(`${bits}.pgm`, Buffer.concat([Buffer.from(`P5\n${width} ${height}\n${white}\n`), Buffer.from(bits > 8 ? samples.flatMap((sample) => [sample >> 8, sample & 255]) : samples)]));
}
JS
node make.mjs
codes=0
quietly() { program "$@" >> said 2>&1 || codes=$?; }
for bits in 8 10 12 14 16; do
  quietly cjxl -d 0 --override_bitdepth=$bits ramp.png $bits-of-png.jxl
  quietly cjxl -d 0 $bits.pgm $bits-of-pgm.jxl
  for from in png pgm; do
    quietly djxl $bits-of-$from.jxl $bits-of-$from.png
    quietly djxl $bits-of-$from.jxl $bits-of-$from.pgm
    program ffmpeg -v error -y -i $bits-of-$from.jxl -pix_fmt gray16be -f rawvideo $bits-of-$from.raw
  done
done
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
// Black, a fifth, a half, and white of the ramp, in percent of white.
const places = [0, 102, 256, 511];
const percent = (value, white) => Math.round((value / white) * 100);
for (const from of ['png', 'pgm'])
  for (const bits of [8, 10, 12, 14, 16]) {
    const { data, info } = await sharp(`${bits}-of-${from}.png`).toColourspace('grey16').raw({ depth: 'ushort' }).toBuffer({ resolveWithObject: true });
    const png = places.map((at) => percent(data.readUInt16LE(at * 2 * info.channels), 65535));
    const pgm = readFileSync(`${bits}-of-${from}.pgm`);
    const white = Number(pgm.toString('latin1', 0, 20).split('\n')[2]);
    const start = pgm.indexOf(`\n${white}\n`) + `\n${white}\n`.length;
    const pgmSays = places.map((at) => percent(white > 255 ? pgm.readUInt16BE(start + at * 2) : pgm[start + at], white));
    const raw = readFileSync(`${bits}-of-${from}.raw`);
    const shades = new Set(Array.from({ length: 512 }, (_, at) => raw.readUInt16BE(at * 2))).size;
    const ffmpeg = places.map((at) => percent(raw.readUInt16BE(at * 2), 65535));
    console.log(`${bits} bits of ${from}: djxl as PNG ${png.join()}; as PGM ${pgmSays.join()}, its white ${white}; ffmpeg ${ffmpeg.join()}, ${shades} shades`);
  }
JS
seen="all ended with $codes, $(grep -c -iE 'warn|error|fail' said || true) warnings; the ramp is 0, 20, 50 and 100 percent of white"$'\n'$(node look.mjs)
echo "libjxl $(dpkg-deb -f debs/libjxl-tools/libjxl-tools_*.deb Version), ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='all ended with 0, 0 warnings; the ramp is 0, 20, 50 and 100 percent of white
8 bits of png: djxl as PNG 0,20,50,100; as PGM 0,20,50,100, its white 255; ffmpeg 0,20,50,100, 256 shades
10 bits of png: djxl as PNG 0,77,12,6; as PGM 0,1278,3213,6406, its white 1023; ffmpeg 0,20,50,100, 512 shades
12 bits of png: djxl as PNG 0,19,2,0; as PGM 0,319,802,1600, its white 4095; ffmpeg 0,20,50,100, 512 shades
14 bits of png: djxl as PNG 0,80,0,0; as PGM 0,80,200,400, its white 16383; ffmpeg 0,20,50,100, 512 shades
16 bits of png: djxl as PNG 0,20,50,100; as PGM 0,20,50,100, its white 65535; ffmpeg 0,20,50,100, 512 shades
8 bits of pgm: djxl as PNG 0,20,50,100; as PGM 0,20,50,100, its white 255; ffmpeg 0,20,50,100, 256 shades
10 bits of pgm: djxl as PNG 0,19,50,0; as PGM 0,19,50,100, its white 1023; ffmpeg 0,0,1,2, 17 shades
12 bits of pgm: djxl as PNG 0,20,50,0; as PGM 0,20,50,100, its white 4095; ffmpeg 0,1,3,6, 257 shades
14 bits of pgm: djxl as PNG 0,20,50,0; as PGM 0,20,50,100, its white 16383; ffmpeg 0,5,13,25, 512 shades
16 bits of pgm: djxl as PNG 0,20,50,100; as PGM 0,20,50,100, its white 65535; ffmpeg 0,20,50,100, 512 shades'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
