#!/usr/bin/env bash
# GIMP 2.10.34 (exiv2 0.27.6), as Debian 12 has it: the caption of a JPEG that has a comment of the kind UNICODE, after it was opened and exported.
#
# Expected: the caption and the comment, each as it was. EXIF has ImageDescription for the one and UserComment for the other, whose first eight bytes name its kind: ASCII, JIS, UNICODE
# (EXIF 2.32, 4.6.5). GIMP's manual has exported pictures keep their metadata where that is asked for, which it is by default.
# Seen: the caption is gone. What GIMP took from the comment is written over it, and into JPEG's own comment and PNG's text "Comment" as well; of the kind UNICODE that begins with the words
# "charset=Unicode", by which exiv2 shows the kind on a terminal. Of ASCII the words are left out, and the caption is lost as well. Without a comment the caption stays, and becomes a comment.
# With an emoji exiv2 cannot read the comment (exiv2-user-comment-is-ucs2.sh): then "charset=Unicode" is all that is left of either. Nothing is said.
# It matters since image programs and telephones write such comments, and captions are what archives and galleries show: after a crop in GIMP they show "charset=Unicode".
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node, npm and perl. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree home
declare -A pinned=([gimp]=2.10.34 [gimp-data]=2.10.34 [libgimp2.0]=2.10.34 [libgexiv2-2]=0.14.0 [libexiv2-27]=0.27.6 [libgegl-0.4-0]=1:0.4.42 [libbabl-0.1-0]=1:0.1.98)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
done
# What they need and this system does not have comes along.
mkdir -p debs/partial
apt-get -qq -o Dir::Cache::archives="$work/debs" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "${!pinned[@]}" > /dev/null 2>&1
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
inside() { find "$work/tree" -path "$1" -printf '%h\n' | head -1; }
# Opens each picture and exports it under the other name, as a script does it.
gimp() {
  local all='' pair
  for pair in "$@"; do all+=" (go \"${pair%=*}\" \"${pair#*=}\")"; done
  HOME=$work/home GIMP2_DIRECTORY=$work/home GIMP2_PLUGINDIR=$work/tree/usr/lib/gimp/2.0 GIMP2_DATADIR=$work/tree/usr/share/gimp/2.0 GIMP2_SYSCONFDIR=$work/tree/etc/gimp/2.0 \
    GEGL_PATH=$(inside '*gegl-0.4/*.so') BABL_PATH=$(inside '*babl-0.1/*.so') LD_LIBRARY_PATH=$libraries timeout 300 tree/usr/bin/gimp-console-2.10 -n -d -f -s --no-interface \
    -b "(begin (define (go in out) (let* ((image (car (gimp-file-load RUN-NONINTERACTIVE in in))) (layer (car (gimp-image-get-active-drawable image)))) (gimp-file-save RUN-NONINTERACTIVE image layer out out)))$all)" \
    -b '(gimp-quit 0)' > said 2>&1
}
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 exiftool-vendored.pl@13.59.3
exiftool() { perl node_modules/exiftool-vendored.pl/bin/exiftool -charset UTF8 "$@"; }
node -e "for (const name of ['unicode', 'ascii', 'caption', 'emoji']) require('sharp')({ create: { width: 32, height: 16, channels: 3, background: '#40c080' } }).jpeg().toFile(name + '.jpg')"
exiftool -q -overwrite_original -EXIF:ImageDescription='the caption' ./*.jpg
exiftool -q -overwrite_original -EXIF:UserComment='a fox 狐' unicode.jpg
exiftool -q -overwrite_original -EXIF:UserComment='a fox' ascii.jpg
exiftool -q -overwrite_original -EXIF:UserComment='a fox 🦊' emoji.jpg
gimp unicode.jpg=out-unicode.jpg unicode.jpg=out-unicode.png ascii.jpg=out-ascii.jpg caption.jpg=out-caption.jpg emoji.jpg=out-emoji.jpg
texts() { exiftool -q -q -f -p '$EXIF:ImageDescription | $EXIF:UserComment | $File:Comment | $PNG:Comment' "$1"; }
seen='caption | comment of EXIF | of JPEG | of PNG'
for file in unicode.jpg out-unicode.jpg out-unicode.png ascii.jpg out-ascii.jpg caption.jpg out-caption.jpg emoji.jpg out-emoji.jpg; do seen+=$'\n'"$file: $(texts "$file")"; done
echo "GIMP $(dpkg-deb -f debs/gimp_*.deb Version), gexiv2 $(dpkg-deb -f debs/libgexiv2-2_*.deb Version), exiv2 $(dpkg-deb -f debs/libexiv2-27_*.deb Version), exiftool $(exiftool -ver)"
echo "$seen"
wanted='caption | comment of EXIF | of JPEG | of PNG
unicode.jpg: the caption | a fox 狐 | - | -
out-unicode.jpg: charset=Unicode a fox 狐 | a fox 狐 | charset=Unicode a fox 狐 | -
out-unicode.png: charset=Unicode a fox 狐 | a fox 狐 | - | charset=Unicode a fox 狐
ascii.jpg: the caption | a fox | - | -
out-ascii.jpg: a fox | a fox | a fox | -
caption.jpg: the caption | - | - | -
out-caption.jpg: the caption | the caption | the caption | -
emoji.jpg: the caption | a fox 🦊 | - | -
out-emoji.jpg: charset=Unicode  |  | charset=Unicode  | -'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
