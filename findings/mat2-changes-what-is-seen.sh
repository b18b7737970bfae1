#!/usr/bin/env bash
# mat2 0.13.3, as Debian 12 has it: photographs in Display P3, and ones that EXIF turns, after their metadata were taken out.
#
# Expected: pictures that look the same and say nothing of the person: pixels turned where EXIF turned them, and P3's numbers converted or with the profile, which says nothing of anybody.
# The manual says that metadata are removed, and of looks nothing.
# Seen: a PNG, a JPEG and a TIFF lose the profile and keep its numbers: red 217,42,40 of sRGB, which P3 has as 200,60,50, is 200,60,50 from then on. EXIF goes and the pixels stay as they lay: a
# portrait lies on its side. A PNG of sixteen bits has eight. No word, and the exit code is 0. --lightweight, which hands the file to exiftool -all=, takes profiles too, for which exiftool
# warns, and the turn of PNG and JPEG; it leaves the turn of a TIFF, and sixteen bits. (--no-sandbox is for containers alone and changes nothing of this.)
# It matters since what goes out to others is cleaned by this, file managers have it in their menus, and nobody looks at the copy again: photographs of phones are in P3 and turned by EXIF.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), its python3, Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([mat2]=0.13.3 [libimage-exiftool-perl]=12.57 [python3-cairo]=1.20 [python3-gi]=3.42 [python3-gi-cairo]=3.42 [libgdk-pixbuf-2.0-0]=2.42.10)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
typelibs=$(find "$work/tree" -name '*.typelib' -printf '%h\n' | sort -u | paste -sd:)
mat2() {
  PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries GI_TYPELIB_PATH=$typelibs PYTHONPATH=$work/tree/usr/lib/python3/dist-packages PERL5LIB=$work/tree/usr/share/perl5 \
    /usr/bin/python3 "$work/tree/usr/bin/mat2" --no-sandbox "$@"
}
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5
cat > make.mjs <<'JS'
import sharp from 'sharp';
const picture = sharp({ create: { width: 32, height: 16, channels: 3, background: { r: 217, g: 42, b: 40 } } });
for (const kind of ['png', 'jpeg', 'tiff']) {
  await picture.clone().withIccProfile('p3').toFormat(kind, { quality: 100 }).toFile(`p3.${kind}`);
  await picture.clone().withMetadata({ orientation: 6 }).toFormat(kind, { quality: 100 }).toFile(`turned.${kind}`);
}
await picture.clone().toColourspace('rgb16').png().toFile('deep.png');
JS
cat > look.mjs <<'JS'
import sharp from 'sharp';
/** JPEG may be a little off. */
const near = (values) => [[200, 60, 50], [217, 42, 40]].find((numbers) => values.every((value, nth) => Math.abs(value - numbers[nth]) <= 3))?.join() ?? [...values].join();
const seen = async (file) => {
  const { autoOrient, depth } = await sharp(file).metadata();
  return `${autoOrient.width} × ${autoOrient.height}, ${near((await sharp(file).toColourspace('srgb').raw().toBuffer()).subarray(0, 3))}${depth === 'ushort' ? ', sixteen bits' : ''}`;
};
for (const name of ['p3.png', 'p3.jpeg', 'p3.tiff', 'turned.png', 'turned.jpeg', 'turned.tiff', 'deep.png']) {
  const [stem, kind] = name.split('.');
  console.log(`${name}: seen as ${await seen(name)}; clean ${await seen(`${stem}.cleaned.${kind}`)}; lightly ${await seen(`lightly/${stem}.cleaned.${kind}`)}`);
}
JS
node make.mjs
mkdir lightly
cp ./*.png ./*.jpeg ./*.tiff lightly
mat2 ./*.png ./*.jpeg ./*.tiff
mat2 --lightweight lightly/*.png lightly/*.jpeg lightly/*.tiff > said 2>&1
seen=$(node look.mjs)
echo "$(mat2 --version), gdk-pixbuf $(dpkg-deb -f debs/*/libgdk-pixbuf-2.0-0_*.deb Version), sharp 0.35.5"
echo "$seen"
wanted='p3.png: seen as 32 × 16, 217,42,40; clean 32 × 16, 200,60,50; lightly 32 × 16, 200,60,50
p3.jpeg: seen as 32 × 16, 217,42,40; clean 32 × 16, 200,60,50; lightly 32 × 16, 200,60,50
p3.tiff: seen as 32 × 16, 217,42,40; clean 32 × 16, 200,60,50; lightly 32 × 16, 200,60,50
turned.png: seen as 16 × 32, 217,42,40; clean 32 × 16, 217,42,40; lightly 32 × 16, 217,42,40
turned.jpeg: seen as 16 × 32, 217,42,40; clean 32 × 16, 217,42,40; lightly 32 × 16, 217,42,40
turned.tiff: seen as 16 × 32, 217,42,40; clean 32 × 16, 217,42,40; lightly 16 × 32, 217,42,40
deep.png: seen as 32 × 16, 217,42,40, sixteen bits; clean 32 × 16, 217,42,40; lightly 32 × 16, 217,42,40, sixteen bits'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
