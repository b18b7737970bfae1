#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7): an animation of two frames, black and white, that is made smaller, larger, or blurred.
#
# Expected: two frames, one black and one white. The documentation makes animated thumbnails by resize(), and names for which operations several frames are a difficulty: flip() does not work correctly
# with them, rotate() turns by 180 degrees alone, and trim() refuses them. Of resize(), blur() and the others here it says nothing of the kind.
# Seen: all frames are worked on as one tall picture, so that each takes from the first rows of the next and the last of the one before. Made smaller, black ends with 14 of 255 and white begins with 241; made
# larger, white begins with 128; blurred, black ends with 110. dilate() and erode(), which mend masks, eat into the next frame. The same frame alone is black throughout. sharpen() and median() leave
# these two frames as they are. Nothing is said.
# It matters since thumbnails of animations and stickers get a light or dark seam at their upper and lower edge, most of all where one scene cuts to another; the still pictures of the same frames are right.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
version=0.35.5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent "sharp@$version"
cat > look.mjs <<'JS'
import sharp from 'sharp';
const side = 32;
const frames = Buffer.concat([Buffer.alloc(side * side * 3, 0), Buffer.alloc(side * side * 3, 255)]);
const animation = await sharp(frames, { raw: { width: side, height: 2 * side, channels: 3, pageHeight: side } }).gif({ delay: [100, 100] }).toBuffer();
const alone = await sharp(animation, { page: 0 }).png().toBuffer();
const rows = async (bytes, animated) => {
  const { data, info } = await sharp(bytes, { animated }).raw().toBuffer({ resolveWithObject: true });
  const high = info.pageHeight ?? info.height;
  return Array.from({ length: info.pages ?? 1 }, (_, page) => `${data[page * high * info.width * info.channels]} to ${data[((page + 1) * high - 1) * info.width * info.channels]}`).join(', then ');
};
const kernel = { width: 3, height: 3, kernel: Array(9).fill(1) };
const ways = {
  'as it is': (picture) => picture,
  'resize to half': (picture) => picture.resize(side / 2),
  'resize to a third': (picture) => picture.resize(Math.round(side / 3)),
  'resize to double': (picture) => picture.resize(side * 2),
  'blur': (picture) => picture.blur(3),
  'convolve': (picture) => picture.convolve(kernel),
  'dilate': (picture) => picture.dilate(3),
  'erode': (picture) => picture.erode(3),
  'sharpen': (picture) => picture.sharpen({ sigma: 3 }),
  'median': (picture) => picture.median(7),
};
for (const [name, way] of Object.entries(ways)) {
  const done = await way(sharp(animation, { animated: true })).webp({ lossless: true }).toBuffer();
  const single = await way(sharp(alone)).png().toBuffer();
  console.log(`${name}, first row to last: ${await rows(done, true)}; the first frame alone ${await rows(single, false)}`);
}
JS
seen=$(node look.mjs)
echo "sharp $version, libvips $(node -p "require('sharp').versions.vips")"
echo "$seen"
wanted='as it is, first row to last: 0 to 0, then 255 to 255; the first frame alone 0 to 0
resize to half, first row to last: 0 to 14, then 241 to 255; the first frame alone 0 to 0
resize to a third, first row to last: 0 to 16, then 239 to 255; the first frame alone 0 to 0
resize to double, first row to last: 0 to 0, then 128 to 255; the first frame alone 0 to 0
blur, first row to last: 0 to 110, then 146 to 255; the first frame alone 0 to 0
convolve, first row to last: 0 to 85, then 170 to 255; the first frame alone 0 to 0
dilate, first row to last: 0 to 0, then 0 to 255; the first frame alone 0 to 0
erode, first row to last: 0 to 255, then 255 to 255; the first frame alone 0 to 0
sharpen, first row to last: 0 to 0, then 255 to 255; the first frame alone 0 to 0
median, first row to last: 0 to 0, then 255 to 255; the first frame alone 0 to 0'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
