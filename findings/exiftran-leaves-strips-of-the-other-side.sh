#!/usr/bin/env bash
# exiftran 2.10 and jhead 3.06, as Debian 12 has them: photographs turned upright whose sides are no multiple of sixteen pixels, as 4000 × 3000 is.
#
# Expected: exiftran's manual says that it cuts a strip of a few pixels off where blocks do not come out even, rather than to give a damaged picture, unless -np asks for that. jhead's
# manual has -autorot turn the picture by jpegtran, adjust its height and width, and tells of no pixels that are lost.
# Seen: it is the other way round. Without -np exiftran cuts nothing: what does not fill a block stays at the side where it was before, beside the turned rest. A picture of 100 × 75 that lay on its
# side comes out as 75 × 100 with a strip of eleven columns along the right edge that belongs to the left one. With -np the strip is cut. jhead cuts without a word: 75 × 100 becomes 64 × 100.
# EXIF says of each that it is upright. With sides of 96 × 80 all are right.
# It matters since both turn whole folders in place, as without loss: a telephone's 4000 × 3000 gets a strip of eight pixels from the opposite edge, which nobody sees in a small picture, and no program can tell.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([exiftran]=2.10 [jhead]=1:3.06 [libjpeg-turbo-progs]=1:2.1.5)
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
// Red grows to the right and green downwards, so that each pixel says where it belongs.
for (const [width, height] of [[96, 80], [100, 75]]) {
  const pixels = Buffer.alloc(width * height * 3, 128);
  for (let at = 0; at < width * height; at += 1) {
    pixels[at * 3] = Math.round(((at % width) * 255) / width);
    pixels[at * 3 + 1] = Math.round((Math.floor(at / width) * 255) / height);
  }
  const picture = sharp(pixels, { raw: { width, height, channels: 3 } });
  for (const orientation of [3, 6, 8]) await picture.clone().withMetadata({ orientation }).jpeg({ quality: 100, chromaSubsampling: '4:2:0' }).toFile(`${width}-${orientation}.jpg`);
}
JS
node make.mjs
for name in 96-3 96-6 96-8 100-3 100-6 100-8; do
  program exiftran -a -o "$name-exiftran.jpg" "$name.jpg"
  program exiftran -a -np -o "$name-np.jpg" "$name.jpg"
  cp "$name.jpg" "$name-jhead.jpg"
  program jhead -autorot "$name-jhead.jpg" > /dev/null
done
cat > look.mjs <<'JS'
import sharp from 'sharp';
const upright = (file) => sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true });
for (const width of [96, 100])
  for (const orientation of [3, 6, 8]) {
    const wanted = await upright(`${width}-${orientation}.jpg`);
    const columns = wanted.info.width;
    const told = [];
    for (const by of ['exiftran', 'np', 'jhead']) {
      const file = `${width}-${orientation}-${by}.jpg`;
      const { data, info } = await upright(file);
      const size = `${info.width} × ${info.height}`;
      const says = (await sharp(file).metadata()).orientation === 1 ? 'upright' : 'turned';
      if (info.width !== columns || info.height !== wanted.info.height) {
        told.push(`${by} ${size}, ${says}`);
        continue;
      }
      // Which of the middle row's pixels are those of the wanted row, wherever that row was moved to.
      const offAt = (x, y) => [0, 1].some((channel) => Math.abs(data[(y * columns + x) * 3 + channel] - wanted.data[(y * columns + x) * 3 + channel]) > 60);
      const right = [...Array(columns).keys()].filter((x) => offAt(x, info.height >> 1)).length;
      const bottom = [...Array(info.height).keys()].filter((y) => offAt(4, y)).length;
      told.push(`${by} ${size}, ${says}, ${right === 0 && bottom === 0 ? 'right' : `${right} columns and ${bottom} rows of elsewhere`}`);
    }
    console.log(`${width} × ${(columns * wanted.info.height) / width}, orientation ${orientation}, upright ${columns} × ${wanted.info.height}: ${told.join('; ')}`);
  }
JS
seen=$(node look.mjs)
echo "exiftran $(dpkg-deb -f debs/exiftran/exiftran_*.deb Version), $(program jhead -V), sharp 0.35.5"
echo "$seen"
wanted='96 × 80, orientation 3, upright 96 × 80: exiftran 96 × 80, upright, right; np 96 × 80, upright, right; jhead 96 × 80, upright, right
96 × 80, orientation 6, upright 80 × 96: exiftran 80 × 96, upright, right; np 80 × 96, upright, right; jhead 80 × 96, upright, right
96 × 80, orientation 8, upright 80 × 96: exiftran 80 × 96, upright, right; np 80 × 96, upright, right; jhead 80 × 96, upright, right
100 × 75, orientation 3, upright 100 × 75: exiftran 100 × 75, upright, 4 columns and 11 rows of elsewhere; np 96 × 64, upright; jhead 96 × 64, upright
100 × 75, orientation 6, upright 75 × 100: exiftran 75 × 100, upright, 11 columns and 0 rows of elsewhere; np 64 × 100, upright; jhead 64 × 100, upright
100 × 75, orientation 8, upright 75 × 100: exiftran 75 × 100, upright, 0 columns and 4 rows of elsewhere; np 75 × 96, upright; jhead 75 × 96, upright'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
