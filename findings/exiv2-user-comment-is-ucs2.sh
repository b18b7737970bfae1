#!/usr/bin/env bash
# exiv2 0.27.6, as Debian 12 has it: EXIF UserComment of the kind UNICODE with a letter beyond the first plane, such as an emoji.
#
# Expected: the comment, since EXIF says Unicode and piexif, exiftool and exiv2's own output are UTF; at worst a question mark for the emoji.
# Seen: the field is taken for UCS-2. Chinese is right. One emoji, and the whole comment comes out undecoded, a NUL before each letter of ASCII, with a warning
# and the exit code 0. What exiv2 is told to write with an emoji are the bytes of UTF-8 under the name UNICODE, which exiftool reads as Chinese.
# Programs that read by exiv2 show as much: darktable 4.2.1 as the description of a picture without XMP.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed) and python3. Prints what it sees; fails when it is something else.
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
LD_LIBRARY_PATH=$(dirname "$(find "$work" -name 'libexiv2.so*' | head -1)")
export LD_LIBRARY_PATH
exiv2=tree/usr/bin/exiv2

# A TIFF of one white point, big-endian, whose comment is UTF-16 in that order.
cat > make.py <<'PY'
import struct, sys
def tiff(words):
    comment = b'UNICODE\0' + words.encode('utf-16-be')
    tags = [(256, 3, 1, 1 << 16), (257, 3, 1, 1 << 16), (258, 3, 1, 8 << 16), (259, 3, 1, 1 << 16), (262, 3, 1, 1 << 16),
            (273, 4, 1, 150), (277, 3, 1, 1 << 16), (278, 3, 1, 1 << 16), (279, 4, 1, 1), (0x8769, 4, 1, 160)]
    first = b'MM\0*' + struct.pack('>IH', 8, len(tags)) + b''.join(struct.pack('>HHII', *tag) for tag in tags) + b'\0\0\0\0'
    second = struct.pack('>HHHIII', 1, 0x9286, 7, len(comment), 178, 0)
    return first.ljust(150, b'\0') + b'\xff'.ljust(10, b'\0') + second + comment
for name, words in (('chinese', 'a fox \u72d0'), ('emoji', 'a fox \U0001f98a')): open(name + '.tif', 'wb').write(tiff(words))
PY
python3 make.py
# exiv2 prints NULs as they are.
read_comment() { "$exiv2" -q -K Exif.Photo.UserComment -Pt "$1" | tr '\0' '.'; }
chinese=$(read_comment chinese.tif)
emoji=$(read_comment emoji.tif)
echo "$("$exiv2" --version | head -1)"
echo "Chinese: $chinese"
echo "emoji:   $(printf '%s' "$emoji" | iconv -f UTF-8 -t ASCII//TRANSLIT -c 2> /dev/null || true)"
[ "$chinese" = 'charset=Unicode a fox 狐' ] || { echo 'CHANGED: Chinese is not read'; exit 1; }
case $emoji in 'charset=Unicode .a. .f.o.x. '*) ;; *) echo 'CHANGED: another comment comes out'; exit 1 ;; esac
"$exiv2" -q -M 'set Exif.Photo.UserComment charset=Unicode a 🦊' chinese.tif || true
if python3 -c 'import sys; sys.exit(b"UNICODE\0a \xf0\x9f\xa6\x8a" not in open("chinese.tif", "rb").read())'; then echo 'told to write an emoji it writes UTF-8 as UNICODE'
else echo 'CHANGED: it writes something else'; exit 1; fi
