#!/usr/bin/env bash
# oiiotool 2.4.7.1 (OpenImageIO), as Debian 12 has it: a picture of sixteen bits with transparency as Maya IFF, written and read again.
#
# Expected: the same numbers. OpenImageIO's documentation has IFF of eight and of sixteen bits, with alpha, and packing by runs of bytes (rle), which loses nothing; it is what is used where nothing else is asked for.
# Seen: the two bytes of each alpha are exchanged: a half, 0x8000, is 0x0080 and all but transparent, 0x40ff is 0xff40 and all but opaque. The colours are right, eight bits are right, and so is sixteen bits without packing. A picture that was
# of eight bits once has two bytes that are the same, so that a try by such a one shows nothing; what is wholly opaque or transparent is right for the same reason. No word, and the exit code is 0.
# It matters since renders of Maya and of programs that came after it are kept so: each soft edge, each shadow and each pane of glass becomes noise or is gone, and the opaque middle is right.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([openimageio-tools]=2.4.7.1 [libopenimageio2.4]=2.4.7.1)
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
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
const [width, height] = [64, 64];
const alphas = [0xffff, 0x8000, 0x40ff, 0x8080];
const samples = new Uint16Array(width * height * 4);
// Colours below alpha, as they are when they are multiplied by it.
for (let at = 0; at < samples.length; at += 4) samples.set([0x1234, 0x2345, 0x3456, alphas[Math.floor(((at / 4) % width) / 16)]], at);
await sharp(samples, { raw: { width, height, channels: 4 } }).toColourspace('rgb16').png().toFile('deep.png');
JS
node make.mjs
codes=
for way in '--compression rle' '--compression none'; do
  name=${way##* }
  code=0
  program oiiotool deep.png $way -o "$name.iff" > said 2>&1 || code=$?
  codes="$codes $name ended with $code, $(grep -c . said || true) lines said;"
done
program oiiotool deep.png -o usual.iff
program oiiotool deep.png -d uint8 -o eight.iff
told() {
  for x in 8 24 40 56; do
    program oiiotool --dumpdata "$1" | grep -F "Pixel ($x, 9):" | sed 's/.*): \([0-9 ]*\) (.*/\1/'
  done | paste -sd, | sed 's/,/, /g'
}
seen=$(
  echo "$codes"
  for name in deep.png usual.iff rle.iff none.iff eight.iff; do echo "$name: $(told "$name")"; done
)
echo "oiiotool $(program oiiotool --version)"
echo "$seen"
wanted=' rle ended with 0, 0 lines said; none ended with 0, 0 lines said;
deep.png: 4660 9029 13398 65535, 2330 4514 6699 32768, 1183 2292 3401 16639, 2339 4532 6725 32896
usual.iff: 4660 9029 13398 65535, 2330 4514 6699 128, 1183 2292 3401 65344, 2339 4532 6725 32896
rle.iff: 4660 9029 13398 65535, 2330 4514 6699 128, 1183 2292 3401 65344, 2339 4532 6725 32896
none.iff: 4660 9029 13398 65535, 2330 4514 6699 32768, 1183 2292 3401 16639, 2339 4532 6725 32896
eight.iff: 18 35 52 255, 9 18 26 128, 5 9 13 65, 9 18 26 128'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
