#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7): the texts of a PNG, as metadata().comments tells them and as keepMetadata() writes them again.
#
# Expected: what PNG's specification (third edition, 11.3.3) says: tEXt and zTXt are Latin-1, iTXt is UTF-8, and texts may stand before or behind the pixels. The
# documentation tells of "PNG text blocks, if present", and of metadata that are kept.
# Seen: all three are taken for UTF-8 when they are read, and all three are written as zTXt, in UTF-8, when they are kept. So the é of a tEXt is a replacement
# character in comments and is lost in the copy; and Chinese, which was right in an iTXt, stands in a chunk of Latin-1, where exiftool and whoever else reads by the
# book sees other letters. sharp itself reads that again as it was meant. What stands behind the pixels is neither told nor kept.
# It matters since recipes of image programs are these texts: Pillow, by which most of them save, puts what does not fit Latin-1 into iTXt for this very reason.
#
# Needs Node, npm and perl (for exiftool). Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund sharp@0.35.5 exiftool-vendored.pl@13.59.3 > /dev/null 2>&1
cat > look.mjs <<'JS'
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
function chunk(kind, ...parts) {
  const body = Buffer.concat([Buffer.from(kind), ...parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length - 4, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
const size = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0]);
const file = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  chunk('IHDR', size),
  chunk('tEXt', 'Latin\0caf\xe9'),
  chunk('iTXt', 'Chinese\0\0\0\0\0', Buffer.from('一只狐狸')),
  chunk('IDAT', deflateSync(Buffer.from([0, 10, 20, 0, 30, 40]))),
  chunk('tEXt', 'Behind\0a fox'),
  chunk('IEND'),
]);
const told = async (picture) => (await sharp(picture).metadata()).comments.map(({ keyword, text }) => `${keyword} ${text}`).join(', ');
const kept = await sharp(file).keepMetadata().png().toBuffer();
const kinds = [];
for (let at = 8; at < kept.length; at += 12 + kept.readUInt32BE(at)) {
  const kind = kept.toString('latin1', at + 4, at + 8);
  if (kind.endsWith('Xt')) kinds.push(`${kind} ${kept.toString('latin1', at + 8, kept.indexOf(0, at + 8))}`);
}
const exiftool = ['node_modules/exiftool-vendored.pl/bin/exiftool', '-s', '-PNG:Latin', '-PNG:Chinese', '-PNG:Behind', '-charset', 'UTF8'];
const byExiftool = (picture) => {
  writeFileSync('picture.png', picture);
  return execFileSync('perl', [...exiftool, 'picture.png'], { encoding: 'utf8' }).trim().replace(/ +: /g, ' ').split('\n').join(', ');
};
const version = execFileSync('perl', [exiftool[0], '-ver'], { encoding: 'utf8' }).trim();
console.log(`sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}, exiftool ${version}`);
// exiftool means Windows's letters by Latin-1.
const asLatin = (text) => new TextDecoder('windows-1252').decode(Buffer.from(text));
const rows = [
  ['the file, by exiftool', byExiftool(file), 'Latin café, Chinese 一只狐狸, Behind a fox'],
  ['the file, by sharp', await told(file), 'Latin caf\ufffd, Chinese 一只狐狸'],
  ['kept as', kinds.join(', '), 'zTXt Latin, zTXt Chinese'],
  ['what was kept, by exiftool', byExiftool(kept), `Latin caf${asLatin('\ufffd')}, Chinese ${asLatin('一只狐狸')}`],
  ['what was kept, by sharp', await told(kept), 'Latin caf\ufffd, Chinese 一只狐狸'],
];
for (const [about, seen] of rows) console.log(`${about}: ${seen}`);
const changed = rows.filter(([, seen, wanted]) => seen !== wanted);
for (const [about, , wanted] of changed) console.log(`CHANGED, ${about}: it was ${wanted}`);
process.exit(changed.length === 0 ? 0 : 1);
JS
node look.mjs
