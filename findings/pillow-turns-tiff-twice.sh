#!/usr/bin/env bash
# Pillow 9.4.0, as Debian 12 has it (python3-pil): a TIFF with an orientation, by ImageOps.exif_transpose, and after it was saved again.
#
# Expected: the same upright picture as of a JPEG with the same orientation. The function's text says that it turns by the EXIF tag and takes the tag away.
# Seen: a TIFF is turned by Pillow itself, as soon as its pixels are loaded, and the tag stays. So exif_transpose turns it once more: a quarter becomes a half, and a
# half becomes nothing. `size` is that of the file before loading and the other one after it. Saved as TIFF without any transposing, the turned pixels go out with the tag,
# so that the next reader turns them again. A JPEG is right. Pillow's issue 7381, of exif_transpose, is closed since; later versions were not tried here.
# It matters since ComfyUI's and A1111's ways to open a picture are open and exif_transpose: a scan that every viewer shows upright is edited upside down there.
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
// Stored: red and green over blue and white.
const corners = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]];
const pixels = Buffer.from(Array.from({ length: 64 * 32 }, (_, at) => corners[2 * Math.floor(at / 64 / 16) + Math.floor((at % 64) / 32)]).flat());
for (const orientation of [3, 6]) {
  const turned = sharp(pixels, { raw: { width: 64, height: 32, channels: 3 } }).withMetadata({ orientation });
  await turned.clone().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toFile(`${orientation}.jpg`);
  await turned.clone().tiff({ compression: 'lzw' }).toFile(`${orientation}.tif`);
}
JS
cat > look.py <<'PY'
import PIL
from PIL import Image, ImageOps
def corners(picture):
    rgb, (w, h) = picture.convert('RGB'), picture.size
    return f'{w} × {h}: ' + ' '.join(''.join(str(v >> 7) for v in rgb.getpixel(at)) for at in ((4, 4), (w - 5, 4), (4, h - 5), (w - 5, h - 5)))
for name in ('3.jpg', '3.tif', '6.jpg', '6.tif'):
    picture = Image.open(name)
    print(f'{name}, transposed: {corners(ImageOps.exif_transpose(picture))}')
picture = Image.open('6.tif')
before = picture.size
picture.load()
print(f'6.tif, size {before} when opened, {picture.size} when loaded, orientation {picture.getexif().get(274)}')
picture.save('again.tif')
PY
cat > upright.mjs <<'JS'
import sharp from 'sharp';
for (const file of ['6.jpg', '6.tif', 'again.tif']) {
  const { data, info } = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true });
  const at = (x, y) => [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)].map((value) => value >> 7).join('');
  console.log(`${file}, by libvips: ${info.width} × ${info.height}: ${at(4, 4)} ${at(info.width - 5, 4)} ${at(4, info.height - 5)} ${at(info.width - 5, info.height - 5)}`);
}
JS
node make.mjs
seen=$(pillow look.py; node upright.mjs)
echo "Pillow $(pillow -c 'import PIL; print(PIL.__version__)'), sharp 0.35.5"
echo "corners as red green blue: upper left, upper right, lower left, lower right"
echo "$seen"
wanted='3.jpg, transposed: 64 × 32: 111 001 010 100
3.tif, transposed: 64 × 32: 100 010 001 111
6.jpg, transposed: 32 × 64: 001 100 111 010
6.tif, transposed: 64 × 32: 111 001 010 100
6.tif, size (64, 32) when opened, (32, 64) when loaded, orientation 6
6.jpg, by libvips: 32 × 64: 001 100 111 010
6.tif, by libvips: 32 × 64: 001 100 111 010
again.tif, by libvips: 64 × 32: 111 001 010 100'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
