#!/usr/bin/env bash
# exiv2 0.27.6, as Debian 12 has it: what else becomes another in a PNG whose rating is set.
#
# Expected: the rating alone. PNG's specification has texts of tEXt in Latin-1 and of iTXt in UTF-8, and EXIF in the chunk eXIf, which exiv2 reads.
# Seen: a tEXt called Description is written anew as a packed iTXt with the same bytes: its é is one byte of Latin-1 then, where UTF-8 is asked for, so that
# exiftool hands out a byte that is no letter, and whoever decodes by the book has none. All other texts stay as they are. And EXIF moves from eXIf to a zTXt in the old way of ImageMagick ("Raw
# profile type exif"): a picture that eXIf turned lies on its side for libvips from then on, and for whatever else reads eXIf alone.
# It matters since NovelAI and Midjourney put the words of a picture into Description, and darktable and digiKam write ratings by exiv2.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), npm, perl and python3. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
for name in exiv2 libexiv2-27; do
  version=$(apt-cache madison "$name" | awk 'index($3, "0.27.6") == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name 0.27.6 is not to be had here"; exit 1; }
  apt-get -qq -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(dirname "$(find "$work" -name 'libexiv2.so*' | head -1)")
exiv2() { LD_LIBRARY_PATH=$libraries tree/usr/bin/exiv2 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 exiftool-vendored.pl@13.59.3

cat > make.py <<'PY'
import struct, zlib
def chunk(kind, body): return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))
head = chunk(b'IHDR', struct.pack('>IIBBBBB', 4, 2, 8, 2, 0, 0, 0))
# Orientation 6: upright after a quarter with the clock.
turned = chunk(b'eXIf', b'MM\0*\0\0\0\x08' + struct.pack('>HHHIHHI', 1, 0x112, 3, 1, 6, 0, 0))
texts = [chunk(b'tEXt', name + b'\0caf\xe9') for name in (b'Title', b'Description', b'Comment')]
rows = zlib.compress((b'\0' + b'\x40\x80\xc0' * 4) * 2)
open('in.png', 'wb').write(b'\x89PNG\r\n\x1a\n' + head + turned + b''.join(texts) + chunk(b'IDAT', rows) + chunk(b'IEND', b''))
PY
cat > chunks.py <<'PY'
import struct, sys, zlib
data, at = open(sys.argv[1], 'rb').read(), 8
while at + 12 <= len(data):
    size, kind = struct.unpack('>I', data[at:at + 4])[0], data[at + 4:at + 8].decode()
    name, _, rest = data[at + 8:at + 8 + size].partition(b'\0')
    if kind == 'eXIf': print(kind)
    if kind == 'zTXt': print(kind, name.decode())
    if kind == 'tEXt': print(kind, name.decode(), rest)
    if kind == 'iTXt' and name != b'XML:com.adobe.xmp':
        text = rest[2:].split(b'\0', 2)[2]
        print(kind, name.decode(), zlib.decompress(text) if rest[0] else text)
    at += 12 + size
PY
cat > turn.mjs <<'JS'
import sharp from 'sharp';
const { width, height } = (await sharp(process.argv[2]).metadata()).autoOrient;
console.log(`upright, by sharp: ${width} × ${height}`);
JS
look() {
  python3 chunks.py "$1"
  node turn.mjs "$1"
  # A byte that is no UTF-8 is shown by its number.
  printf 'Description by exiftool: '
  perl node_modules/exiftool-vendored.pl/bin/exiftool -charset UTF8 -s3 -PNG:Description "$1" | python3 -c 'import sys; print(ascii(sys.stdin.buffer.read().strip().decode("utf-8", "backslashreplace")).strip("\"\x27"))'
}
python3 make.py
cp in.png rated.png
exiv2 -q -M 'set Xmp.xmp.Rating 3' rated.png
before=$(look in.png)
after=$(look rated.png)
rating=$(exiv2 -q -K Xmp.xmp.Rating -Pv rated.png)
echo "$(exiv2 --version | head -1), sharp 0.35.5, exiftool $(perl node_modules/exiftool-vendored.pl/bin/exiftool -ver)"
printf 'before:\n%s\nafter, with rating %s:\n%s\n' "$before" "$rating" "$after"
wanted_before="eXIf
tEXt Title b'caf\\xe9'
tEXt Description b'caf\\xe9'
tEXt Comment b'caf\\xe9'
upright, by sharp: 2 × 4
Description by exiftool: caf\\xe9"
wanted_after="iTXt Description b'caf\\xe9'
zTXt Raw profile type exif
tEXt Title b'caf\\xe9'
tEXt Comment b'caf\\xe9'
upright, by sharp: 4 × 2
Description by exiftool: caf\\\\xe9"
[ "$before" = "$wanted_before" ] && [ "$rating" = 3 ] && [ "$after" = "$wanted_after" ] || { echo 'CHANGED'; exit 1; }
