#!/usr/bin/env bash
# piexifjs 1.0.6 (npm), beside piexif 1.1.3 (Debian 12's python3-piexif), from which it was made: a JPEG whose author is set by load(), dump() and insert().
#
# Expected: the author alone is another. The README calls it a library to read and modify EXIF, by load(), dump() and insert(), and says of nothing that it is left out. The zone in which a photograph was taken is a
# tag since EXIF 2.31 (2016), OffsetTimeOriginal, with two more for the time of change and of scanning. piexif keeps them.
# Seen: all three are gone, and so is what else came with EXIF 2.31 (temperature, humidity, pressure, acceleration and the like). load() does not have them in its answer, so that nobody can put them back.
# The date and its parts of a second stay, without a word.
# It matters since the same photograph is another moment then wherever the zone is not that of whoever looks: pictures of one evening by two telephones fall out of order, by hours.
#
# Needs Debian 12 with apt-get (for a download, nothing is installed), Node, npm, perl and python3. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
version=$(apt-cache madison python3-piexif | awk 'index($3, "1.1.3") == 1 && !found { print $3; found = 1 }')
[ -n "$version" ] || { echo 'python3-piexif 1.1.3 is not to be had here'; exit 1; }
apt-get -qq -o Dir::Cache::archives="$work/debs" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "python3-piexif=$version" > /dev/null 2>&1
dpkg-deb -x debs/python3-piexif_*.deb tree
npm init -y > /dev/null
npm install --no-audit --no-fund --silent piexifjs@1.0.6 sharp@0.35.5 exiftool-vendored.pl@13.59.3
exiftool() { perl node_modules/exiftool-vendored.pl/bin/exiftool "$@"; }
node -e "require('sharp')({ create: { width: 16, height: 16, channels: 3, background: 'red' } }).jpeg().toFile('in.jpg')"
exiftool -q -overwrite_original -EXIF:Make=Maker -EXIF:DateTimeOriginal='2026:06:01 23:50:00' -EXIF:SubSecTimeOriginal=25 -EXIF:OffsetTimeOriginal=+09:00 -EXIF:OffsetTimeDigitized=+09:00 -EXIF:OffsetTime=+02:00 \
  -EXIF:LensModel='35 mm' -EXIF:AmbientTemperature=-4 -EXIF:Humidity=60 in.jpg
cat > change.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import piexif from 'piexifjs';
const jpeg = readFileSync('in.jpg', 'latin1');
const exif = piexif.load(jpeg);
exif['0th'][piexif.ImageIFD.Artist] = 'Somebody';
writeFileSync('piexifjs.jpg', piexif.insert(piexif.dump(exif), jpeg), 'latin1');
JS
node change.mjs
PYTHONPATH=tree/usr/lib/python3/dist-packages python3 - <<'PY'
import piexif
exif = piexif.load('in.jpg')
exif['0th'][piexif.ImageIFD.Artist] = b'Somebody'
piexif.insert(piexif.dump(exif), 'in.jpg', 'piexif.jpg')
PY
tell() { exiftool -q -f -p '$Artist, $Make, $LensModel, taken $DateTimeOriginal.$SubSecTimeOriginal $OffsetTimeOriginal, scanned in $OffsetTimeDigitized, changed in $OffsetTime, $AmbientTemperature, $Humidity %' "$1"; }
seen=$(for file in in.jpg piexif.jpg piexifjs.jpg; do echo "$file: $(tell "$file")"; done)
echo "piexifjs 1.0.6, piexif $version, exiftool $(exiftool -ver)"
echo "$seen"
wanted='in.jpg: -, Maker, 35 mm, taken 2026:06:01 23:50:00.25 +09:00, scanned in +09:00, changed in +02:00, -4 C, 60 %
piexif.jpg: Somebody, Maker, 35 mm, taken 2026:06:01 23:50:00.25 +09:00, scanned in +09:00, changed in +02:00, -4 C, 60 %
piexifjs.jpg: Somebody, Maker, 35 mm, taken 2026:06:01 23:50:00.25 -, scanned in -, changed in -, -, - %'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
