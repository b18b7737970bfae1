#!/usr/bin/env bash
# cwebp 1.2.4, as Debian 12 has it, with "-metadata icc": a grey PNG with a grey profile.
#
# Expected: the same look, by a profile that fits, or by sRGB's numbers. The option copies the profile "if present", and WebP has no grey: its pixels are always of three
# colours, for which a profile of one (its header says GRAY) has no meaning.
# Seen: the grey profile stands beside three colours. Nothing warns, and webpinfo finds no error. libvips leaves the numbers as they are, as browsers do: what was shown as 146 is
# shown as 128. sharp's WebP of the same PNG is converted and right.
# It matters since scans and black-and-white photographs have such profiles, and a WebP with its profile kept is thought to be the safe one: it is darker.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed) and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
version=$(apt-cache madison webp | awk 'index($3, "1.2.4") == 1 && !found { print $3; found = 1 }')
[ -n "$version" ] || { echo 'webp 1.2.4 is not to be had here'; exit 1; }
# What it needs and this system does not have comes along.
apt-get -qq -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "webp=$version" > /dev/null 2>&1
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
program() { LD_LIBRARY_PATH=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:) "tree/usr/bin/$1" "${@:2}"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import { crc32, deflateSync } from 'node:zlib';
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
/** A grey profile of ICC's version 2 with a pure power for its curve. */
function greyProfile(gamma) {
  const xyz = [0.9642, 1, 0.8249].map((value) => Math.round(value * 65_536));
  const body = (length, kind, fill) => {
    const tag = Buffer.alloc(length);
    tag.write(kind, 'latin1');
    fill(tag);
    return tag;
  };
  const name = `grey ${gamma}\0`;
  const tags = [
    ['desc', body(108, 'desc', (tag) => tag.write(name, tag.writeUInt32BE(name.length, 8), 'latin1'))],
    ['cprt', body(16, 'text', (tag) => tag.write('none', 8, 'latin1'))],
    ['wtpt', body(20, 'XYZ ', (tag) => xyz.forEach((value, nth) => tag.writeInt32BE(value, 8 + 4 * nth)))],
    ['kTRC', body(16, 'curv', (tag) => tag.writeUInt16BE(Math.round(gamma * 256), tag.writeUInt32BE(1, 8)))],
  ];
  const head = Buffer.alloc(128 + 4 + 12 * tags.length);
  head.writeUInt32BE(0x02_10_00_00, 8);
  head.write('mntrGRAYXYZ ', 12, 'latin1');
  [2026, 1, 1].forEach((value, nth) => head.writeUInt16BE(value, 24 + 2 * nth));
  head.write('acsp', 36, 'latin1');
  xyz.forEach((value, nth) => head.writeInt32BE(value, 68 + 4 * nth));
  head.writeUInt32BE(tags.length, 128);
  let at = head.length;
  tags.forEach(([key, tag], nth) => {
    head.write(key, 132 + 12 * nth, 'latin1');
    head.writeUInt32BE(at, 136 + 12 * nth);
    head.writeUInt32BE(tag.length, 140 + 12 * nth);
    at += tag.length;
  });
  head.writeUInt32BE(at, 0);
  return Buffer.concat([head, ...tags.map(([, tag]) => tag)]);
}
function chunk(kind, body) {
  const all = Buffer.concat([Buffer.alloc(4), Buffer.from(kind), body, Buffer.alloc(4)]);
  all.writeUInt32BE(body.length, 0);
  all.writeUInt32BE(crc32(all.subarray(4, -4)), body.length + 8);
  return all;
}
const head = Buffer.from([0, 0, 0, 16, 0, 0, 0, 16, 8, 0, 0, 0, 0]);
const rows = deflateSync(Buffer.concat(Array.from({ length: 16 }, () => Buffer.concat([Buffer.alloc(1), Buffer.alloc(16, 128)]))));
const profile = chunk('iCCP', Buffer.concat([Buffer.from('grey\0\0'), deflateSync(greyProfile(1.8))]));
const file = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), profile, chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
writeFileSync('in.png', file);
await sharp(file).webp({ lossless: true }).toFile('by-sharp.webp');
JS
cat > look.mjs <<'JS'
import sharp from 'sharp';
for (const file of ['in.png', 'by-sharp.webp', 'kept.webp', 'bare.webp']) {
  const { icc, channels } = await sharp(file, { ignoreIcc: true }).metadata();
  const stored = (await sharp(file, { ignoreIcc: true }).raw().toBuffer())[0];
  const shown = (await sharp(file).raw().toBuffer())[0];
  console.log(`${file}: ${channels} channels of ${stored}, profile ${icc === undefined ? 'none' : `of ${icc.toString('latin1', 16, 20).trim()}`}, shown as ${shown}`);
}
JS
node make.mjs
said=$(program cwebp -quiet -lossless -metadata icc in.png -o kept.webp 2>&1)
program cwebp -quiet -lossless in.png -o bare.webp
seen="$(node look.mjs)
cwebp says: ${said:-nothing}; webpinfo: $(program webpinfo kept.webp | tail -1)"
echo "cwebp $(program cwebp -version | head -1), sharp 0.35.5"
echo "$seen"
wanted='in.png: 1 channels of 128, profile of GRAY, shown as 146
by-sharp.webp: 3 channels of 146, profile none, shown as 146
kept.webp: 3 channels of 128, profile of GRAY, shown as 128
bare.webp: 3 channels of 128, profile none, shown as 128
cwebp says: nothing; webpinfo: No error detected.'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
