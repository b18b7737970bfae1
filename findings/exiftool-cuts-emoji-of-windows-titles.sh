#!/usr/bin/env bash
# exiftool 13.59 (exiftool-vendored.pl 13.59.3): an emoji in the titles that Windows shows, EXIF's XPTitle, XPComment, XPKeywords, XPSubject and XPAuthor.
#
# Expected: the emoji comes back. exiftool's documentation says that special letters in these tags are converted from and to UTF-8; Windows fills them with
# the UTF-16 of its strings, where an emoji is two units; and of the same command UserComment and XMP have it right.
# Seen: only the lower sixteen bits of the letter's number are written, which is another letter: U+1F98A, a fox, becomes U+F98A, a Chinese character for strength.
# Nothing warns, the exit code is 0, and exiftool reads that letter back. What another program wrote with two units is read as two letters of three bytes
# each, halves that UTF-8 does not allow, so that whatever reads exiftool's output or its JSON finds no text there.
# It matters since titles and keywords by hand, and prompts, have emoji, and a title that was meant for Windows is wrong there for good.
#
# Needs npm, perl and python3. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund exiftool-vendored.pl@13.59.3 > /dev/null 2>&1
exiftool=(perl node_modules/exiftool-vendored.pl/bin/exiftool -charset UTF8)

# A TIFF of one white point, big-endian, with an XPTitle (0x9c9b) of UTF-16 in Windows's order.
cat > make.py <<'PY'
import struct
title = 'a fox \U0001f98a'.encode('utf-16-le') + b'\0\0'
tags = [(256, 3, 1, 1 << 16), (257, 3, 1, 1 << 16), (258, 3, 1, 8 << 16), (259, 3, 1, 1 << 16), (262, 3, 1, 1 << 16), (273, 4, 1, 150), (277, 3, 1, 1 << 16),
        (278, 3, 1, 1 << 16), (279, 4, 1, 1), (0x9c9b, 1, len(title), 160)]
head = b'MM\0*' + struct.pack('>IH', 8, len(tags)) + b''.join(struct.pack('>HHII', *tag) for tag in tags) + b'\0\0\0\0'
open('windows.tif', 'wb').write(head.ljust(150, b'\0') + b'\xff'.ljust(10, b'\0') + title)
PY
python3 make.py
cp windows.tif written.tif
said=$("${exiftool[@]}" -overwrite_original '-EXIF:XPTitle=a fox 🦊' '-EXIF:XPKeywords=🦊;snow' '-EXIF:UserComment=a fox 🦊' '-XMP-dc:Title=a fox 🦊' written.tif 2>&1)
read_tag() { "${exiftool[@]}" -s3 "$1" "$2"; }
# Bytes that are no UTF-8 are shown by their numbers.
shown() { python3 -c 'import sys; print(sys.stdin.buffer.read().strip().decode("utf-8", "backslashreplace").encode("unicode_escape").decode().replace("\\\\", "\\"))'; }
units=$(python3 -c 'b = open("written.tif", "rb").read(); print("f98a" if "a fox \uf98a".encode("utf-16-le") in b else "d83e dd8a" if "a fox \U0001f98a".encode("utf-16-le") in b else "something else")')
seen="of another program, XPTitle: $(read_tag -XPTitle windows.tif | shown)
written, XPTitle: $(read_tag -XPTitle written.tif | shown)
written, XPKeywords: $(read_tag -XPKeywords written.tif | shown)
written, UserComment: $(read_tag -UserComment written.tif | shown)
written, XMP title: $(read_tag -XMP-dc:Title written.tif | shown)
the units behind “a fox”: $units
it says: $(printf '%s' "$said" | tr -s ' \n' ' ' | sed 's/^ //')"
wanted='of another program, XPTitle: a fox \xed\xa0\xbe\xed\xb6\x8a
written, XPTitle: a fox \uf98a
written, XPKeywords: \uf98a;snow
written, UserComment: a fox \U0001f98a
written, XMP title: a fox \U0001f98a
the units behind “a fox”: f98a
it says: 1 image files updated'
echo "exiftool $("${exiftool[@]}" -ver)"
echo "$seen"
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
