#!/usr/bin/env bash
# jhead 3.06, as Debian 12 has it: a JPEG whose samples are red, green and blue, after "jhead -purejpg" or "jhead -du".
#
# Expected: the same look. The manual says that -purejpg deletes all sections that are not necessary for rendering the image, and -du those that do not contribute to it.
# Seen: Adobe's segment (APP14) goes, by which alone a JPEG says that its three samples are not YCbCr (ITU-T T.872), and a JFIF header comes, by which they are: the red
# 217,42,40 is the green 94,255,65 from then on, for libvips and whoever else goes by the book. Nothing can tell that file from one that was meant so. The profile goes as well: a picture
# in Display P3 fades, 217,42,40 becomes 200,60,50. No word, and the exit code is 0. jpegtran -copy none and jpegoptim --strip-all keep the segment, and exiftool -all= does too.
# It matters since the option is what its name promises, it works in place, and such JPEGs are what screen captures and renders without loss of colour are saved as (cjpeg -rgb).
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node, npm and perl. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([jhead]=1:3.06 [jpegoptim]=1.4.7 [libjpeg-turbo-progs]=1:2.1.5)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 exiftool-vendored.pl@13.59.3
cat > make.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
const [width, height] = [32, 16];
const pixels = Buffer.alloc(width * height * 3, Buffer.from([217, 42, 40]));
writeFileSync('in.ppm', Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), pixels]));
await sharp(pixels, { raw: { width, height, channels: 3 } }).withIccProfile('p3').jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toFile('p3.jpg');
JS
node make.mjs
program cjpeg -rgb -quality 100 -outfile rgb.jpg in.ppm
for kind in rgb p3; do
  for option in de du purejpg; do
    cp "$kind.jpg" "$kind-$option.jpg"
    program jhead "-$option" "$kind-$option.jpg" > /dev/null
  done
done
cp rgb.jpg rgb-jpegoptim.jpg
program jpegoptim -q --strip-all rgb-jpegoptim.jpg
program jpegtran -copy none -outfile rgb-jpegtran.jpg rgb.jpg
cp rgb.jpg rgb-exiftool.jpg
perl node_modules/exiftool-vendored.pl/bin/exiftool -q -overwrite_original -all= rgb-exiftool.jpg
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
for (const name of process.argv.slice(2)) {
  const bytes = readFileSync(name);
  const shown = [...(await sharp(bytes).raw().toBuffer()).subarray(0, 3)];
  const near = [[200, 60, 50], [217, 42, 40], [94, 255, 65]].find((numbers) => shown.every((value, nth) => Math.abs(value - numbers[nth]) <= 3))?.join() ?? shown.join();
  const says = [['Adobe', 'Adobe\0'], ['JFIF', 'JFIF\0'], ['a profile', 'ICC_PROFILE\0']].filter(([, sign]) => bytes.includes(sign)).map(([word]) => word);
  console.log(`${name}: ${says.join(', ')}; shown as ${near}`);
}
JS
seen=$(node look.mjs rgb.jpg rgb-de.jpg rgb-du.jpg rgb-purejpg.jpg rgb-jpegoptim.jpg rgb-jpegtran.jpg rgb-exiftool.jpg p3.jpg p3-de.jpg p3-du.jpg p3-purejpg.jpg)
echo "$(program jhead -V), jpegoptim $(dpkg-deb -f debs/jpegoptim/jpegoptim_*.deb Version), jpegtran $(dpkg-deb -f debs/libjpeg-turbo-progs/libjpeg-turbo-progs_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='rgb.jpg: Adobe; shown as 217,42,40
rgb-de.jpg: Adobe; shown as 217,42,40
rgb-du.jpg: JFIF; shown as 94,255,65
rgb-purejpg.jpg: JFIF; shown as 94,255,65
rgb-jpegoptim.jpg: Adobe; shown as 217,42,40
rgb-jpegtran.jpg: Adobe; shown as 217,42,40
rgb-exiftool.jpg: Adobe; shown as 217,42,40
p3.jpg: a profile; shown as 217,42,40
p3-de.jpg: a profile; shown as 217,42,40
p3-du.jpg: JFIF; shown as 200,60,50
p3-purejpg.jpg: JFIF; shown as 200,60,50'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
