#!/usr/bin/env bash
# @napi-rs/image 1.15.0 (npm): rotate() without an argument, of the same EXIF in JPEG, PNG, WebP and AVIF.
#
# Expected: upright in each. The README says that it rotates with EXIF's orientation and has no effect where the input has no EXIF; the formats that it reads all have EXIF.
# Seen: the JPEG is turned. PNG (eXIf) and WebP (EXIF) stay as they are stored, and metadata() with EXIF asked for tells of no orientation; AVIF, which is turned by irot,
# stays as well. EXIF is not in the copy, so that nobody turns it afterwards. libvips shows all four alike.
# It matters since servers take this package in place of libvips: a portrait as PNG or WebP lies on its side once it went through.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund sharp@0.35.5 @napi-rs/image@1.15.0 > /dev/null 2>&1
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { Transformer } from '@napi-rs/image';
import sharp from 'sharp';
const seen = [];
for (const kind of ['jpeg', 'png', 'webp', 'avif']) {
  const file = await sharp({ create: { width: 64, height: 32, channels: 3, background: '#40c080' } }).withMetadata({ orientation: 6 }).toFormat(kind).toBuffer();
  const { autoOrient } = await sharp(file).metadata();
  const { orientation } = await new Transformer(file).metadata(true);
  const copy = await sharp(await new Transformer(file).rotate().png()).metadata();
  seen.push(`${kind}: by libvips ${autoOrient.width} × ${autoOrient.height}; by this package orientation ${orientation ?? 'none'}, rotated ${copy.width} × ${copy.height}, with ${copy.exif === undefined ? 'no EXIF' : 'EXIF'}`);
}
console.log(`@napi-rs/image ${JSON.parse(readFileSync('node_modules/@napi-rs/image/package.json', 'utf8')).version}, sharp ${sharp.versions.sharp}`);
console.log(seen.join('\n'));
const wanted = [
  'jpeg: by libvips 32 × 64; by this package orientation 6, rotated 32 × 64, with no EXIF',
  ...['png', 'webp', 'avif'].map((kind) => `${kind}: by libvips 32 × 64; by this package orientation none, rotated 64 × 32, with no EXIF`),
];
if (seen.join() !== wanted.join()) {
  console.log('CHANGED');
  process.exit(1);
}
JS
node look.mjs
