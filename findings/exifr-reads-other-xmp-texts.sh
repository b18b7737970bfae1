#!/usr/bin/env bash
# exifr 7.1.3 (npm): texts of an XMP packet.
#
# Expected: the texts. XMP is XML, whose references (&lt;, &amp;, &#10;) stand for letters, and of XMP's values only those of a number's type are numbers: captions,
# keywords, labels and identifiers are Text. The README calls what exifr has an XMP parser and tells of neither.
# Seen: references stay as they are written, in elements and in attributes: a caption "<lora:snow:1> & fox" is read as "&lt;lora:snow:1&gt; &amp; fox". What looks like
# a number becomes one: the keyword 007 is 7, "true" is true, a seed of 64 bits is another seed, and a hash of a model such as 12e4567890 is infinite. exiftool
# reads each as it was written.
# It matters since prompts are full of such letters, and seeds and hashes are what a picture is made again by. A gallery that shows the caption shows another one.
#
# Needs Node, npm and perl. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund exifr@7.1.3 sharp@0.35.5 exiftool-vendored.pl@13.59.3 > /dev/null 2>&1
cat > look.mjs <<'JS'
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import exifr from 'exifr';
import sharp from 'sharp';
const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmp:Rating="3" photoshop:Headline="snow &amp; fox">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">&lt;lora:snow:1&gt; &amp; fox &#x72d0;</rdf:li></rdf:Alt></dc:description>
<dc:subject><rdf:Bag><rdf:li>007</rdf:li><rdf:li>true</rdf:li><rdf:li>fox</rdf:li></rdf:Bag></dc:subject>
<dc:identifier>18446744073709551615</dc:identifier><dc:source>12e4567890</dc:source>
</rdf:Description></rdf:RDF></x:xmpmeta>`;
writeFileSync('in.jpg', await sharp({ create: { width: 8, height: 8, channels: 3, background: '#40c080' } }).withXmp(packet).jpeg().toBuffer());
const { dc, xmp, photoshop } = await exifr.parse(readFileSync('in.jpg'), { xmp: true, mergeOutput: false });
const program = 'node_modules/exiftool-vendored.pl/bin/exiftool';
const byExiftool = (tag) => execFileSync('perl', [program, '-charset', 'UTF8', '-s3', '-sep', ' ', `-XMP-${tag}`, 'in.jpg'], { encoding: 'utf8' }).trim();
const tell = (value) => (typeof value === 'string' ? `"${value}"` : Array.isArray(value) ? value.map(tell).join(' ') : String(value));
const rows = [
  ['caption', dc.description.value, 'dc:Description'],
  ['headline', photoshop.Headline, 'photoshop:Headline'],
  ['rating', xmp.Rating, 'xmp:Rating'],
  ['keywords', dc.subject, 'dc:Subject'],
  ['identifier', dc.identifier, 'dc:Identifier'],
  ['source', dc.source, 'dc:Source'],
].map(([about, seen, tag]) => `${about}: ${tell(seen)}, by exiftool ${byExiftool(tag)}`);
const version = execFileSync('perl', [program, '-ver'], { encoding: 'utf8' }).trim();
console.log(`exifr ${JSON.parse(readFileSync('node_modules/exifr/package.json', 'utf8')).version}, exiftool ${version}`);
console.log(rows.join('\n'));
const wanted = [
  'caption: "&lt;lora:snow:1&gt; &amp; fox &#x72d0;", by exiftool <lora:snow:1> & fox 狐',
  'headline: "snow &amp; fox", by exiftool snow & fox',
  'rating: 3, by exiftool 3',
  'keywords: 7 true "fox", by exiftool 007 true fox',
  'identifier: 18446744073709552000, by exiftool 18446744073709551615',
  'source: Infinity, by exiftool 12e4567890',
];
if (rows.join() !== wanted.join()) {
  console.log('CHANGED');
  process.exit(1);
}
JS
node look.mjs
