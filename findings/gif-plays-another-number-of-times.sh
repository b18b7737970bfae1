#!/usr/bin/env bash
# ImageMagick 6.9.11-60 and Pillow 9.4.0, as Debian 12 has them: how often a GIF plays, once it is a WebP.
#
# Expected: as often as before. A GIF without NETSCAPE's block plays once, one whose block says n plays once and n times again, and 0 is for ever; WebP's ANIM says how often it
# plays in all, and 0 is for ever as well. libwebp's gif2webp and libvips add the one, and documentation of both programs has "loop" for the number of repeats.
# Seen: of ImageMagick all play for ever, but for the one that plays once: that has its first picture alone. Pillow hands the block's number over, as its documentation tells
# to do with info["loop"]: what played twice plays once; and what played once plays for ever, since it then has no number at all.
# It matters since animations that should stop, as signatures and product pictures do, blink for ever from then on, or stand still.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), its python3, and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
declare -A pinned=([python3-pil]=9.4.0 [imagemagick-6.q16]=8:6.9.11.60 [libmagickcore-6.q16-6]=8:6.9.11.60 [webp]=1.2.4)
for name in "${!pinned[@]}"; do
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -not -path '*/modules-*' -printf '%h\n' | sort -u | paste -sd:)
coders=$(dirname "$(find "$work/tree" -path '*agick*' -name webp.so | head -1)")
magick6() { LD_LIBRARY_PATH=$libraries MAGICK_CODER_MODULE_PATH=$coders MAGICK_CONFIGURE_PATH=$work/tree/etc/ImageMagick-6 tree/usr/bin/convert-im6.q16 "$@"; }
pillow() { LD_LIBRARY_PATH=$libraries PYTHONPATH=$work/tree/usr/lib/python3/dist-packages /usr/bin/python3 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
// White, then black. sharp's loop is how often it plays in all.
const frames = Buffer.concat([Buffer.alloc(16 * 16 * 3, 255), Buffer.alloc(16 * 16 * 3, 0)]);
for (const loop of [0, 1, 2, 3]) {
  const gif = await sharp(frames, { raw: { width: 16, height: 32, channels: 3, pageHeight: 16 } }).gif({ loop, delay: [100, 100] }).toBuffer();
  await sharp(gif, { animated: true }).toFile(`${loop}.gif`);
  await sharp(gif, { animated: true }).webp().toFile(`libvips-${loop}.webp`);
}
JS
cat > convert.py <<'PY'
from PIL import Image
for plays in range(4):
    picture = Image.open(f'{plays}.gif')
    named = {'loop': picture.info['loop']} if 'loop' in picture.info else {}
    picture.save(f'Pillow-{plays}.webp', save_all=True, **named)
PY
cat > look.py <<'PY'
def gif(name):
    data = open(name, 'rb').read()
    at = data.find(b'NETSCAPE2.0')
    if at < 0: return 'once'
    again = int.from_bytes(data[at + 13:at + 15], 'little')
    return 'for ever' if again == 0 else f'{again + 1} times'
def webp(name):
    data = open(name, 'rb').read()
    at = data.find(b'ANIM')
    if at < 0: return 'stands still'
    plays = int.from_bytes(data[at + 12:at + 14], 'little')
    return {0: 'for ever', 1: 'once'}.get(plays, f'{plays} times')
for plays in range(4): print(f'{gif(f"{plays}.gif")}: ' + ', '.join(f'{by} {webp(f"{by}-{plays}.webp")}' for by in ('gif2webp', 'libvips', 'Pillow', 'ImageMagick')))
PY
node make.mjs
for plays in 0 1 2 3; do
  LD_LIBRARY_PATH=$libraries tree/usr/bin/gif2webp -quiet "$plays.gif" -o "gif2webp-$plays.webp" > /dev/null
  magick6 "$plays.gif" "ImageMagick-$plays.webp"
done
pillow convert.py
seen=$(python3 look.py)
echo "$(magick6 -version | head -1 | cut -d' ' -f2-3), Pillow $(pillow -c 'import PIL; print(PIL.__version__)'), gif2webp $(LD_LIBRARY_PATH=$libraries tree/usr/bin/gif2webp -version | head -1), sharp 0.35.5"
echo "$seen"
wanted='for ever: gif2webp for ever, libvips for ever, Pillow for ever, ImageMagick for ever
once: gif2webp once, libvips once, Pillow for ever, ImageMagick stands still
2 times: gif2webp 2 times, libvips 2 times, Pillow once, ImageMagick for ever
3 times: gif2webp 3 times, libvips 3 times, Pillow 2 times, ImageMagick for ever'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
