#!/usr/bin/env bash
# ImageMagick 6.9.11-60 and GraphicsMagick 1.3.40, as Debian 12 has them: which texts of a PNG are left after "convert in.png out.png".
#
# Expected: PNG's three kinds of text chunks come out as they went in; both programs keep tEXt, and iTXt stands beside it in the same specification.
# Seen: every iTXt is gone, whatever its letters; tEXt stays. ImageMagick 7.1.2-13 (magick-wasm 0.0.38) keeps both. So a recipe in Chinese, which fits iTXt alone,
# is lost in the programs that servers still run, and so is an XMP packet, which PNG has no other chunk for.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), npm and python3. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir debs tree
declare -A pinned=([imagemagick-6.q16]='8:6.9.11.60' [graphicsmagick]='1.4+really1.3.40')
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  # The distribution's own revisions of that version.
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
LD_LIBRARY_PATH=$(dirname "$(find "$work" -name 'libGraphicsMagick-Q16.so*' | head -1)")
export LD_LIBRARY_PATH

cat > make.py <<'PY'
import struct, zlib
def chunk(kind, body): return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))
def itxt(keyword, text): return chunk(b'iTXt', keyword + b'\0\0\0\0\0' + text.encode())
texts = [itxt(b'Chinese', '一只狐狸'), itxt(b'Ascii', 'a fox'), chunk(b'tEXt', b'Plain\0a fox')]
head = chunk(b'IHDR', struct.pack('>IIBBBBB', 4, 4, 8, 2, 0, 0, 0))
rows = zlib.compress((b'\0' + b'\x40\x80\xc0' * 4) * 4)
open('in.png', 'wb').write(b'\x89PNG\r\n\x1a\n' + head + b''.join(texts) + chunk(b'IDAT', rows) + chunk(b'IEND', b''))
PY
cat > keywords.py <<'PY'
import struct, sys
data, at, found = open(sys.argv[1], 'rb').read(), 8, []
while at + 12 <= len(data):
    size, kind = struct.unpack('>I', data[at:at + 4])[0], data[at + 4:at + 8]
    if kind in (b'tEXt', b'zTXt', b'iTXt'): found.append(data[at + 8:at + 8 + size].split(b'\0')[0].decode('latin1'))
    at += 12 + size
print(' '.join(sorted(name for name in found if name in ('Chinese', 'Ascii', 'Plain'))))
PY
python3 make.py
magick6=$(find tree/usr/bin -name 'convert-im6.q16' | head -1)
"$magick6" in.png six.png
tree/usr/bin/gm convert in.png gm.png
npm init -y > /dev/null
npm install --no-audit --no-fund --silent @imagemagick/magick-wasm@0.0.38
cat > seven.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import { ImageMagick, Magick, MagickFormat, initializeImageMagick } from '@imagemagick/magick-wasm';
await initializeImageMagick(readFileSync('node_modules/@imagemagick/magick-wasm/dist/magick.wasm'));
ImageMagick.read(new Uint8Array(readFileSync('in.png')), (image) => image.write(MagickFormat.Png, (data) => writeFileSync('seven.png', data)));
console.log(Magick.imageMagickVersion.split(' ').slice(0, 2).join(' '));
JS
seven=$(node seven.mjs)

echo "in the file: $(python3 keywords.py in.png)"
echo "$("$magick6" -version | head -1 | cut -d' ' -f2-3): $(python3 keywords.py six.png)"
echo "$(tree/usr/bin/gm version | head -1 | cut -d' ' -f1-2): $(python3 keywords.py gm.png)"
echo "$seven: $(python3 keywords.py seven.png)"
[ "$(python3 keywords.py six.png)" = Plain ] && [ "$(python3 keywords.py gm.png)" = Plain ] || { echo 'CHANGED: iTXt is kept'; exit 1; }
[ "$(python3 keywords.py seven.png)" = 'Ascii Chinese Plain' ] || { echo 'CHANGED: version 7 keeps other texts'; exit 1; }
