#!/usr/bin/env bash
# The EXIF of a WebP, as six programs of Debian 12 and sharp 0.35.5 (libvips 8.18) write and read it.
#
# Expected: the format's page says that the chunk holds the EXIF itself, so that it begins with II or MM, as in PNG; writers do that, and readers take at least that.
# Seen: libvips and GraphicsMagick 1.3.40 put the six bytes "Exif\0\0" of a JPEG before it; exiftool calls that improper. ImageMagick 6.9.11, exiv2 0.27.6 and cwebp 1.2.4 write what the
# page says. Of the readers ffmpeg 5.1.9 takes the latter alone, and OpenImageIO 2.4.7, ImageMagick and GraphicsMagick the former alone: ImageMagick does not know the turn of a
# picture that it wrote itself. Nobody but ffmpeg says a word of what it could not read. exiftool 12.57 leaves the six bytes where they are when it changes something.
# It matters since a WebP that says how it is turned is shown upright by one half and on its side by the other, whichever of the two it was written by.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node, npm and perl. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
declare -A pinned=([imagemagick-6.q16]='8:6.9.11.60' [graphicsmagick]='1.4+really1.3.40' [ffmpeg]=7:5.1 [openimageio-tools]=2.4.7 [webp]=1.2.4 [exiv2]=0.27.6 [libimage-exiftool-perl]=12.57)
for name in "${!pinned[@]}"; do
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries PERL5LIB=$work/tree/usr/share/perl5 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund sharp@0.35.5 > /dev/null 2>&1
cat > make.mjs <<'JS'
import sharp from 'sharp';
const turned = sharp({ create: { width: 64, height: 48, channels: 3, background: '#40c080' } }).withMetadata({ orientation: 6 });
await turned.clone().jpeg().toFile('turned.jpg');
await turned.clone().webp().toFile('libvips.webp');
JS
node make.mjs
program convert-im6.q16 turned.jpg ImageMagick.webp
program gm convert turned.jpg GraphicsMagick.webp
program cwebp -quiet -metadata exif turned.jpg -o cwebp.webp
cp libvips.webp exiftool.webp
program exiftool -q -overwrite_original -n -Orientation=8 exiftool.webp 2> /dev/null
program exiftool -q -overwrite_original -n -Orientation=6 exiftool.webp 2> /dev/null
cp libvips.webp exiv2.webp
program exiv2 -M'set Exif.Image.Orientation 8' -M'set Exif.Image.Orientation 6' exiv2.webp
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
const [, , name] = process.argv;
const bytes = readFileSync(`${name}.webp`);
const begin = bytes.indexOf('EXIF', 12) + 8;
console.log(bytes.toString('latin1', begin, begin + 4) === 'Exif' ? 'six bytes, then EXIF' : 'EXIF', (await sharp(bytes).metadata()).orientation ?? '-');
JS
# Of the first line that has this word the first number.
number() { { grep -F "$1" || true; } | { grep -oE '[0-9]+' || true; } | head -1; }
seen=''
for name in libvips GraphicsMagick exiftool ImageMagick exiv2 cwebp; do
  own=$(node look.mjs "$name")
  readers="ffmpeg $(program ffprobe -v quiet -show_frames -show_entries frame_tags=Orientation "$name.webp" | number Orientation)"
  readers+=", OpenImageIO $(program oiiotool --info -v "$name.webp" 2> /dev/null | number Orientation:)"
  readers+=", ImageMagick $(program identify-im6.q16 -format '%[EXIF:Orientation]' "$name.webp" 2> /dev/null | number '')"
  readers+=", GraphicsMagick $(program gm identify -verbose "$name.webp" 2> /dev/null | number Orientation:)"
  readers+=", exiftool $(program exiftool -q -n -s3 -Orientation "$name.webp" 2> /dev/null | number '')"
  readers+=", exiv2 $(program exiv2 -K Exif.Image.Orientation -Pv "$name.webp" 2> /dev/null | number '')"
  seen+="$name writes ${own% *}; libvips ${own##* }, $readers"$'\n'
done
echo "$(program ffprobe -version | head -1 | cut -d' ' -f3), $(program exiftool -ver), $(program oiiotool --version), $(program cwebp -version | head -1)"
echo -n "$seen"
both='libvips 6, ffmpeg , OpenImageIO 6, ImageMagick 6, GraphicsMagick 6, exiftool 6, exiv2 6'
alone='libvips 6, ffmpeg 6, OpenImageIO , ImageMagick , GraphicsMagick , exiftool 6, exiv2 6'
wanted="libvips writes six bytes, then EXIF; $both
GraphicsMagick writes six bytes, then EXIF; $both
exiftool writes six bytes, then EXIF; $both
ImageMagick writes EXIF; $alone
exiv2 writes EXIF; $alone
cwebp writes EXIF; $alone
"
[ "$seen" = "$wanted" ] || { echo CHANGED; exit 1; }
