#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7): a colour of Display P3, named by a profile, and by the numbers that PNG and AVIF have for it.
#
# Expected: the same numbers of sRGB in the copy, since the documentation says that output is converted to sRGB; and with keepMetadata a copy that still says what
# its numbers mean. PNG's specification (third edition) even puts cICP before a profile, then iCCP, sRGB, and gAMA with cHRM; HEIF has nclx beside profiles.
# Seen: a profile is followed. cICP, gAMA, cHRM and nclx are not looked at: the numbers stay as they are, and the copy says nothing, or that they are sRGB's, with
# keepMetadata too. So a PNG in cICP and an AVIF in nclx, as HDR and screen captures and telephones' files come, fade in the copy, and nobody can tell
# afterwards. metadata() does not tell of any of them: who wants to know has to read the file.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund sharp@0.35.5 > /dev/null 2>&1
cat > look.mjs <<'JS'
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
const patch = sharp({ create: { width: 16, height: 16, channels: 3, background: { r: 200, g: 60, b: 50 } } });
function chunk(kind, body) {
  const all = Buffer.concat([Buffer.alloc(4), Buffer.from(kind), body, Buffer.alloc(4)]);
  all.writeUInt32BE(body.length, 0);
  all.writeUInt32BE(crc32(all.subarray(4, -4)), body.length + 8);
  return all;
}
const numbers = (...values) => Buffer.concat(values.map((value) => Buffer.from([0, value >> 16, (value >> 8) & 255, value & 255])));
const plain = await patch.clone().png().toBuffer();
const pngWith = (...chunks) => Buffer.concat([plain.subarray(0, 33), ...chunks, plain.subarray(33)]);
const gama = chunk('gAMA', numbers(45_455));
const chrm = chunk('cHRM', numbers(31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000));
// Both formats name P3 by primaries 12, with the curve of sRGB, 13 (ITU-T H.273).
const avif = await patch.clone().avif({ lossless: true }).toBuffer();
const named = Buffer.from(avif);
named.writeUInt16BE(12, named.indexOf('colrnclx') + 8);
named.writeUInt16BE(13, named.indexOf('colrnclx') + 10);
// The profile of P3 that sharp has, put beside numbers that were not converted.
const profile = (await sharp(await patch.clone().withIccProfile('p3').jpeg().toBuffer()).metadata()).icc;
const files = {
  'PNG, profile': pngWith(chunk('iCCP', Buffer.concat([Buffer.from('P3\0\0'), deflateSync(profile)]))),
  'PNG, cICP': pngWith(chunk('cICP', Buffer.from([12, 13, 0, 1]))),
  'PNG, gAMA and cHRM': pngWith(gama, chrm),
  'PNG, gAMA of linear light': pngWith(chunk('gAMA', numbers(100_000))),
  'AVIF, nclx': named,
};
function says(file) {
  if (file.includes('colrprof') || file.includes('iCCP')) return 'a profile';
  const at = file.indexOf('colrnclx');
  if (at >= 0) return `nclx ${file.readUInt16BE(at + 8)}/${file.readUInt16BE(at + 10)}`;
  return ['cICP', 'gAMA', 'cHRM', 'sRGB'].filter((kind) => file.includes(kind)).join(' and ') || 'nothing';
}
const first = async (file) => [...(await sharp(file).raw().toBuffer()).subarray(0, 3)].join();
const seen = [];
for (const [name, file] of Object.entries(files)) {
  const written = (image) => (name.startsWith('PNG') ? image.png() : image.avif({ lossless: true })).toBuffer();
  const copy = await written(sharp(file));
  const kept = await written(sharp(file).keepMetadata());
  seen.push(`${name}: 200,60,50 becomes ${await first(copy)}, which says ${says(copy)}; with keepMetadata it says ${says(kept)}`);
}
console.log(`sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`);
console.log(seen.join('\n'));
const bare = '200,60,50 becomes 200,60,50, which says nothing; with keepMetadata it says nothing';
const wanted = [
  'PNG, profile: 200,60,50 becomes 217,42,40, which says nothing; with keepMetadata it says a profile',
  `PNG, cICP: ${bare}`,
  `PNG, gAMA and cHRM: ${bare}`,
  `PNG, gAMA of linear light: ${bare}`,
  'AVIF, nclx: 200,60,50 becomes 200,60,50, which says nclx 1/13; with keepMetadata it says nclx 1/13',
];
if (seen.join() !== wanted.join()) {
  console.log('CHANGED');
  process.exit(1);
}
JS
node look.mjs
