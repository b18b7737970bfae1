#!/usr/bin/env bash
# exifr 7.1.3, exif-reader 2.0.3 and exif-parser 0.1.12 (npm): the moment at which a photograph was taken whose EXIF says in which zone that was.
#
# Expected: that moment. EXIF has a tag for the zone of its date since 2.31 (2016), OffsetTimeOriginal, which telephones fill. A Date of JavaScript is a moment, and so are exif-parser's seconds since 1970; exifr's
# README has dates revived into Dates, and exif-reader's example has a date beside its zone. exiftool 13.59 puts the two into one (SubSecDateTimeOriginal).
# Seen: none of them asks for the zone. exifr takes the date for one of the computer's, so that the same file is another moment on each computer; exif-reader and exif-parser take it for one of Greenwich. Noon in
# Tokyo is three in the morning there: exifr has noon or four, the others noon. Nothing is said.
# It matters since Dates are sorted and compared as they are: of one evening that a telephone and a camera saw together, the one comes hours after the other, and on another day.
#
# Needs Node, npm and perl (for exiftool). Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent exifr@7.1.3 exif-reader@2.0.3 exif-parser@0.1.12 sharp@0.35.5 exiftool-vendored.pl@13.59.3
exiftool() { perl node_modules/exiftool-vendored.pl/bin/exiftool "$@"; }
node -e "require('sharp')({ create: { width: 16, height: 16, channels: 3, background: 'red' } }).jpeg().toFile('in.jpg')"
exiftool -q -o tokyo.jpg -EXIF:DateTimeOriginal='2026:06:01 12:00:00' -EXIF:OffsetTimeOriginal=+09:00 in.jpg
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import exifParser from 'exif-parser';
import exifReader from 'exif-reader';
import exifr from 'exifr';
import sharp from 'sharp';
const bytes = readFileSync('tokyo.jpg');
const told = {
  'exifr': (await exifr.parse(bytes)).DateTimeOriginal,
  'exif-reader': exifReader((await sharp(bytes).metadata()).exif).Photo.DateTimeOriginal,
  'exif-parser': new Date(exifParser.create(bytes).parse().tags.DateTimeOriginal * 1000),
};
console.log(Object.entries(told).map(([by, date]) => `${by} ${date.toISOString()}`).join(', '));
JS
seen=$(
  echo "exiftool: $(exiftool -s -s -s -SubSecDateTimeOriginal tokyo.jpg)"
  # Greenwich and China, written out, so that no list of zones is needed.
  for zone in UTC0 CST-8; do echo "on a computer in ${zone%%[-0-9]*}: $(TZ=$zone node look.mjs)"; done
)
echo "exifr 7.1.3, exif-reader 2.0.3, exif-parser 0.1.12, exiftool $(exiftool -ver)"
echo "$seen"
wanted='exiftool: 2026:06:01 12:00:00+09:00
on a computer in UTC: exifr 2026-06-01T12:00:00.000Z, exif-reader 2026-06-01T12:00:00.000Z, exif-parser 2026-06-01T12:00:00.000Z
on a computer in CST: exifr 2026-06-01T04:00:00.000Z, exif-reader 2026-06-01T12:00:00.000Z, exif-parser 2026-06-01T12:00:00.000Z'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
