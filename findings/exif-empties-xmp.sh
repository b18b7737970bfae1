#!/usr/bin/env bash
# exif 0.6.22 (libexif 0.6.24), as Debian 12 has it: a JPEG with EXIF and XMP whose author is set.
#
# Expected: the author alone. The manual says that illegal or unknown EXIF tags may be mended on the way, and speaks of nothing else of the file. A JPEG keeps EXIF and XMP in segments of
# one number (APP1), told apart by the words they begin with (EXIF 2.32, 4.7.2; XMP part 3, 1.1.3). jhead of the same age leaves XMP when it writes EXIF.
# Seen: the segment of XMP is there, with empty EXIF of 20 bytes in it. Caption, keywords, rating, and what says that a picture was made by a machine are gone, and the exit code is 0.
# The same for each other command that writes: a thumbnail taken out, a tag removed. Its issue 11 on GitHub tells of it since 2022 and is open; the lines in question are in the library
# of the program, not in libexif. Beside that a comment of the kind UNICODE is shown as "Unsupported UNICODE string".
# It matters since scripts put author and rights into photographs by it, and stars and keywords are in XMP alone.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node, npm and perl. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([exif]=0.6.22 [libexif12]=0.6.24 [jhead]=1:3.06)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
program() { LD_LIBRARY_PATH=$libraries LC_ALL=C.UTF-8 "tree/usr/bin/$1" "${@:2}"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 exiftool-vendored.pl@13.59.3
exiftool() { perl node_modules/exiftool-vendored.pl/bin/exiftool -charset UTF8 "$@"; }
node -e "require('sharp')({ create: { width: 32, height: 16, channels: 3, background: '#40c080' } }).jpeg().toFile('in.jpg')"
exiftool -q -overwrite_original -EXIF:Artist=Nobody -EXIF:UserComment='a fox 狐' -XMP-dc:Description='a fox' -XMP-dc:Subject=snow -XMP-xmp:Rating=4 \
  -XMP-iptcExt:DigitalSourceType=http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia in.jpg
program exif --ifd=0 --tag=Artist --set-value=Somebody --output=author.jpg in.jpg > /dev/null
program exif --ifd=0 --tag=Artist --remove --output=removed.jpg in.jpg > /dev/null
program exif --remove-thumbnail --output=thumbnail.jpg in.jpg > /dev/null
cp in.jpg jhead.jpg
program jhead -ts2026:01:02-03:04:05 jhead.jpg > /dev/null
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
for (const name of ['in', 'author', 'removed', 'thumbnail', 'jhead']) {
  const bytes = readFileSync(`${name}.jpg`);
  const found = [];
  for (let at = 2; bytes[at] === 0xff && bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (bytes[at + 1] !== 0xe1) continue;
    const length = bytes.readUInt16BE(at + 2) - 2;
    const words = bytes.toString('latin1', at + 4, at + 4 + length);
    found.push(words.startsWith('http://ns.adobe.com/xap/1.0/\0') ? 'XMP' : length < 32 ? `${length} bytes of ${words.slice(0, 4)}` : 'EXIF');
  }
  console.log(`${name}: ${found.join(', ')}`);
}
JS
seen=$(node look.mjs)
seen+=$'\n'"author.jpg: $(exiftool -s3 -EXIF:Artist author.jpg), $(exiftool -s -XMP:all author.jpg | wc -l) texts of XMP; in.jpg $(exiftool -s -XMP:all in.jpg | grep -vc XMPToolkit)"
seen+=$'\n'"the comment by exif: $(program exif -m --tag=UserComment in.jpg), by exiftool: $(exiftool -s3 -UserComment in.jpg)"
echo "exif $(program exif --version | head -1), libexif $(dpkg-deb -f debs/*/libexif12_*.deb Version), $(program jhead -V), exiftool $(exiftool -ver)"
echo "$seen"
wanted='in: EXIF, XMP
author: EXIF, 20 bytes of Exif
removed: EXIF, 20 bytes of Exif
thumbnail: EXIF, 20 bytes of Exif
jhead: EXIF, XMP
author.jpg: Somebody, 0 texts of XMP; in.jpg 4
the comment by exif: Unsupported UNICODE string, by exiftool: a fox 狐'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
