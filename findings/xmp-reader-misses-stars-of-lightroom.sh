#!/usr/bin/env bash
# xmp-reader 0.0.3 and xmp-js 0.0.5 (npm): the rating of a photograph, and its two authors.
#
# Expected: the rating, whichever of the two ways it is written in: XMP may have a simple property as an element or as an attribute of rdf:Description, which are equivalent (XMP part 1, 7.9.2.2), and Adobe's programs and exiv2
# write attributes. And both authors, since dc:creator is a list in their order (XMP part 1, 8.3). xmp-reader's README has rating, title, creator and keywords in what it gives; exiftool 13.59 reads each file alike.
# Seen: xmp-reader knows the rating of elements alone: of the same photograph rated in Lightroom there is none. Of two authors the last is given, and keywords (dc:subject) are not. xmp-js makes one name of two authors, with
# nothing between them, while keywords are a list; it gives no rating in either way. Nothing throws.
# It matters since galleries sort by stars and print names by these: photographs that were chosen count as unrated, and one of two who are to be credited is left out, or a third is.
#
# Needs Node, npm and perl (for exiftool). Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent xmp-reader@0.0.3 xmp-js@0.0.5 sharp@0.35.5 exiftool-vendored.pl@13.59.3
cat > look.mjs <<'JS'
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import xmpJs from 'xmp-js';
import xmpReader from 'xmp-reader';
const XMP = xmpJs.default ?? xmpJs;
const list = (property, kind, entries) => `<dc:${property}><rdf:${kind}>${entries.map((entry) => `<rdf:li>${entry}</rdf:li>`).join('')}</rdf:${kind}></dc:${property}>`;
const packet = (attributes, elements) => `<?xpacket begin='\uFEFF' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"${attributes}>${elements}${list('creator', 'Seq', ['Ann', 'Bob'])}${list('subject', 'Bag', ['red', 'fox'])}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>`;
const seen = [];
for (const [name, xmp] of [['as an attribute', packet(' xmp:Rating="3"', '')], ['as an element', packet('', '<xmp:Rating>3</xmp:Rating>')]]) {
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c83c32' } }).withXmp(xmp).jpeg().toBuffer();
  writeFileSync('photograph.jpg', jpeg);
  const [{ Rating, Creator, Subject }] = JSON.parse(execFileSync('perl', ['node_modules/exiftool-vendored.pl/bin/exiftool', '-json', '-XMP:all', 'photograph.jpg'], { encoding: 'utf8' }));
  const { rating, creator, keywords } = await xmpReader.fromBuffer(jpeg);
  const parsed = new XMP(jpeg).parse();
  const tell = (stars, authors, words) => `rating ${stars ?? 'none'}, authors ${JSON.stringify(authors)}, keywords ${JSON.stringify(words) ?? 'none'}`;
  seen.push(`rating ${name}: exiftool ${tell(Rating, Creator, Subject)}; xmp-reader ${tell(rating, creator, keywords)}; xmp-js ${tell(parsed.rating ?? parsed.Rating, parsed.creator, parsed.subject)}`);
}
console.log(seen.join('\n'));
JS
seen=$(node look.mjs)
echo "xmp-reader $(node -p "require('./node_modules/xmp-reader/package.json').version"), xmp-js $(node -p "require('./node_modules/xmp-js/package.json').version"), sharp 0.35.5"
echo "$seen"
wanted='rating as an attribute: exiftool rating 3, authors ["Ann","Bob"], keywords ["red","fox"]; xmp-reader rating none, authors "Bob", keywords none; xmp-js rating none, authors "AnnBob", keywords ["red","fox"]
rating as an element: exiftool rating 3, authors ["Ann","Bob"], keywords ["red","fox"]; xmp-reader rating 3, authors "Bob", keywords none; xmp-js rating none, authors "AnnBob", keywords ["red","fox"]'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
