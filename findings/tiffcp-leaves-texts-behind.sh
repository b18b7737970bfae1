#!/usr/bin/env bash
# tiffcp 4.5.0 (libtiff), as Debian 12 has it: what is left of a TIFF's metadata after "tiffcp in.tif out.tif", without any option.
#
# Expected: all of it. Its page says that by default it copies all the understood tags; libtiff knows the tags of XMP (700), IPTC (33723), Photoshop's (34377) and EXIF's
# folder (34665) by name, and tiffinfo of the same package prints them.
# Seen: the profile and the tags of the first folder that TIFF 6 has (artist, orientation) are copied. XMP, IPTC and EXIF's folder are not, so that rating, keywords,
# comment and the time it was taken are gone. No message; the exit code is 0.
# It matters since this is how scans are compressed or split on servers, and texts and ratings of a library are in XMP alone.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), npm and perl. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
for name in libtiff-tools libtiff6; do
  version=$(apt-cache madison "$name" | awk 'index($3, "4.5.0") == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name 4.5.0 is not to be had here"; exit 1; }
  apt-get -qq -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(dirname "$(find "$work/tree" -name 'libtiff.so*' | head -1)")
tiff() { LD_LIBRARY_PATH=$libraries "tree/usr/bin/tiff$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 exiftool-vendored.pl@13.59.3
exiftool() { perl node_modules/exiftool-vendored.pl/bin/exiftool -charset UTF8 "$@"; }
cat > make.mjs <<'JS'
import sharp from 'sharp';
await sharp({ create: { width: 16, height: 16, channels: 3, background: '#40c080' } }).withIccProfile('p3').tiff({ compression: 'lzw' }).toFile('in.tif');
JS
node make.mjs
exiftool -q -overwrite_original -EXIF:Artist=Somebody -EXIF:DateTimeOriginal='2026:01:02 03:04:05' -EXIF:UserComment='a fox' -IPTC:Keywords=snow -XMP:Rating=3 -XMP-dc:Description='a fox' in.tif
tiff cp in.tif out.tif
left() { exiftool -s -G1 -EXIF:Artist -EXIF:DateTimeOriginal -EXIF:UserComment -IPTC:Keywords -XMP:Rating -XMP-dc:Description -ICC_Profile:ColorSpaceData "$1" | tr -s ' '; }
before=$(left in.tif)
after=$(left out.tif)
info=$(tiff info in.tif | grep -oE 'EXIFIFDOffset|RichTIFFIPTC|XMLPacket|ICC Profile' | sort -u | paste -sd' ')
echo "$(tiff info -h | sed -n 's/^LIBTIFF, Version /libtiff /p' | head -1), exiftool $(exiftool -ver)"
printf 'tiffinfo knows: %s\nbefore:\n%s\nafter:\n%s\n' "$info" "$before" "$after"
wanted_before='[IFD0] Artist : Somebody
[ExifIFD] DateTimeOriginal : 2026:01:02 03:04:05
[ExifIFD] UserComment : a fox
[IPTC] Keywords : snow
[XMP-xmp] Rating : 3
[XMP-dc] Description : a fox
[ICC-header] ColorSpaceData : RGB'
wanted_after='[IFD0] Artist : Somebody
[ICC-header] ColorSpaceData : RGB'
[ "$before" = "$wanted_before" ] && [ "$after" = "$wanted_after" ] || { echo 'CHANGED'; exit 1; }
