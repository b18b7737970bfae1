#!/usr/bin/env bash
# piexif 1.1.3 (Debian 12's python3-piexif): its helper for the EXIF comment (UserComment) of the kind UNICODE, in files of either byte order.
#
# Expected: the text. The documentation says that piexif.helper.UserComment.load makes a string of the field; EXIF names no order for it but that of the file's
# header, in which exiftool and exiv2 write it, and piexif itself reads files of both orders.
# Seen: it is always read as big-endian. What exiftool 13.59 or exiv2 0.27.6 wrote into a little-endian file ("II", which most cameras and libvips write) comes out
# as other letters: "a fox" is 愀 昀漀砀. No error, no warning. In big-endian files, which piexif writes itself, it is right.
# It matters since A1111's web UI and what grew from it keep the recipe of a JPEG and a WebP in this field and read it by this very helper: a recipe that was mended
# or copied by exiftool, or written by a program that goes by the header, is then a page of Chinese that nobody wrote.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), npm, perl and python3. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
declare -A pinned=([python3-piexif]=1.1.3 [exiv2]=0.27.6 [libexiv2-27]=0.27.6)
for name in "${!pinned[@]}"; do
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  apt-get -qq -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(dirname "$(find "$work" -name 'libexiv2.so*' | head -1)")
exiv2() { LD_LIBRARY_PATH=$libraries tree/usr/bin/exiv2 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 exiftool-vendored.pl@13.59.3
exiftool() { perl node_modules/exiftool-vendored.pl/bin/exiftool -charset UTF8 "$@"; }
piexif() { PYTHONPATH=$work/tree/usr/lib/python3/dist-packages python3 "$@"; }

cat > make.mjs <<'JS'
import sharp from 'sharp';
const plain = sharp({ create: { width: 8, height: 8, channels: 3, background: '#40c080' } });
await plain.clone().jpeg().toFile('bare.jpg');
await plain.clone().withExif({ IFD0: { Artist: 'Somebody' } }).jpeg().toFile('little.jpg');
JS
node make.mjs
cat > write.py <<'PY'
import piexif, piexif.helper, sys
comment = piexif.helper.UserComment.dump('a fox 狐', encoding='unicode')
piexif.insert(piexif.dump({'Exif': {piexif.ExifIFD.UserComment: comment}}), 'bare.jpg', 'big.jpg')
PY
cat > read.py <<'PY'
import piexif, piexif.helper, sys
for name in sys.argv[1:]:
    head = open(name, 'rb').read().partition(b'Exif\0\0')[2][:2].decode()
    field = piexif.load(name)['Exif'][piexif.ExifIFD.UserComment]
    print(f'{name}, {head}: {piexif.helper.UserComment.load(field)}')
PY
piexif write.py
for order in big little; do
  cp "$order.jpg" "exiftool-$order.jpg"
  cp "$order.jpg" "exiv2-$order.jpg"
  exiftool -q -overwrite_original '-EXIF:UserComment=a fox 狐' "exiftool-$order.jpg"
  exiv2 -q -M 'set Exif.Photo.UserComment charset=Unicode a fox 狐' "exiv2-$order.jpg"
done
seen=$(piexif read.py big.jpg exiftool-big.jpg exiv2-big.jpg exiftool-little.jpg exiv2-little.jpg)
# Either of the others reads what the other wrote, in either order.
others=$(for order in big little; do
  exiftool -s3 -UserComment "exiv2-$order.jpg"
  exiv2 -q -K Exif.Photo.UserComment -Pt "exiftool-$order.jpg"
done | sed 's/^charset=Unicode //' | sort -u)
echo "piexif $(piexif -c 'import piexif; print(piexif.VERSION)'), exiftool $(exiftool -ver), $(exiv2 --version | head -1)"
echo "by piexif:"
echo "$seen"
echo "by exiftool and exiv2, of each other: $others"
wanted=$(python3 -c '
other = "a fox 狐".encode("utf-16-le").decode("utf-16-be")
for name in ("big", "exiftool-big", "exiv2-big"): print(f"{name}.jpg, MM: a fox 狐")
for name in ("exiftool-little", "exiv2-little"): print(f"{name}.jpg, II: {other}")')
[ "$seen" = "$wanted" ] && [ "$others" = 'a fox 狐' ] || { echo 'CHANGED'; exit 1; }
