#!/usr/bin/env bash
# darktable 4.2.1 (darktable-cli), as Debian 12 has it: title, caption and rights of a photograph in two languages, after it was exported without any change.
#
# Expected: each text in each of its languages, or the one that is for everybody ("x-default"). XMP has these three as lists of texts, one for each language (XMP part 1, 8.2.2.4, and part 2, Dublin Core), which is
# how agencies send them; the manual has exported files get the metadata of the photograph.
# Seen: the two are one text that is said to be for everybody, with exiv2's way of printing in it: a fox, lang="de" ein Fuchs. So it is of each of the three, and so it is written into EXIF's description and
# copyright, where there was nothing. Of one language all is right. No word; the exit code is 0.
# It matters since this is the last step before photographs are published: pages show words that nobody wrote, and the German text is no longer one.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node, npm and perl. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([darktable]=4.2.1 [libexiv2-27]=0.27.6)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
modules=$(find "$work/tree" -type d -path '*-linux-gnu/darktable' | head -1)
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 exiftool-vendored.pl@13.59.3
exiftool() { perl node_modules/exiftool-vendored.pl/bin/exiftool "$@"; }
node -e "require('sharp')({ create: { width: 48, height: 32, channels: 3, background: 'red' } }).jpeg().toFile('in.jpg')"
exiftool -q -XMP-dc:Description='a fox' -XMP-dc:Title='fox one' -XMP-dc:Rights='all mine' -XMP-dc:Creator=Somebody -o one.jpg in.jpg
exiftool -q -XMP-dc:Description-de='ein Fuchs' -XMP-dc:Title-de='Fuchs eins' -XMP-dc:Rights-de='alles meins' -o two.jpg one.jpg
code=0
for name in one two; do
  HOME=$work PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries darktable-cli "$name.jpg" "$name-exported.jpg" --core --disable-opencl --configdir "$work/config" --cachedir "$work/cache" \
    --datadir "$work/tree/usr/share/darktable" --moduledir "$modules" > said 2>&1 || code=$?
done
tell() {
  echo "$1: $(exiftool -s -q -XMP-dc:Title -XMP-dc:Title-de -XMP-dc:Description -XMP-dc:Description-de -XMP-dc:Rights -XMP-dc:Rights-de "$1" | sed 's/  *: /: /' | paste -sd'|')"
  echo "  in EXIF: $(exiftool -s -s -s -f -IFD0:ImageDescription -IFD0:Copyright "$1" | paste -sd'|')"
}
seen="ended with $code"$'\n'$(for file in one one-exported two two-exported; do tell "$file.jpg"; done)
echo "darktable $(dpkg-deb -f debs/darktable/darktable_*.deb Version), exiv2 $(dpkg-deb -f debs/libexiv2-27/libexiv2-27_*.deb Version), exiftool $(exiftool -ver)"
echo "$seen"
wanted='ended with 0
one.jpg: Title: fox one|Description: a fox|Rights: all mine
  in EXIF: -|-
one-exported.jpg: Title: fox one|Description: a fox|Rights: all mine
  in EXIF: a fox|all mine
two.jpg: Title: fox one|Title-de: Fuchs eins|Description: a fox|Description-de: ein Fuchs|Rights: all mine|Rights-de: alles meins
  in EXIF: -|-
two-exported.jpg: Title: fox one, lang="de" Fuchs eins|Description: a fox, lang="de" ein Fuchs|Rights: all mine, lang="de" alles meins
  in EXIF: a fox, lang="de" ein Fuchs|all mine, lang="de" alles meins'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
