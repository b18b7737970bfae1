#!/usr/bin/env bash
# jpegtran 2.1.5, exiftran 2.10, jhead 3.06 and jpegoptim 1.4.7, as Debian 12 has them: a JPEG with a gain map (ISO 21496-1, “Ultra HDR”), turned or packed anew without loss.
#
# Expected: the gain map is turned along or left as it is, since nothing may be lost; or a word that it was dropped; at least nothing in the file that says there is one.
# Seen: all four write the first picture alone and say nothing; jpegoptim counts the map to what it saved. jpegtran -copy all and exiftran keep the index of pictures (MPF) and the
# segment of ISO 21496-1: the file says that a second picture begins where none does. jhead and jpegoptim drop both. JPEG XL, there and back (cjxl, djxl 0.7.0), gives every byte again.
# It matters since phones write such JPEGs by default and these tools turn photographs in place: on an HDR screen a picture is duller afterwards, for good.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
declare -A pinned=([libjpeg-turbo-progs]=1:2.1.5 [exiftran]=2.10 [jhead]=1:3.06 [jpegoptim]=1.4.7 [libjxl-tools]=0.7.0)
for name in "${!pinned[@]}"; do
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
# jhead asks jpegtran to turn.
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:) "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund sharp@0.35.5 > /dev/null 2>&1
cat > make.mjs <<'JS'
import sharp from 'sharp';
const [width, height] = [256, 192];
// Grey, and brighter than white in the left upper quarter; it lies on its side, as phones write it.
const light = new Float32Array(width * height * 3).map((_, at) => {
  const [x, y] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
  return 65_535 * (x < width / 2 && y < height / 2 ? 3 : 0.5);
});
const upright = await sharp(light, { raw: { width, height, channels: 3 } }).pipelineColourspace('scrgb').withGainMap().jpeg().toBuffer();
await sharp(upright).keepGainMap().withMetadata({ orientation: 6 }).jpeg().toFile('phone.jpg');
JS
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
const names = ['phone', 'jpegtran', 'jpegtran-packed', 'exiftran', 'jhead', 'jpegoptim', 'djxl'];
const seen = [];
for (const name of names) {
  const bytes = readFileSync(`${name}.jpg`);
  const { gainMap } = await sharp(bytes).metadata();
  // The index of pictures is counted from its own place; a picture begins where it leads, or none does.
  const mpf = bytes.indexOf('MPF\0');
  let said = 'none said';
  if (mpf >= 0) {
    const base = mpf + 4;
    const big = bytes.toString('latin1', base, base + 2) === 'MM';
    const [u16, u32] = big ? ['readUInt16BE', 'readUInt32BE'] : ['readUInt16LE', 'readUInt32LE'];
    const ifd = base + bytes[u32](base + 4);
    const tags = Array.from({ length: bytes[u16](ifd) }, (_, nth) => ifd + 2 + nth * 12);
    const entries = base + bytes[u32](tags.find((at) => bytes[u16](at) === 0xb002) + 8);
    const second = base + bytes[u32](entries + 16 + 8);
    said = bytes[second] === 0xff && bytes[second + 1] === 0xd8 ? 'one said where it is' : 'one said where none is';
  }
  seen.push(`${name}: ${gainMap === undefined ? 'no gain map' : 'a gain map'}, ${said}${bytes.equals(readFileSync('phone.jpg')) ? ', the same bytes' : ''}`);
}
console.log(seen.join('\n'));
JS
node make.mjs
for name in exiftran jhead jpegoptim; do cp phone.jpg "$name.jpg"; done
program jpegtran -copy all -rotate 90 phone.jpg > jpegtran.jpg
program jpegtran -copy all -optimize phone.jpg > jpegtran-packed.jpg
program exiftran -ai exiftran.jpg 2> /dev/null
program jhead -autorot jhead.jpg > /dev/null
program jpegoptim jpegoptim.jpg > /dev/null
program cjxl --lossless_jpeg=1 phone.jpg phone.jxl > /dev/null 2>&1
program djxl phone.jxl djxl.jpg > /dev/null 2>&1
seen=$(node look.mjs)
echo "$(program jpegtran -version 2>&1 | head -1), $(program jhead -V | head -1), $(program jpegoptim --version | head -1)"
echo "$seen"
wanted='phone: a gain map, one said where it is, the same bytes
jpegtran: no gain map, one said where none is
jpegtran-packed: no gain map, one said where none is
exiftran: no gain map, one said where none is
jhead: no gain map, none said
jpegoptim: no gain map, none said
djxl: a gain map, one said where it is, the same bytes'
[ "$seen" = "$wanted" ] || { echo CHANGED; exit 1; }
