#!/usr/bin/env bash
# Pillow 9.4.0, as Debian 12 has it (python3-pil): a picture whose XMP says tiff:Orientation, and which has no EXIF.
#
# Expected: one answer for the same packet in any format. The function's text says that it turns by the EXIF tag; XMP's specification has tiff:Orientation as a copy of it,
# and libvips and browsers turn by EXIF alone.
# Seen: a PNG is turned by its XMP, and getexif() tells of an orientation that no EXIF has; a JPEG and a WebP with the very same packet are not. So the PNG stands on
# its side in Pillow, and upright in viewers.
# It matters since editors leave tiff:Orientation in the XMP of a PNG that they turned, and ComfyUI and A1111 open every picture by this function: what is edited
# there lies on its side, and the same file as a JPEG does not.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), its python3, and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
version=$(apt-cache madison python3-pil | awk 'index($3, "9.4.0") == 1 && !found { print $3; found = 1 }')
[ -n "$version" ] || { echo 'python3-pil 9.4.0 is not to be had here'; exit 1; }
# What it needs and this system does not have comes along.
apt-get -qq -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "python3-pil=$version" > /dev/null 2>&1
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
pillow() { LD_LIBRARY_PATH=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:) PYTHONPATH=$work/tree/usr/lib/python3/dist-packages /usr/bin/python3 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/></rdf:RDF></x:xmpmeta>`;
const picture = sharp({ create: { width: 64, height: 32, channels: 3, background: '#40c080' } }).withXmp(packet);
for (const kind of ['png', 'jpeg', 'webp']) {
  await picture.clone().toFormat(kind).toFile(`in.${kind}`);
  const { autoOrient, xmp } = await sharp(`in.${kind}`).metadata();
  console.log(`${kind}, by libvips: upright ${autoOrient.width} × ${autoOrient.height}, its XMP says ${/tiff:Orientation="(\d)"/.exec(xmp.toString())[1]}`);
}
JS
cat > look.py <<'PY'
from PIL import Image, ImageOps
for kind in ('png', 'jpeg', 'webp'):
    picture = Image.open('in.' + kind)
    upright = ImageOps.exif_transpose(picture)
    print(f'{kind}, by Pillow: upright {upright.width} × {upright.height}, orientation {picture.getexif().get(274)}, {"EXIF" if "exif" in picture.info else "no EXIF"}')
PY
seen=$(node make.mjs; pillow look.py)
echo "Pillow $(pillow -c 'import PIL; print(PIL.__version__)'), sharp 0.35.5"
echo "$seen"
wanted='png, by libvips: upright 64 × 32, its XMP says 6
jpeg, by libvips: upright 64 × 32, its XMP says 6
webp, by libvips: upright 64 × 32, its XMP says 6
png, by Pillow: upright 32 × 64, orientation 6, no EXIF
jpeg, by Pillow: upright 64 × 32, orientation None, no EXIF
webp, by Pillow: upright 64 × 32, orientation None, no EXIF'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
