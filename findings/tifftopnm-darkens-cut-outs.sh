#!/usr/bin/env bash
# tifftopnm 11.1.0 (netpbm), as Debian 12 has it: the colours of a TIFF with transparency.
#
# Expected: those in the file, which says that they are not multiplied by its alpha (ExtraSamples 2 of TIFF 6, as libvips writes it). The manual has -alphaout put the transparency into a file of its own, says that
# without that option it is simply discarded, and names pamcomp for laying the two on something.
# Seen: the colours come out multiplied, which is as if black were behind them: half transparent red, 255,0,0, is 128,0,0, with -alphaout as without, and what is transparent is black. pamcomp, given these and the
# alpha, takes alpha into account once more: on white the half is 202,179,179, where -byrow, which the manual calls faster at times, leads to 255,179,179. No word; the exit code is 0.
# It matters since each soft edge of a cut-out gets a dark line, and a background that was only hidden, to be had back by discarding alpha, is gone.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([netpbm]=2:11.01.00)
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
// Three strips: transparent, half transparent, opaque.
const [width, height] = [48, 16];
const pixels = Buffer.alloc(width * height * 4);
for (let at = 0; at < width * height; at += 1) pixels.set([255, 0, 0, [0, 128, 255][Math.floor((at % width) / 16)]], at * 4);
await sharp(pixels, { raw: { width, height, channels: 4 } }).tiff({ compression: 'none' }).toFile('in.tif');
JS
node make.mjs
program tifftopnm in.tif > whole.ppm
program tifftopnm -alphaout=alpha.pgm in.tif > with-alphaout.ppm
program tifftopnm -byrow in.tif > by-row.ppm
program ppmmake white 48 16 > white.ppm
program pamcomp -alpha=alpha.pgm with-alphaout.ppm white.ppm > on-white.ppm
program tifftopnm -byrow -alphaout=alpha-by-row.pgm in.tif > by-row-with-alphaout.ppm
program pamcomp -alpha=alpha-by-row.pgm by-row-with-alphaout.ppm white.ppm > on-white-by-row.ppm
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
for (const name of ['whole', 'with-alphaout', 'on-white', 'by-row', 'on-white-by-row']) {
  // The pixels are the end of the file.
  const pixels = readFileSync(`${name}.ppm`).subarray(-48 * 16 * 3);
  console.log(`${name}.ppm: ${[8, 24, 40].map((x) => [...pixels.subarray((8 * 48 + x) * 3).subarray(0, 3)].join()).join(' | ')}`);
}
console.log(`alpha.pgm: ${[8, 24, 40].map((x) => readFileSync('alpha.pgm').subarray(-48 * 16)[8 * 48 + x]).join(' | ')}`);
JS
seen="all ended with $codes"$'\n'$(node look.mjs)
echo "netpbm $(dpkg-deb -f debs/netpbm/netpbm_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='all ended with 0
whole.ppm: 0,0,0 | 128,0,0 | 255,0,0
with-alphaout.ppm: 0,0,0 | 128,0,0 | 255,0,0
on-white.ppm: 255,255,255 | 202,179,179 | 255,0,0
by-row.ppm: 255,0,0 | 255,0,0 | 255,0,0
on-white-by-row.ppm: 255,255,255 | 255,179,179 | 255,0,0
alpha.pgm: 0 | 128 | 255'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
