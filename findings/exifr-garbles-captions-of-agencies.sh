#!/usr/bin/env bash
# exifr 7.1.3, beside exifreader 4.46.0 and node-iptc 1.0.5 (npm): captions in IPTC, the block of JPEG that agencies and picture desks write.
#
# Expected: the caption. IPTC's block says in its envelope (CodedCharacterSet, 1:90) in which letters it is written; the three bytes ESC % G are UTF-8 (IIM 4.2), which is what most programs write. exifr's README has
# IPTC among what it reads. exifreader and node-iptc read it rightly.
# Seen: each byte is a letter of Latin-1: of Größe comes GrÃ¶Ã, a control character and e, of Chinese come accents and control characters, in captions, keywords and credits alike. A block without the mark that is in
# Latin-1, as old ones are, is right. Nothing throws.
# It matters since these fields are what photographs are sold and credited by: a name is wrong on the page, while the same field out of XMP is right.
#
# Needs Node, npm and perl (for exiftool). Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent exifr@7.1.3 exifreader@4.46.0 node-iptc@1.0.5 sharp@0.35.5 exiftool-vendored.pl@13.59.3
exiftool() { perl node_modules/exiftool-vendored.pl/bin/exiftool "$@"; }
node -e "require('sharp')({ create: { width: 16, height: 16, channels: 3, background: 'red' } }).jpeg().toFile('in.jpg')"
exiftool -q -o marked.jpg -IPTC:CodedCharacterSet=UTF8 -IPTC:Caption-Abstract='Größe 狐' -IPTC:Keywords=Füchse -IPTC:Credit='Zoë' in.jpg
exiftool -q -charset iptc=Latin -o old.jpg -IPTC:Caption-Abstract='Größe' -IPTC:Keywords=Füchse -IPTC:Credit='Zoë' in.jpg
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import ExifReader from 'exifreader';
import exifr from 'exifr';
import iptc from 'node-iptc';
// Control characters as their numbers, so that they are seen.
const seen = (text) => [text].flat().join('+').replaceAll(/[\u0000-\u001f\u0080-\u009f]/g, (letter) => `<${letter.codePointAt(0).toString(16)}>`);
for (const file of ['marked.jpg', 'old.jpg']) {
  const bytes = readFileSync(file);
  const one = await exifr.parse(bytes, { iptc: true });
  const two = ExifReader.load(bytes, { expanded: true }).iptc;
  const three = iptc(bytes);
  console.log(`${file}: exifr ${[one.Caption, one.Keywords, one.Credit].map(seen).join(', ')}`);
  if (file === 'marked.jpg')
    console.log(`  exifreader ${[two['Caption/Abstract'], two.Keywords, two.Credit].map((tag) => seen([tag].flat()[0].description)).join(', ')}; node-iptc ${[three.caption, three.keywords, three.credit].map(seen).join(', ')}`);
}
JS
seen=$(node look.mjs)
echo "exifr 7.1.3, exifreader 4.46.0, node-iptc 1.0.5, exiftool $(exiftool -ver)"
echo "$seen"
wanted='marked.jpg: exifr GrÃ¶Ã<9f>e ç<8b><90>, FÃ¼chse, ZoÃ«
  exifreader Größe 狐, Füchse, Zoë; node-iptc Größe 狐, Füchse, Zoë
old.jpg: exifr Größe, Füchse, Zoë'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
