#!/usr/bin/env bash
# gpscorrelate 2.0, as Debian 12 has it: the place of a photograph between two points of a track, on either side of the 180th meridian.
#
# Expected: a place between the two. The manual has photographs between two points placed by linear interpolation, and a longitude goes on from 180 to -180 without a gap. exiftool 13.59 (-geotag) and gpsbabel 1.8.0
# (Debian 12) place the same moment there.
# Seen: of a boat that goes 21 kilometres from 179.9 to -179.9 degrees in two minutes, near Fiji, the photograph in the middle is at longitude 0: in the Atlantic, off Africa, half round the world. Half a minute earlier
# it is at 90, in the Indian Ocean. It counts as interpolated, without a word, and the exit code is 0. Elsewhere on the same track it is right.
# It matters since Fiji, Tonga, Chukotka and the Aleutians lie there: an album by place has holes, and whoever goes by the map finds photographs of a journey that nobody made.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node, npm and perl. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([gpscorrelate]=2.0 [gpsbabel]=1.8.0)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 exiftool-vendored.pl@13.59.3
exiftool() { TZ=UTC perl node_modules/exiftool-vendored.pl/bin/exiftool "$@"; }
cat > track.gpx <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="by hand" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>
<trkpt lat="-17" lon="179.5"><ele>10</ele><time>2026-06-01T11:56:00Z</time></trkpt>
<trkpt lat="-17" lon="179.9"><ele>10</ele><time>2026-06-01T12:00:00Z</time></trkpt>
<trkpt lat="-17" lon="-179.9"><ele>-10</ele><time>2026-06-01T12:02:00Z</time></trkpt>
<trkpt lat="-17" lon="-179.5"><ele>-10</ele><time>2026-06-01T12:06:00Z</time></trkpt>
</trkseg></trk></gpx>
XML
node -e "require('sharp')({ create: { width: 16, height: 16, channels: 3, background: 'red' } }).jpeg().toFile('in.jpg')"
times='11:58:00 12:00:30 12:01:00 12:04:00'
codes=0
for time in $times; do
  exiftool -q -o "gpscorrelate-$time.jpg" -EXIF:DateTimeOriginal="2026:06:01 $time" in.jpg
  exiftool -q -geotag track.gpx '-geotime<${DateTimeOriginal}+00:00' -o "exiftool-$time.jpg" "gpscorrelate-$time.jpg"
  program gpscorrelate -z 0:00 -g track.gpx "gpscorrelate-$time.jpg" >> said 2>&1 || codes=$?
done
program gpsbabel -t -i gpx -f track.gpx -x interpolate,time=30 -o gpx -F filled.gpx
# The point of gpsbabel's track at that time, and the longitude of a photograph; 180 degrees either way are the same.
babel() { tr '\n' ' ' < filled.gpx | grep -o '<trkpt[^>]*>[^/]*</ele>[^/]*</time>' | grep "T$1Z" | sed -E 's/.*lon="([^"]*)".*/\1/' | awk '{ printf "%.2f", $1 }'; }
photograph() { exiftool -q -n -p '$GPSLongitude' "$1" | awk '{ printf "%.2f", $1 }'; }
seen=$(
  for time in $times; do
    echo "at $time: gpscorrelate $(photograph "gpscorrelate-$time.jpg"), exiftool $(photograph "exiftool-$time.jpg"), gpsbabel $(babel "$time")"
  done
)
seen="all ended with $codes; $(grep -c 'Matched:     1 (0 Exact, 1 Interpolated, 0 Rounded)' said) of 4 counted as interpolated"$'\n'$seen
echo "gpscorrelate $(dpkg-deb -f debs/gpscorrelate/gpscorrelate_*.deb Version), gpsbabel $(dpkg-deb -f debs/gpsbabel/gpsbabel_*.deb Version), exiftool $(exiftool -ver)"
echo "$seen"
wanted='all ended with 0; 4 of 4 counted as interpolated
at 11:58:00: gpscorrelate 179.70, exiftool 179.70, gpsbabel 179.70
at 12:00:30: gpscorrelate 89.95, exiftool 179.95, gpsbabel 179.95
at 12:01:00: gpscorrelate 0.00, exiftool -180.00, gpsbabel -180.00
at 12:04:00: gpscorrelate -179.70, exiftool -179.70, gpsbabel -179.70'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
