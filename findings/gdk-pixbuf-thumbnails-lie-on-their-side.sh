#!/usr/bin/env bash
# gdk-pixbuf-thumbnailer 2.42.10, as Debian 12 has it: the thumbnails that Nautilus and other file managers show of PNG and JPEG.
#
# Expected: the picture as viewers show it, in small: turned as its EXIF says, and in sRGB's numbers, or in its own with its profile, since the thumbnail is a PNG.
# Seen: EXIF turns a JPEG, and not a PNG, which has it in eXIf. A profile is not followed and not kept, of neither: red 217,42,40 of sRGB, which Display P3 has as 200,60,50,
# is 200,60,50 in a thumbnail that says nothing. libvips turns and converts both.
# It matters since whoever chooses a picture by its thumbnail sees another one: portraits that lie, and paler photographs, which look like the fault of the program that wrote them.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), GLib and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
for name in libgdk-pixbuf2.0-bin libgdk-pixbuf-2.0-0; do
  version=$(apt-cache madison "$name" | awk 'index($3, "2.42.10") == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name 2.42.10 is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
thumbnail() { LD_LIBRARY_PATH=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:) tree/usr/bin/gdk-pixbuf-thumbnailer "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
for (const kind of ['png', 'jpeg']) {
  const picture = sharp({ create: { width: 64, height: 32, channels: 3, background: { r: 217, g: 42, b: 40 } } });
  await picture.clone().withMetadata({ orientation: 6 }).toFormat(kind).toFile(`turned.${kind}`);
  await picture.clone().withIccProfile('p3').toFormat(kind, { quality: 100 }).toFile(`p3.${kind}`);
}
JS
cat > look.mjs <<'JS'
import sharp from 'sharp';
/** JPEG may be a little off. */
const near = (values) => [[200, 60, 50], [217, 42, 40]].find((numbers) => values.every((value, nth) => Math.abs(value - numbers[nth]) <= 3))?.join() ?? [...values].join();
for (const name of ['turned.png', 'turned.jpeg', 'p3.png', 'p3.jpeg']) {
  const line = [];
  for (const file of [name, `${name}.thumbnail.png`]) {
    const { autoOrient, icc } = await sharp(file).metadata();
    const pixels = (await sharp(file).raw().toBuffer()).subarray(0, 3);
    line.push(`${autoOrient.width} × ${autoOrient.height}, ${icc === undefined ? 'no profile' : 'with a profile'}, shown as ${near(pixels)}`);
  }
  console.log(`${name}: ${line.join('; its thumbnail ')}`);
}
JS
node make.mjs
for name in turned.png turned.jpeg p3.png p3.jpeg; do thumbnail -s 64 "$name" "$name.thumbnail.png"; done
seen=$(node look.mjs)
echo "gdk-pixbuf $(dpkg-deb -f debs/libgdk-pixbuf2.0-bin_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='turned.png: 32 × 64, with a profile, shown as 217,42,40; its thumbnail 64 × 32, no profile, shown as 217,42,40
turned.jpeg: 32 × 64, with a profile, shown as 217,42,40; its thumbnail 32 × 64, no profile, shown as 217,42,40
p3.png: 64 × 32, with a profile, shown as 217,42,40; its thumbnail 64 × 32, no profile, shown as 200,60,50
p3.jpeg: 64 × 32, with a profile, shown as 217,42,40; its thumbnail 64 × 32, no profile, shown as 200,60,50'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
