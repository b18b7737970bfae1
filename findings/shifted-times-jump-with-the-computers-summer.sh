#!/usr/bin/env bash
# exiv2 0.27.6 (-a) and jhead 3.06 (-ta), as Debian 12 has them: times of photographs that are shifted by some hours, near the night in which clocks are changed where the computer is.
#
# Expected: so many hours more or less. These times of EXIF are those of the camera's clock, without a zone (EXIF 2.32, 4.6.5); the manuals have -a add or subtract hours, minutes and seconds, and -ta adjust the
# time by so much, "such as after travelling across time zones". exiftool 13.59 does so wherever it runs.
# Seen: both take the camera's clock for the computer's. A photograph that is shifted over the night in which the computer's zone goes to summer time is off by an hour, and the others are not: by New York's rules
# 20:00 and fourteen hours are 11:00, and two photographs half an hour apart are one and a half apart afterwards. By UTC all are right. Nothing is said.
# It matters since this is done after journeys, to bring two cameras into one order: the outcome depends on whose computer it was, and once a year the order of a night is another one.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node, npm and perl. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([exiv2]=0.27.6 [libexiv2-27]=0.27.6 [jhead]=1:3.06 [libjpeg-turbo-progs]=1:2.1.5)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
codes=0
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@" > /dev/null 2>> said || codes=$?; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 exiftool-vendored.pl@13.59.3
exiftool() { perl node_modules/exiftool-vendored.pl/bin/exiftool "$@"; }
node -e "require('sharp')({ create: { width: 16, height: 16, channels: 3, background: 'red' } }).jpeg().toFile('in.jpg')"
# In New York clocks went from 2:00 to 3:00 on 10 March 2024. Its rules are written out, so that no list of zones is needed.
new_york=EST5EDT,M3.2.0,M11.1.0
seen=$(
  for time in '2024:03:09 11:45:00' '2024:03:09 12:15:00' '2024:03:09 20:00:00' '2024:03:10 12:00:00'; do
    exiftool -q -o before.jpg -EXIF:DateTimeOriginal="$time" in.jpg
    exiftool -q -o exiftool.jpg -DateTimeOriginal+=14 before.jpg
    told="$time and 14 hours: exiftool $(exiftool -s -s -s -DateTimeOriginal exiftool.jpg)"
    for zone in UTC0 $new_york; do
      cp before.jpg exiv2.jpg
      cp before.jpg jhead.jpg
      TZ=$zone program exiv2 -a 14 adjust exiv2.jpg
      TZ=$zone program jhead -ta+14 jhead.jpg
      told+="; by ${zone%%[0-9]*}: exiv2 $(exiftool -s -s -s -DateTimeOriginal exiv2.jpg), jhead $(exiftool -s -s -s -DateTimeOriginal jhead.jpg)"
    done
    echo "$told"
    rm before.jpg exiftool.jpg
  done
  echo "all ended with $codes and $(wc -c < said) bytes of words"
)
echo "exiv2 $(dpkg-deb -f debs/exiv2/exiv2_*.deb Version), jhead $(dpkg-deb -f debs/jhead/jhead_*.deb Version), exiftool $(exiftool -ver)"
echo "$seen"
wanted='2024:03:09 11:45:00 and 14 hours: exiftool 2024:03:10 01:45:00; by UTC: exiv2 2024:03:10 01:45:00, jhead 2024:03:10 01:45:00; by EST: exiv2 2024:03:10 01:45:00, jhead 2024:03:10 01:45:00
2024:03:09 12:15:00 and 14 hours: exiftool 2024:03:10 02:15:00; by UTC: exiv2 2024:03:10 02:15:00, jhead 2024:03:10 02:15:00; by EST: exiv2 2024:03:10 03:15:00, jhead 2024:03:10 03:15:00
2024:03:09 20:00:00 and 14 hours: exiftool 2024:03:10 10:00:00; by UTC: exiv2 2024:03:10 10:00:00, jhead 2024:03:10 10:00:00; by EST: exiv2 2024:03:10 11:00:00, jhead 2024:03:10 11:00:00
2024:03:10 12:00:00 and 14 hours: exiftool 2024:03:11 02:00:00; by UTC: exiv2 2024:03:11 02:00:00, jhead 2024:03:11 02:00:00; by EST: exiv2 2024:03:11 02:00:00, jhead 2024:03:11 02:00:00
all ended with 0 and 0 bytes of words'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
