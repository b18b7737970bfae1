#!/usr/bin/env bash
# KImageFormats 5.103 (by which KDE's viewers read, Qt 5.15) and ImageMagick 6.9.11-60, as Debian 12 has them, and wasm-vips 0.0.19 (libvips 8.18.7, npm): a Radiance HDR whose first line is the lowest one, or whose lines go from right to left.
#
# Expected: upright, as by oiiotool 2.4.7.1 (OpenImageIO, Debian 12, "--autoorient"), or an error, as by hdrify 1.2.1 (npm). The last line of the header says how the picture is stored: -Y 8 +X 16 is from the upper left corner on, and +Y
# or -X the other way round (Radiance's file formats, "resolution string", which has eight of them).
# Seen: all three read +Y and take it for -Y: the picture is upside down. -X is taken for +X by KImageFormats and libvips, so that it is mirrored; ImageMagick refuses it with an error. No word where it is wrong.
# It matters since skies and rooms for lighting are such files, and renderers take what they say: the light then comes from below, or from the other side than in the preview.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), its python3, Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([kimageformat-plugins]=5.103 [python3-pyqt5]=5.15.9 [imagemagick-6.q16]=8:6.9.11.60 [openimageio-tools]=2.4.7.1)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
coders=$(find "$work/tree" -path '*ImageMagick*/coders' -type d)
plugins=$(find "$work/tree" -path '*qt5/plugins' -type d)
program() {
  PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries MAGICK_CODER_MODULE_PATH=$coders QT_PLUGIN_PATH=$plugins QT_QPA_PLATFORM=offscreen PYTHONPATH="$work/tree/usr/lib/python3/dist-packages" "$@"
}
npm init -y > /dev/null
npm install --no-audit --no-fund --silent hdrify@1.2.1 sharp@0.35.5 wasm-vips@0.0.19
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
const [width, height] = [16, 8];
// Red, green, blue and white, one in each corner, as mantissas with one exponent.
const pixel = (x, y) => [[[200, 20, 20, 128], [20, 200, 20, 128]], [[20, 20, 200, 128], [200, 200, 200, 128]]][y < height / 2 ? 0 : 1][x < width / 2 ? 0 : 1];
const up = [...Array(height).keys()];
const along = [...Array(width).keys()];
const write = (name, resolution, ys, xs) => {
  const lines = ys.flatMap((y) => [Buffer.from([2, 2, 0, width]), ...[0, 1, 2, 3].map((channel) => Buffer.from([width, ...xs.map((x) => pixel(x, y)[channel])]))]);
  writeFileSync(`${name}.hdr`, Buffer.concat([Buffer.from(`#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n${resolution}\n`), ...lines]));
};
write('plain', `-Y ${height} +X ${width}`, up, along);
write('from-below', `+Y ${height} +X ${width}`, up.toReversed(), along);
write('from-right', `-Y ${height} -X ${width}`, up, along.toReversed());
JS
node make.mjs
cat > qt.py <<'PY'
import sys
from PyQt5.QtGui import QImageReader
for name in sys.argv[1:]:
    reader = QImageReader(name + '.hdr')
    reader.setAutoTransform(True)
    reader.read().save(name + '-kde.png')
PY
program /usr/bin/python3 qt.py plain from-below from-right
for name in plain from-below from-right; do
  program convert-im6.q16 $name.hdr -auto-orient $name-imagemagick.png 2> /dev/null || true
  program oiiotool --autoorient $name.hdr -o $name-oiiotool.png
done
cat > look.mjs <<'JS'
import { existsSync, readFileSync } from 'node:fs';
import { readHdr } from 'hdrify';
import sharp from 'sharp';
import Vips from 'wasm-vips';
const vips = await Vips({ dynamicLibraries: [] });
const name = ([red, green, blue]) => (red > green && red > blue ? 'red' : green > red && green > blue ? 'green' : blue > red && blue > green ? 'blue' : 'white');
for (const file of ['plain', 'from-below', 'from-right']) {
  const told = [];
  for (const by of ['oiiotool', 'kde', 'imagemagick']) {
    if (!existsSync(`${file}-${by}.png`)) {
      told.push(`${by} an error`);
      continue;
    }
    const { data, info } = await sharp(`${file}-${by}.png`).toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    told.push(`${by} ${[[3, 1], [12, 1], [3, 6], [12, 6]].map(([x, y]) => name(data.subarray((y * info.width + x) * info.channels))).join()}`);
  }
  const floats = vips.Image.newFromBuffer(readFileSync(`${file}.hdr`)).rad2float();
  told.push(`libvips ${[[3, 1], [12, 1], [3, 6], [12, 6]].map(([x, y]) => name([...floats.getpoint(x, y)])).join()}`);
  try {
    const { data, width } = readHdr(new Uint8Array(readFileSync(`${file}.hdr`)));
    told.push(`hdrify ${[[3, 1], [12, 1], [3, 6], [12, 6]].map(([x, y]) => name(data.subarray((y * width + x) * 4))).join()}`);
  } catch {
    told.push('hdrify an error');
  }
  console.log(`${file}, red,green,blue,white: ${told.join('; ')}`);
}
process.exit();
JS
seen=$(node look.mjs)
echo "KImageFormats $(dpkg-deb -f debs/kimageformat-plugins/kimageformat-plugins_*.deb Version), ImageMagick $(dpkg-deb -f debs/imagemagick-6.q16/imagemagick-6.q16_*.deb Version), OpenImageIO $(dpkg-deb -f debs/openimageio-tools/openimageio-tools_*.deb Version)"
echo "$seen"
wanted='plain, red,green,blue,white: oiiotool red,green,blue,white; kde red,green,blue,white; imagemagick red,green,blue,white; libvips red,green,blue,white; hdrify red,green,blue,white
from-below, red,green,blue,white: oiiotool red,green,blue,white; kde blue,white,red,green; imagemagick blue,white,red,green; libvips blue,white,red,green; hdrify an error
from-right, red,green,blue,white: oiiotool red,green,blue,white; kde green,red,white,blue; imagemagick an error; libvips green,red,white,blue; hdrify an error'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
