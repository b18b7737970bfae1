#!/usr/bin/env bash
# stable-diffusion-image-metadata 1.0.13 (npm, by exifreader 4.46.0): the words and settings of an image model (A1111's "parameters") in the EXIF comment of a JPEG, WebP or AVIF.
#
# Expected: the text, as out of a PNG. EXIF's UserComment names its kind by its first eight bytes: ASCII has one byte a letter; UNICODE has the order of the file's header, which is "II" or "MM"
# (exiftool and exiv2 write it so). The README has extract() give the parameters of an image.
# Seen: whatever the kind is, two bytes are taken for one letter, the upper one first. A comment of the kind ASCII, as exiftool writes what has no other letters, is a line of Chinese; so is one of the kind UNICODE
# in a file of "II", which is libvips's and most cameras' order. The second answer, whether these are parameters, is false. Of ASCII a line on the terminal says that the encoding is not supported; of the
# order nothing is said. In files of "MM", and in PNG, packed or not, all is right.
# It matters since galleries take recipes out by this package: a JPEG whose comment was once written by another program than the one that made it has lost its recipe there.
#
# Needs Node, npm and perl. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent stable-diffusion-image-metadata@1.0.13 exifreader@4.46.0 exiftool-vendored.pl@13.59.3 sharp@0.35.5
cat > look.mjs <<'JS'
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import library from 'stable-diffusion-image-metadata';
// The package is written for browsers and asks for these two.
globalThis.FileReader ??= class {
  readAsArrayBuffer(file) {
    file.arrayBuffer().then((bytes) => this.onload?.({ target: Object.assign(this, { result: bytes }) }));
  }
};
const said = [];
for (const level of ['log', 'warn', 'error']) {
  const before = console[level];
  console[level] = (...words) => (String(words[0]).startsWith('encoding') ? said.push(words) : before(...words));
}
const settings = 'Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 42, Size: 64x48';
const texts = { 'a fox': `a fox in snow\nNegative prompt: blurry\n${settings}`, '狐狸': `雪中的狐狸\nNegative prompt: blurry\n${settings}` };
const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } });
const told = async (bytes, text) => {
  said.length = 0;
  const [found, isParameters] = await library.extract(new File([bytes], 'picture'));
  const what = found === text ? 'the text' : /[\u3400-\u9fff]{4}/.test(found) ? 'Chinese letters' : 'something else';
  return `${what}, ${isParameters ? 'parameters' : 'no parameters'}, ${said.length} lines said`;
};
for (const [words, text] of Object.entries(texts)) {
  const png = await picture.clone().png().toBuffer();
  const body = Buffer.concat([Buffer.from('iTXtparameters\0\0\0\0\0'), Buffer.from(text)]);
  const chunk = Buffer.concat([Buffer.alloc(4), body, Buffer.alloc(4)]);
  chunk.writeUInt32BE(body.length - 4, 0);
  chunk.writeUInt32BE(crc32(body), chunk.length - 4);
  console.log(`${words}, PNG: ${await told(Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]), text)}`);
  for (const kind of ['jpeg', 'webp', 'avif'])
    for (const order of ['Little-endian', 'Big-endian']) {
      const file = `in.${kind}`;
      await picture.clone().toFile(file);
      execFileSync('perl', ['node_modules/exiftool-vendored.pl/bin/exiftool', '-q', '-overwrite_original', `-ExifByteOrder=${order}`, `-EXIF:UserComment=${text}`, file]);
      const bytes = readFileSync(file);
      const comment = ['ASCII\0\0\0', 'UNICODE\0'].find((head) => bytes.includes(head)).replaceAll('\0', '');
      console.log(`${words}, ${kind} in ${order === 'Big-endian' ? 'MM' : 'II'}, ${comment}: ${await told(bytes, text)}`);
    }
}
JS
seen=$(node look.mjs)
echo "stable-diffusion-image-metadata 1.0.13, exifreader $(node -p "require('./node_modules/exifreader/package.json').version"), exiftool $(perl node_modules/exiftool-vendored.pl/bin/exiftool -ver)"
echo "$seen"
wanted='a fox, PNG: the text, parameters, 0 lines said
a fox, jpeg in II, ASCII: Chinese letters, no parameters, 1 lines said
a fox, jpeg in MM, ASCII: Chinese letters, no parameters, 1 lines said
a fox, webp in II, ASCII: Chinese letters, no parameters, 1 lines said
a fox, webp in MM, ASCII: Chinese letters, no parameters, 1 lines said
a fox, avif in II, ASCII: Chinese letters, no parameters, 1 lines said
a fox, avif in MM, ASCII: Chinese letters, no parameters, 1 lines said
狐狸, PNG: the text, parameters, 0 lines said
狐狸, jpeg in II, UNICODE: Chinese letters, no parameters, 0 lines said
狐狸, jpeg in MM, UNICODE: the text, parameters, 0 lines said
狐狸, webp in II, UNICODE: Chinese letters, no parameters, 0 lines said
狐狸, webp in MM, UNICODE: the text, parameters, 0 lines said
狐狸, avif in II, UNICODE: Chinese letters, no parameters, 0 lines said
狐狸, avif in MM, UNICODE: the text, parameters, 0 lines said'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
