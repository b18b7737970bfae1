#!/usr/bin/env bash
# KImageFormats 5.103, by which KDE's viewers read (Qt 5.15), as Debian 12 has it: one render as Radiance HDR, as OpenEXR and as PNG.
#
# Expected: the same picture three times, since the numbers are the same: those of HDR and EXR are linear light, which needs sRGB's curve to be shown, as oiiotool 2.4.7.1 (OpenImageIO, Debian 12) does for the PNG here; or three
# that are alike, where a viewer makes room for what is brighter than white, of which there is nothing in it.
# Seen: three pictures. HDR is shown without any curve, so that the middle is dark: 188 is 128. EXR is bent by a curve of its own, which leaves white at 164: 188 is 129, and all is flat. Neither
# says what its numbers are (no colour space). PNG is right. What is transparent in the EXR is opaque and black.
# It matters since a render is kept as EXR or HDR and sent as PNG: whoever chooses among them in Gwenview or digiKam, or compares a file with the one that was sent, sees another light, and lights the scene anew.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), its python3, Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([kimageformat-plugins]=5.103 [python3-pyqt5]=5.15.9 [openimageio-tools]=2.4.7.1)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
plugins=$(find "$work/tree" -path '*qt5/plugins' -type d)
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries QT_PLUGIN_PATH=$plugins QT_QPA_PLATFORM=offscreen PYTHONPATH="$work/tree/usr/lib/python3/dist-packages" "$@"; }
# Six strips of linear light, from a twentieth to white; of the EXR with transparency the last two are cut away.
node -e "
const [width, height] = [48, 8];
const steps = [0.05, 0.1, 0.25, 0.5, 0.75, 1];
const floats = new Float32Array(width * height * 3).map((_, at) => steps[Math.floor((Math.floor(at / 3) % width) / 8)]);
const alpha = new Float32Array(width * height).map((_, at) => (at % width < 32 ? 1 : 0));
const write = (name, kind, values) => require('fs').writeFileSync(name, Buffer.concat([Buffer.from(kind + '\n' + width + ' ' + height + '\n-1.0\n'), Buffer.from(values.buffer)]));
write('render.pfm', 'PF', floats);
write('alpha.pfm', 'Pf', alpha);
"
program oiiotool render.pfm -d half -o render.exr
program oiiotool render.pfm -o render.hdr
program oiiotool render.pfm --colorconvert linear sRGB -d uint8 -o render.png
program oiiotool render.pfm alpha.pfm --chappend --chnames R,G,B,A --premult -d half -o cut-out.exr
cat > look.py <<'PY'
from PyQt5.QtGui import QImageReader
for name in ['render.png', 'render.hdr', 'render.exr', 'cut-out.exr']:
    image = QImageReader(name).read()
    strips = [image.pixelColor(x, 4) for x in range(4, 48, 8)]
    print(name + ':', ', '.join(str(c.green()) + ('' if c.alpha() == 255 else '/' + str(c.alpha())) for c in strips) + (', with a colour space' if image.colorSpace().isValid() else ', without a colour space'))
PY
seen=$(program /usr/bin/python3 look.py)
echo "KImageFormats $(dpkg-deb -f debs/kimageformat-plugins/kimageformat-plugins_*.deb Version), PyQt $(dpkg-deb -f debs/python3-pyqt5/python3-pyqt5_*.deb Version), OpenImageIO $(dpkg-deb -f debs/openimageio-tools/openimageio-tools_*.deb Version)"
echo "$seen"
wanted='render.png: 63, 89, 137, 188, 225, 255, with a colour space
render.hdr: 12, 25, 64, 128, 192, 255, without a colour space
render.exr: 47, 64, 97, 129, 149, 164, without a colour space
cut-out.exr: 47, 64, 97, 129, 0, 0, without a colour space'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
