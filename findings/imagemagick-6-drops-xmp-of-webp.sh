#!/usr/bin/env bash
# ImageMagick 6.9.11-60 and GraphicsMagick 1.3.40, as Debian 12 has them: what is left of a WebP's XMP after "convert in.webp out.webp".
#
# Expected: the packet stays, as that of a JPEG does in both; EXIF of the same WebP stays too.
# Seen: it is gone. ImageMagick calls every packet of a WebP corrupt (CorruptImageProfile, exit code 0), the shortest one that is XML as well as exiftool's
# and exiv2's, and keeps the very same packet in a JPEG; GraphicsMagick says nothing. So captions, ratings and IPTC's label for AI do not outlive a resize.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), npm and python3. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir debs tree
declare -A pinned=([imagemagick-6.q16]='8:6.9.11.60' [graphicsmagick]='1.4+really1.3.40')
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
LD_LIBRARY_PATH=$(dirname "$(find "$work" -name 'libGraphicsMagick-Q16.so*' | head -1)")
export LD_LIBRARY_PATH
magick6=$(find tree/usr/bin -name 'convert-im6.q16' | head -1)

npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:Rating>4</xmp:Rating></rdf:Description></rdf:RDF></x:xmpmeta>';
const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#40c080' } }).withXmp(xmp).withExif({ IFD0: { Artist: 'Somebody' } });
await picture.clone().webp().toFile('in.webp');
await picture.clone().jpeg().toFile('in.jpg');
JS
node make.mjs
left() { python3 -c 'import sys; b = open(sys.argv[1], "rb").read(); print(" ".join(n for n, w in (("XMP", b"xmp:Rating"), ("EXIF", b"Somebody")) if w in b))' "$1"; }
seen=''
for kind in webp jpg; do
  complaint=$("$magick6" "in.$kind" "six.$kind" 2>&1 | grep -o CorruptImageProfile || true)
  tree/usr/bin/gm convert "in.$kind" "gm.$kind"
  line="$kind: in the file $(left "in.$kind"); ImageMagick 6: $(left "six.$kind") ${complaint}; GraphicsMagick: $(left "gm.$kind")"
  echo "$line"
  seen+="$line|"
done
echo "$("$magick6" -version | head -1 | cut -d' ' -f2-3), $(tree/usr/bin/gm version | head -1 | cut -d' ' -f1-2)"
wanted='webp: in the file XMP EXIF; ImageMagick 6: EXIF CorruptImageProfile; GraphicsMagick: EXIF|jpg: in the file XMP EXIF; ImageMagick 6: XMP EXIF ; GraphicsMagick: XMP EXIF|'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
