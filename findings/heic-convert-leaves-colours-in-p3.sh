#!/usr/bin/env bash
# heic-convert 2.1.0 and heic-decode 2.1.0 (npm): a HEIC in Display P3, as telephones write it, made a PNG and a JPEG.
#
# Expected: sRGB's numbers, or P3's with the profile. The README says that a HEIC is converted to JPEG and PNG, and asks nothing about colours; the profile is in the file.
# Seen: P3's numbers without a profile: red 217,42,40 of sRGB, which P3 has as 200,60,50, is 200,60,50 in the copy, and paler from then on. heif-convert 1.15.1 (Debian 12),
# the same library from C, puts the profile beside the numbers.
# It matters since photographs of iPhones are in P3, and this package is what servers and scripts open them with: all of them fade, and nothing tells why.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed) and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
for name in libheif-examples libheif1; do
  version=$(apt-cache madison "$name" | awk 'index($3, "1.15.1") == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name 1.15.1 is not to be had here"; exit 1; }
  apt-get -qq -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
heif() { LD_LIBRARY_PATH=$libraries "tree/usr/bin/heif-$@" > /dev/null; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 heic-convert@2.1.0 heic-decode@2.1.0
cat > make.mjs <<'JS'
import sharp from 'sharp';
await sharp({ create: { width: 64, height: 64, channels: 3, background: { r: 217, g: 42, b: 40 } } }).withIccProfile('p3').png().toFile('in.png');
JS
node make.mjs
heif enc --quality 95 -p chroma=444 -o in.heic in.png
heif convert in.heic by-c.png
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import convert from 'heic-convert';
import decode from 'heic-decode';
import sharp from 'sharp';
/** HEVC and JPEG may be a little off. */
const near = (values) => {
  const known = [[200, 60, 50, 'P3’s numbers'], [217, 42, 40, 'sRGB’s numbers']].find((numbers) => values.every((value, nth) => Math.abs(value - numbers[nth]) <= 3));
  return known?.[3] ?? [...values].join();
};
const told = async (name, bytes) => {
  const { icc } = await sharp(bytes).metadata();
  const stored = (await sharp(bytes, { ignoreIcc: true }).raw().toBuffer()).subarray(0, 3);
  const shown = (await sharp(bytes).raw().toBuffer()).subarray(0, 3);
  console.log(`${name}: ${near(stored)}, ${icc === undefined ? 'no profile' : 'with a profile'}, shown as ${near(shown)}`);
};
const file = readFileSync('in.heic');
console.log(`the HEIC ${file.includes('colrprof') ? 'has a' : 'has no'} profile`);
await told('the PNG it was made of', readFileSync('in.png'));
await told('heif-convert, PNG', readFileSync('by-c.png'));
await told('heic-convert, PNG', Buffer.from(await convert({ buffer: file, format: 'PNG' })));
await told('heic-convert, JPEG', Buffer.from(await convert({ buffer: file, format: 'JPEG', quality: 1 })));
const decoded = await decode({ buffer: file });
console.log(`heic-decode: ${near(decoded.data.subarray(0, 3))}, and tells of ${Object.keys(decoded).sort().join(', ')}`);
JS
seen=$(node look.mjs)
for name in heic-convert heic-decode libheif-js; do printf '%s %s, ' "$name" "$(node -p "require('./node_modules/$name/package.json').version")"; done
echo 'sharp 0.35.5'
echo "$seen"
wanted='the HEIC has a profile
the PNG it was made of: P3’s numbers, with a profile, shown as sRGB’s numbers
heif-convert, PNG: P3’s numbers, with a profile, shown as sRGB’s numbers
heic-convert, PNG: P3’s numbers, no profile, shown as P3’s numbers
heic-convert, JPEG: P3’s numbers, no profile, shown as P3’s numbers
heic-decode: P3’s numbers, and tells of data, height, width'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
