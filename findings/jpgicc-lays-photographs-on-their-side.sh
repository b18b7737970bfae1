#!/usr/bin/env bash
# jpgicc and tificc of LittleCMS 2.14, as Debian 12 has them (liblcms2-utils): a photograph in Display P3, turned by EXIF, brought to sRGB.
#
# Expected: the same look, and with -e the profile of sRGB in the copy: the manual calls the program one that applies profiles, lists what is changed besides, has the output be sRGB
# where nothing else is asked for, and -e embed the profile of the output. Of EXIF it says nothing; tificc, its sister for TIFF, keeps the turn.
# Seen: the colours are right. EXIF goes, and with it the turn: a portrait lies on its side from then on; author and caption (XMP) are gone as well. With -e no profile is embedded, by either program, unless the
# output profile is a file. No word, and the exit code is 0.
# It matters since this is the program for those who take colours seriously: the copy that is right in colour lies on its side, and programs that ask for a profile find none in it.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node, npm and perl. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([liblcms2-utils]=2.14 [liblcms2-2]=2.14)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
codes=0
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@" > said 2>&1 || codes=$?; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 exiftool-vendored.pl@13.59.3
exiftool() { perl node_modules/exiftool-vendored.pl/bin/exiftool "$@"; }
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
const picture = sharp({ create: { width: 32, height: 16, channels: 3, background: { r: 217, g: 42, b: 40 } } }).withMetadata({ icc: 'p3', orientation: 6 });
await picture.clone().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toFile('in.jpg');
await picture.clone().tiff({ compression: 'lzw' }).toFile('in.tif');
writeFileSync('p3.icc', (await sharp('in.tif').metadata()).icc);
JS
node make.mjs
exiftool -q -overwrite_original -EXIF:Artist=Somebody -XMP-dc:Description='a fox' in.jpg
program jpgicc -q 100 in.jpg plain.jpg
program jpgicc -q 100 -e in.jpg embedded.jpg
program jpgicc -q 100 -op3.icc -e in.jpg named.jpg
program tificc in.tif plain.tif
program tificc -e in.tif embedded.tif
cat > look.mjs <<'JS'
import sharp from 'sharp';
for (const file of ['in.jpg', 'plain.jpg', 'embedded.jpg', 'named.jpg', 'in.tif', 'plain.tif', 'embedded.tif']) {
  const { autoOrient, icc } = await sharp(file).metadata();
  const shown = [...(await sharp(file).raw().toBuffer()).subarray(0, 3)];
  // JPEG may be a little off.
  const near = [217, 42, 40].every((value, nth) => Math.abs(value - shown[nth]) <= 4) ? '217,42,40' : shown.join();
  console.log(`${file}: ${autoOrient.width} × ${autoOrient.height}, ${icc === undefined ? 'no profile' : 'a profile'}, shown as ${near}`);
}
JS
seen="all ended with $codes"$'\n'$(node look.mjs)$'\n'$(for file in in.jpg plain.jpg; do echo "$file: $(exiftool -q -s -s -s -EXIF:Artist -XMP-dc:Description "$file" | paste -sd, | sed 's/^$/neither author nor caption/')"; done)
echo "LittleCMS $(dpkg-deb -f debs/liblcms2-2/liblcms2-2_*.deb Version), sharp 0.35.5, exiftool $(exiftool -ver)"
echo "$seen"
wanted='all ended with 0
in.jpg: 16 × 32, a profile, shown as 217,42,40
plain.jpg: 32 × 16, no profile, shown as 217,42,40
embedded.jpg: 32 × 16, no profile, shown as 217,42,40
named.jpg: 32 × 16, a profile, shown as 217,42,40
in.tif: 16 × 32, a profile, shown as 217,42,40
plain.tif: 16 × 32, no profile, shown as 217,42,40
embedded.tif: 16 × 32, no profile, shown as 217,42,40
in.jpg: Somebody,a fox
plain.jpg: neither author nor caption'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
