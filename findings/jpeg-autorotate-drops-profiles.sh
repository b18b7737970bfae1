#!/usr/bin/env bash
# jpeg-autorotate 9.0.0: a JPEG in Display P3 that lies on its side is turned upright.
#
# Expected: the same picture, upright. The package's page says that the turn and the sizes in the EXIF are changed and nothing else of it,
# and that the quality is 100 unless one is asked for; of colours it says nothing.
# Seen: EXIF is kept with its turn set to 1, the ICC profile is gone, and XMP too. The numbers stay, so that they are sRGB now: a red of 230, 30, 20 is shown as 211, 55, 40. With the quality
# of 100 as well. A JPEG that needs no turn is refused with a word and stays as it is.
# It matters since a folder of phone photographs (P3) gets pale where a picture was taken upright, and only there.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund jpeg-autorotate@9.0.0 sharp@0.35.5 > /dev/null 2>&1
cat > look.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import autorotate from 'jpeg-autorotate';
import sharp from 'sharp';
const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:Rating>4</xmp:Rating></rdf:Description></rdf:RDF></x:xmpmeta>';
const make = (orientation) =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: { r: 230, g: 30, b: 20 } } })
    .withMetadata({ orientation, exif: { IFD0: { Artist: 'Somebody' } } })
    .withIccProfile('p3')
    .withXmp(xmp)
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer();
const say = async (name, bytes) => {
  const { width, height, orientation, icc, exif } = await sharp(bytes).metadata();
  const [r, g, b] = await sharp(bytes).toColourspace('srgb').raw().toBuffer();
  const near = (value, wanted) => (Math.abs(value - wanted) <= 4 ? wanted : value);
  const shown = [near(near(r, 230), 211), near(near(g, 30), 55), near(near(b, 20), 40)].join(' ');
  console.log(`${name}: ${width} x ${height}, turn ${orientation}, shown as ${shown}, profile ${icc ? 'yes' : 'no'}, artist ${exif?.includes('Somebody') ? 'yes' : 'no'}, XMP ${bytes.includes('xmp:Rating') ? 'yes' : 'no'}`);
};
const turned = await make(6);
await say('before', turned);
const { buffer } = await autorotate.rotate(turned, { quality: 100 });
await say('after', buffer);
const upright = await autorotate.rotate(await make(1), { quality: 100 }).catch((error) => error.code);
console.log(`one that needs no turn: ${upright}`);
JS
seen=$(node look.mjs)
echo "$seen"
wanted='before: 64 x 48, turn 6, shown as 230 30 20, profile yes, artist yes, XMP yes
after: 48 x 64, turn 1, shown as 211 55 40, profile no, artist yes, XMP no
one that needs no turn: correct_orientation'
[ "$seen" = "$wanted" ] || { echo CHANGED; exit 1; }
