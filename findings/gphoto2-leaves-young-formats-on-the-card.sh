#!/usr/bin/env bash
# gphoto2 2.5.28 (libgphoto2 2.5.30), as Debian 12 has it: which pictures of a memory card it lists and fetches, by the driver for cameras that are drives ("Mass Storage Camera").
#
# Expected: all of them. gphoto2's help has --list-files list files in a folder, and --get-all-files get all files from it; what a card has is what the camera wrote.
# Seen: JPEG, PNG and TIFF that ends with .tif are there. HEIC, AVIF, WebP, GIF, and TIFF that ends with .tiff are not: they are neither counted nor listed nor fetched, and "all files" ends with the exit code 0 and
# without a word. The driver goes by a list of endings.
# It matters since cameras and telephones write HEIC by now: who empties a card by this, or by a program that imports through libgphoto2, and wipes it then, has lost them.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. No camera. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([gphoto2]=2.5.28 [libgphoto2-6]=2.5.30 [libgphoto2-port12]=2.5.30 [libheif-examples]=1.15.1 [libheif1]=1.15.1)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
drivers=$(dirname "$(find "$work/tree" -path '*libgphoto2/*' -name directory.so | head -1)")
ports=$(dirname "$(find "$work/tree" -path '*libgphoto2_port/*' -name disk.so | head -1)")
mkdir -p home card/DCIM/100TEST fetched
camera() { HOME=$work/home CAMLIBS=$drivers IOLIBS=$ports LD_LIBRARY_PATH=$libraries "$work/tree/usr/bin/gphoto2" --quiet --port "disk:$work/card" --camera 'Mass Storage Camera' "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: 'red' } });
for (const kind of ['png', 'tiff', 'gif', 'webp', 'avif']) await picture.clone().toFile(`card/DCIM/100TEST/IMG_1.${kind}`);
for (const ending of ['jpg', 'jpeg', 'JPG']) await picture.clone().jpeg().toFile(`card/DCIM/100TEST/IMG_1.${ending}`);
JS
node make.mjs
cp card/DCIM/100TEST/IMG_1.tiff card/DCIM/100TEST/IMG_1.tif
LD_LIBRARY_PATH=$libraries tree/usr/bin/heif-enc card/DCIM/100TEST/IMG_1.png -o card/DCIM/100TEST/IMG_1.heic > /dev/null
cp card/DCIM/100TEST/IMG_1.heic card/DCIM/100TEST/IMG_2.HEIC
seen=$(
  echo "on the card: $(LC_ALL=C ls card/DCIM/100TEST | paste -sd' ')"
  echo "counted: $(camera --num-files --folder /DCIM/100TEST 2>&1)"
  echo "listed: $(camera --list-files --folder /DCIM/100TEST 2>&1 | grep -o 'IMG_[0-9]*\.[A-Za-z]*' | LC_ALL=C sort | paste -sd' ')"
  code=0
  (cd fetched && camera --get-all-files --folder /DCIM/100TEST > ../said 2>&1) || code=$?
  echo "fetched, ended with $code: $(LC_ALL=C ls fetched | paste -sd' ')"
)
echo "gphoto2 $(dpkg-deb -f debs/gphoto2/gphoto2_*.deb Version), libgphoto2 $(dpkg-deb -f debs/libgphoto2-6/libgphoto2-6_*.deb Version)"
echo "$seen"
wanted='on the card: IMG_1.JPG IMG_1.avif IMG_1.gif IMG_1.heic IMG_1.jpeg IMG_1.jpg IMG_1.png IMG_1.tif IMG_1.tiff IMG_1.webp IMG_2.HEIC
counted: 5
listed: IMG_1.JPG IMG_1.jpeg IMG_1.jpg IMG_1.png IMG_1.tif
fetched, ended with 0: IMG_1.JPG IMG_1.jpeg IMG_1.jpg IMG_1.png IMG_1.tif'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
