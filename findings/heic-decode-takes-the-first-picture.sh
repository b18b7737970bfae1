#!/usr/bin/env bash
# heic-decode 2.1.0 and heic-convert 2.1.0 (npm): a HEIC with two pictures, of which the second is the main one.
#
# Expected: the main picture. heic-decode's README has decode() for the main image in the file and decode.all() for all of them; HEIF (ISO/IEC 23008-12) names the main one in its box pitm,
# wherever in the file it stands. heif-info 1.15.1 (Debian 12), from the C library that heic-decode is
# made of, says which one it is.
# Seen: the first picture in the file, whichever pitm names. decode.all() gives both in the file's order and does not say which is the main one; heic-convert goes the same way. Nothing warns.
# It matters since bursts and sets are kept in one file, where the owner chose which one is shown: it is another picture that is uploaded or edited.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([libheif-examples]=1.15.1 [libheif1]=1.15.1)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent heic-decode@2.1.0 heic-convert@2.1.0 libheif-js@1.23.2 sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
for (const [name, width, height] of [['one', 64, 48], ['two', 80, 96]]) await sharp({ create: { width, height, channels: 3, background: 'red' } }).png().toFile(`${name}.png`);
JS
node make.mjs
program heif-enc one.png two.png -o first.heic > /dev/null
# The same file, with the other one of the two pictures as the main one.
cat > other.mjs <<'JS'
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
const other = Number(/image: 80x96 \(id=(\d+)\)/.exec(readFileSync('first.told', 'utf8'))[1]);
const bytes = readFileSync('first.heic');
// Behind the name of the box: four bytes of version and flags, then the number.
bytes.writeUInt16BE(other, bytes.indexOf('pitm') + 8);
writeFileSync('second.heic', bytes);
JS
program heif-info first.heic > first.told
node other.mjs
program heif-info second.heic > second.told
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import convert from 'heic-convert';
import decode from 'heic-decode';
import sharp from 'sharp';
for (const name of ['first', 'second']) {
  const buffer = readFileSync(`${name}.heic`);
  const main = /image: (\S+) \(id=\d+\), primary/.exec(readFileSync(`${name}.told`, 'utf8'))[1];
  const { width, height } = await decode({ buffer });
  const all = await decode.all({ buffer });
  const copy = await sharp(Buffer.from(await convert({ buffer, format: 'PNG' }))).metadata();
  console.log(`${name}.heic: main by heif-info ${main}, decode ${width}x${height}, convert ${copy.width}x${copy.height}, all ${all.map((one) => `${one.width}x${one.height}`).join(' ')}, told of each: ${Object.keys(all[0]).join(' ')}`);
}
JS
seen=$(node look.mjs)
echo "heic-decode 2.1.0, heic-convert 2.1.0, libheif-js $(node -p "require('libheif-js/package.json').version"), libheif $(dpkg-deb -f debs/libheif1/libheif1_*.deb Version)"
echo "$seen"
wanted='first.heic: main by heif-info 64x48, decode 64x48, convert 64x48, all 64x48 80x96, told of each: width height decode
second.heic: main by heif-info 80x96, decode 64x48, convert 64x48, all 64x48 80x96, told of each: width height decode'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
