#!/usr/bin/env bash
# cjxl and djxl 0.7.0 (libjxl), as Debian 12 has them: author, time and caption of a photograph on its way into JPEG XL and out of it again.
#
# Expected: they stay. JPEG XL has boxes for EXIF and XMP; cjxl's help has them stripped by --container=0, and the container used where it is needed otherwise, which is how it is without an option. Out of a JXL PNG
# and JPEG both have a place for them.
# Seen: a JPEG that is packed without loss keeps both, and comes back byte for byte. Out of the same file as pixels (PNG, or a JPEG with -j or -q) EXIF is written with the four bytes before it that only a JXL's box
# has, so that exiftool calls it malformed, and libvips finds nothing in it; a JPEG has lost its XMP as well. Of a PNG, and of a JPEG that is packed with loss, nothing goes in: cjxl takes the turn out of EXIF and
# leaves EXIF and XMP behind, with --container=1 too. The look is right in each, and nothing is said; all exit codes are 0.
# It matters since JPEG XL is taken for archives: when it was taken, by whom, and what it shows are gone once the JPEG that it came from is deleted.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node, npm and perl. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([libjxl-tools]=0.7.0 [libjxl0.7]=0.7.0)
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
import sharp from 'sharp';
const picture = sharp({ create: { width: 48, height: 32, channels: 3, background: '#c83c32' } }).withMetadata({ orientation: 6 });
await picture.clone().jpeg({ quality: 90 }).toFile('photo.jpg');
await picture.clone().png().toFile('photo.png');
JS
node make.mjs
exiftool -q -overwrite_original -EXIF:Artist=Somebody -EXIF:DateTimeOriginal='2026:06:01 12:00:00' -XMP-dc:Description='a fox' photo.jpg photo.png
program cjxl photo.jpg jpeg-without-loss.jxl
program cjxl --lossless_jpeg=0 -d 1 photo.jpg jpeg-with-loss.jxl
program cjxl -d 0 photo.png png.jxl
program cjxl -d 0 --container=1 photo.png png-container.jxl
for name in jpeg-without-loss jpeg-with-loss png png-container; do
  program djxl "$name.jxl" "$name.png"
  program djxl --pixels_to_jpeg "$name.jxl" "$name-pixels.jpg"
done
program djxl jpeg-without-loss.jxl again.jpg
cat > look.mjs <<'JS'
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
for (const file of ['photo.jpg', 'photo.png', 'again.jpg', ...['jpeg-without-loss', 'jpeg-with-loss', 'png', 'png-container'].flatMap((name) => [`${name}.png`, `${name}-pixels.jpg`])]) {
  const [told] = JSON.parse(
    execFileSync('perl', ['node_modules/exiftool-vendored.pl/bin/exiftool', '-j', '-Artist', '-DateTimeOriginal', '-Description', '-Warning', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  );
  const { autoOrient } = await sharp(file).metadata();
  // Whether the author's name is anywhere in it: in a PNG EXIF may be packed, so that this is for JPEG.
  const isThere = file.endsWith('.jpg') && readFileSync(file).includes('Somebody');
  console.log(
    `${file}: ${autoOrient.width} × ${autoOrient.height}, author ${told.Artist ?? (isThere ? 'there and not read' : 'none')}, taken ${told.DateTimeOriginal ?? 'never'}, ` +
      `caption ${told.Description ?? 'none'}${told.Warning === undefined ? '' : `, ${told.Warning}`}`,
  );
}
JS
seen="all ended with $codes; the JPEG is $(cmp -s photo.jpg again.jpg && echo 'the same again' || echo 'another')"$'\n'$(node look.mjs)
echo "libjxl $(dpkg-deb -f debs/libjxl-tools/libjxl-tools_*.deb Version), exiftool $(exiftool -ver), sharp 0.35.5"
echo "$seen"
wanted="all ended with 0; the JPEG is the same again
photo.jpg: 32 × 48, author Somebody, taken 2026:06:01 12:00:00, caption a fox
photo.png: 32 × 48, author Somebody, taken 2026:06:01 12:00:00, caption a fox
again.jpg: 32 × 48, author Somebody, taken 2026:06:01 12:00:00, caption a fox
jpeg-without-loss.png: 32 × 48, author none, taken never, caption a fox, Unknown raw profile 'exif'
jpeg-without-loss-pixels.jpg: 32 × 48, author there and not read, taken never, caption none, Malformed APP1 EXIF segment
jpeg-with-loss.png: 32 × 48, author none, taken never, caption none
jpeg-with-loss-pixels.jpg: 32 × 48, author none, taken never, caption none
png.png: 32 × 48, author none, taken never, caption none
png-pixels.jpg: 32 × 48, author none, taken never, caption none
png-container.png: 32 × 48, author none, taken never, caption none
png-container-pixels.jpg: 32 × 48, author none, taken never, caption none"
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
