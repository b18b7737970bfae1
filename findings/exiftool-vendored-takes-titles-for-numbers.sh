#!/usr/bin/env bash
# exiftool-vendored 35.21.0 (npm, with exiftool 13.59): titles, captions and keywords of photographs that look like numbers.
#
# Expected: the texts. XMP has dc:title, dc:description and dc:subject as texts, and the package's types have Title be a string.
# Seen: read() hands out a number or a truth where a text looks like one: the title 12.10 is 12.1, the caption True is true, the keyword 1e5 is 100000, and -0.50 is -0.5; 007 stays a text. In the file all is whole, and exiftool
# prints it with -s3. What is read and written back is another text: the title is 12.1 in the file too. Nothing warns.
# It matters since numbers of lots, rooms and negatives are titles and keywords: 12.1 and 12.10 are one and the same then, and a call of a text's method throws for such a photograph alone.
#
# Needs Node, npm and perl. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent exiftool-vendored@35.21.0 sharp@0.35.5
cat > look.mjs <<'JS'
import { exiftool } from 'exiftool-vendored';
import sharp from 'sharp';
await sharp({ create: { width: 16, height: 16, channels: 3, background: 'red' } }).jpeg().toFile('fox.jpg');
const given = { Title: '12.10', Description: 'True', Subject: ['007', '1e5', '2.50'], Label: '1.0', Instructions: '-0.50' };
await exiftool.write('fox.jpg', given, { writeArgs: ['-overwrite_original'] });
const read = await exiftool.read('fox.jpg');
for (const name of Object.keys(given)) {
  console.log(`${name}: written ${JSON.stringify(given[name])}, read ${JSON.stringify(read[name])}`);
}
await exiftool.write('fox.jpg', { Title: read.Title }, { writeArgs: ['-overwrite_original'] });
await exiftool.end();
JS
seen=$(node look.mjs)
kept=$(perl node_modules/exiftool-vendored.pl/bin/exiftool -s3 -XMP:Title -XMP:Description -XMP:Subject fox.jpg | paste -sd' ')
seen="$seen"$'\n'"in the file, once the title was written as it was read: $kept"
echo "exiftool-vendored $(node -p "require('./node_modules/exiftool-vendored/package.json').version")"
echo "$seen"
wanted='Title: written "12.10", read 12.1
Description: written "True", read true
Subject: written ["007","1e5","2.50"], read ["007",100000,2.5]
Label: written "1.0", read 1
Instructions: written "-0.50", read -0.5
in the file, once the title was written as it was read: 12.1 True 007, 1e5, 2.50'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
