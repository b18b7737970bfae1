#!/usr/bin/env bash
# ffmpeg 5.1.9, as Debian 12 has it: an OpenEXR with transparency, as renderers write it, made a PNG.
#
# Expected: the same picture as by oiiotool 2.4.7.1 (Debian 12, "--colorconvert:unpremult=1"). OpenEXR's colours are linear and already multiplied by their alpha, as its technical introduction says; PNG's are neither
# (specification, 13.16), so that whoever makes the one of the other divides first and bends then. ffmpeg's decoder has an option for the curve (-apply_trc iec61966_2_1); of alpha its documentation does not speak.
# Seen: the colours stay multiplied, and are bent so, beside the same alpha: a red that is 188,0,0 where it is opaque is 137,0,0 where it is half transparent, with the curve, and 64,0,0 without it. Where it is opaque it is
# right with the curve. No word, and the exit code is 0.
# It matters since renders are made to be laid on photographs: hair, glass, smoke and each soft edge get a dark rim, and the opaque middle, by which one looks whether it went well, is right.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([ffmpeg]=7:5.1.9 [openimageio-tools]=2.4.7.1)
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
: > said
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@" >> said 2>&1 || codes=$?; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
# A red of half the light, half transparent on the left and opaque on the right, as numbers of OpenEXR.
program oiiotool --pattern constant:color=0.25098,0,0,0.50196 24x32 4 --pattern constant:color=0.5,0,0,1 24x32 4 --mosaic 2x1 --chnames R,G,B,A -d half -o in.exr
program ffmpeg -loglevel error -i in.exr plain.png
program ffmpeg -loglevel error -apply_trc iec61966_2_1 -i in.exr curve.png
program oiiotool in.exr --colorconvert:unpremult=1 linear sRGB -d uint8 -o oiiotool.png
cat > look.mjs <<'JS'
import sharp from 'sharp';
for (const name of ['oiiotool', 'curve', 'plain']) {
  const { data } = await sharp(`${name}.png`).raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const onWhite = await sharp(`${name}.png`).flatten({ background: '#ffffff' }).raw({ depth: 'uchar' }).toBuffer();
  console.log(`${name}.png: ${[12, 36].map((x) => `${[...data.subarray((16 * 48 + x) * 4).subarray(0, 4)].join()}, on white ${[...onWhite.subarray((16 * 48 + x) * 3).subarray(0, 3)].join()}`).join('; ')}`);
}
JS
seen="all ended with $codes and $(wc -c < said) bytes of words"$'\n'$(node look.mjs)
echo "ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version), oiiotool $(dpkg-deb -f debs/openimageio-tools/openimageio-tools_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='all ended with 0 and 0 bytes of words
oiiotool.png: 187,0,0,128, on white 220,127,127; 188,0,0,255, on white 188,0,0
curve.png: 137,0,0,128, on white 196,127,127; 188,0,0,255, on white 188,0,0
plain.png: 64,0,0,128, on white 159,127,127; 128,0,0,255, on white 128,0,0'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
