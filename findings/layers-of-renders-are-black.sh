#!/usr/bin/env bash
# ImageMagick 6.9.11-60, vips 8.14.1 and KImageFormats 5.103, by which KDE's viewers read (Qt 5.15), as Debian 12 has them: an OpenEXR whose colours are in layers.
#
# Expected: a picture, or an error. OpenEXR has layers by the names of channels ("beauty.R", "diffuse.R"), and a file need not have any channel that is called R, G, B or Y alone: Blender's files of several layers have none. ffmpeg 5.1.9 (Debian 12),
# and hdrify 1.2.1 and parse-exr 1.0.2 (npm), refuse such a file with an error; oiiotool 2.4.7.1 (Debian 12) reads the layers by their names.
# Seen: all three open it as a black picture of the right size. So they do a file of depth alone (Z). No word, the exit code is 0, and Qt tells of no error. A file that has R, G and B beside its layers is right.
# It matters since renders are kept in layers so that they can be lit anew: viewers show a folder of black pictures, and a script makes black copies of them, which looks like a render that failed.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node, npm and Python 3.11. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60 [libmagickcore-6.q16-6-extra]=8:6.9.11.60 [libvips-tools]=8.14.1 [openimageio-tools]=2.4.7.1 [ffmpeg]=7:5.1.9 [kimageformat-plugins]=5.103 [python3-pyqt5]=5.15.9)
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
plugins=$(find "$work/tree" -path '*qt5/plugins' -type d)
magick6() { MAGICK_CODER_MODULE_PATH=$coders MAGICK_CONFIGURE_PATH=$work/tree/etc/ImageMagick-6 program convert-im6.q16 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent hdrify@1.2.1 parse-exr@1.0.2
program oiiotool --pattern constant:color=0.6,0.05,0.03 64x48 3 -d half -o plain.exr
program oiiotool plain.exr --chnames beauty.R,beauty.G,beauty.B -o layers.exr
program oiiotool plain.exr plain.exr --chappend --chnames R,G,B,diffuse.R,diffuse.G,diffuse.B -o both.exr
program oiiotool plain.exr --ch R --chnames Z -o depth.exr
cat > qt.py <<'PY'
import sys
from PyQt5.QtGui import QImageReader
reader = QImageReader(sys.argv[1])
image = reader.read()
colour = image.pixelColor(30, 20)
print('an error' if image.isNull() else '%dx%d %s' % (image.width(), image.height(), 'black' if max(colour.red(), colour.green(), colour.blue()) == 0 else 'red' if colour.red() > 1.5 * colour.green() else 'another'))
PY
cat > js.cjs <<'JS'
const { readFileSync } = require('node:fs');
const bytes = new Uint8Array(readFileSync(process.argv[2]));
const tried = (read) => {
  try {
    console.log = () => {};
    read();
    return 'opens it';
  } catch {
    return 'refuses it';
  }
};
(async () => {
  const { readExr } = await import('hdrify');
  const parse = await import('parse-exr').then((all) => all.default?.default ?? all.default ?? all);
  process.stdout.write(`hdrify ${tried(() => readExr(bytes))}, parse-exr ${tried(() => parse(bytes.buffer, 1015))}\n`);
})();
JS
answer() { awk '{ print ($1 == 0 && $2 == 0 && $3 == 0) ? "black" : ($1 > 3 * $2) ? "red" : "another" }'; }
seen=$(
  for name in plain layers both depth; do
    code=0
    magick6 "$name.exr" "$name.ppm" > said 2>&1 || code=$?
    echo "$name by ImageMagick: $(magick6 "$name.ppm" -format '%wx%h ' info:)$(magick6 "$name.ppm" -crop 1x1+30+20 -depth 8 rgb:- | od -An -tu1 | answer), ended with $code, $(grep -c . said || true) lines said"
    code=0
    program vips copy "$name.exr" "$name.pfm" > said 2>&1 || code=$?
    echo "$name by vips: $(program vips getpoint "$name.exr" 30 20 | answer), ended with $code, $(grep -c . said || true) lines said"
    echo "$name by KImageFormats: $(QT_PLUGIN_PATH=$plugins QT_QPA_PLATFORM=offscreen PYTHONPATH="$work/tree/usr/lib/python3/dist-packages" program /usr/bin/python3 qt.py "$name.exr")"
    echo "$name by others: ffmpeg $(program ffmpeg -loglevel quiet -y -i "$name.exr" -update 1 out.png < /dev/null && echo 'opens it' || echo 'refuses it'), $(node js.cjs "$name.exr")"
  done
)
echo "$(magick6 -version | head -1 | cut -d' ' -f2-3), vips $(dpkg-deb -f debs/libvips-tools/libvips-tools_*.deb Version), KImageFormats $(dpkg-deb -f debs/kimageformat-plugins/kimageformat-plugins_*.deb Version), ffmpeg $(dpkg-deb -f debs/ffmpeg/ffmpeg_*.deb Version)"
echo "$seen"
wanted='plain by ImageMagick: 64x48 red, ended with 0, 0 lines said
plain by vips: red, ended with 0, 0 lines said
plain by KImageFormats: 64x48 red
plain by others: ffmpeg opens it, hdrify opens it, parse-exr opens it
layers by ImageMagick: 64x48 black, ended with 0, 0 lines said
layers by vips: black, ended with 0, 0 lines said
layers by KImageFormats: 64x48 black
layers by others: ffmpeg refuses it, hdrify refuses it, parse-exr refuses it
both by ImageMagick: 64x48 red, ended with 0, 0 lines said
both by vips: red, ended with 0, 0 lines said
both by KImageFormats: 64x48 red
both by others: ffmpeg opens it, hdrify opens it, parse-exr opens it
depth by ImageMagick: 64x48 black, ended with 0, 0 lines said
depth by vips: black, ended with 0, 0 lines said
depth by KImageFormats: 64x48 black
depth by others: ffmpeg refuses it, hdrify refuses it, parse-exr refuses it'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
