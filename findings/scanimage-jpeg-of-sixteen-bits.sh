#!/usr/bin/env bash
# scanimage of sane-utils 1.2.1, as Debian 12 has it (it calls itself 1.1.1): a scan of sixteen bits that is saved as JPEG, from SANE's own test scanner.
#
# Expected: the scan, brought to eight bits, or a word that JPEG has no more. The manual has --format take pnm, tiff, png or jpeg and names no depth that does not go with one of them.
# Seen: each byte is taken for a sample. Of each row only the left half is there, twice as wide, and the lower halves of its samples become colours: a field of red is red, green and blue. PNG and TIFF of
# the same scan are right, and so is JPEG of eight bits. No message, and the exit code is 0; the file is a valid JPEG of the right size.
# It matters since scanners offer 48 bits for photographs and negatives, and a script that scans a whole feeder to JPEG has no picture left when the paper is put away.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. No scanner. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([sane-utils]=1.2.1 [libsane1]=1.2.1)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
mkdir sane
echo test > sane/dll.conf
cp tree/etc/sane.d/test.conf sane/
scan() { SANE_CONFIG_DIR=$work/sane LD_LIBRARY_PATH=$libraries tree/usr/bin/scanimage --device-name=test:0 --mode=Color --resolution=100 -x 30 -y 20 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
codes=
for depth in 8 16; do
  for kind in png tiff jpeg; do
    code=0
    scan --test-picture=Grid --depth="$depth" --format="$kind" --output-file="$depth.$kind" 2> "$depth-$kind.said" || code=$?
    codes+="$depth $kind: ended with $code, $(wc -l < "$depth-$kind.said") lines said"$'\n'
  done
done
for kind in png jpeg; do scan '--test-picture=Color pattern' --depth=16 --format="$kind" --output-file="red.$kind" 2> /dev/null; done
cat > look.mjs <<'JS'
import sharp from 'sharp';
// Squares of black and white, by which bytes of a sample are the same and places can be compared.
const opened = async (picture) => (await picture.toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })).data;
const near = (some, others) => some.byteLength === others.byteLength && some.reduce((sum, value, nth) => sum + Math.abs(value - others[nth]), 0) / some.byteLength < 8;
for (const depth of [8, 16]) {
  const { width, height } = await sharp(`${depth}.png`).metadata();
  const whole = await opened(sharp(`${depth}.png`));
  const left = await sharp(`${depth}.png`).extract({ left: 0, top: 0, width: width >> 1, height }).toBuffer();
  const stretched = await opened(sharp(left).resize(width, height, { fit: 'fill', kernel: 'nearest' }));
  for (const kind of ['tiff', 'jpeg']) {
    const bits = (await sharp(`${depth}.${kind}`).metadata()).depth === 'ushort' ? 16 : 8;
    const pixels = await opened(sharp(`${depth}.${kind}`));
    console.log(`${depth} bits scanned to ${kind}: ${bits} bits, ${near(pixels, whole) ? 'the picture of the PNG' : near(pixels, stretched) ? 'the left half of it, twice as wide' : 'another picture'}`);
  }
}
// A field of red alone, from dark to bright, in a frame of grey.
const mean = async (file) => (await sharp(await sharp(file).toColourspace('srgb').extract({ left: 20, top: 20, width: 60, height: 40 }).png().toBuffer()).stats()).channels.map((channel) => channel.mean);
const colours = (means) => ['red', 'green', 'blue'].filter((_, nth) => means[nth] > 4).join(', ');
console.log(`sixteen bits of red: PNG ${colours(await mean('red.png'))}; JPEG ${colours(await mean('red.jpeg'))}`);
JS
seen=$codes$(node look.mjs)
echo "$(scan --version 2> /dev/null | head -1), sharp 0.35.5"
echo "$seen"
wanted='8 png: ended with 0, 0 lines said
8 tiff: ended with 0, 0 lines said
8 jpeg: ended with 0, 0 lines said
16 png: ended with 0, 0 lines said
16 tiff: ended with 0, 0 lines said
16 jpeg: ended with 0, 0 lines said
8 bits scanned to tiff: 8 bits, the picture of the PNG
8 bits scanned to jpeg: 8 bits, the picture of the PNG
16 bits scanned to tiff: 16 bits, the picture of the PNG
16 bits scanned to jpeg: 8 bits, the left half of it, twice as wide
sixteen bits of red: PNG red; JPEG red, green, blue'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
