#!/usr/bin/env bash
# img2pdf 0.4.4 (Pillow 9.4.0), as Debian 12 has it: a photograph with a gain map (ISO 21496-1, "Ultra HDR"), as phones write it, on its way into a PDF.
#
# Expected: one page with the photograph, its JPEG carried over as it is: the program's help says that a JPEG is not encoded anew, and that files of several frames, such as TIFFs of
# several pages or animated GIFs, become one page a frame.
# Seen: two pages. The second, half as wide and high, is the gain map: grey, and nothing that a person ever saw. The same photograph without its gain map gives one page. Nothing is said.
# The JPEG of the first page is carried over as it is in both cases. A file with an index of pictures (MPF) counts as one of several frames;
# --first-frame-only leaves the map out.
# It matters since contact sheets and proofs of phone photographs get an odd grey page for each.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Python 3.11, Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
declare -A pinned=([img2pdf]=0.4.4 [python3-img2pdf]=0.4.4 [python3-pil]=9.4.0)
for name in "${!pinned[@]}"; do
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
img2pdf() {
  LD_LIBRARY_PATH=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:) PYTHONPATH="$work/tree/usr/lib/python3/dist-packages" \
    /usr/bin/python3 "$work/tree/usr/bin/img2pdf" "$@"
}
npm init -y > /dev/null
npm install --no-audit --no-fund sharp@0.35.5 > /dev/null 2>&1
cat > make.mjs <<'JS'
import sharp from 'sharp';
const [width, height] = [256, 192];
// Grey, and brighter than white in the left upper quarter.
const light = new Float32Array(width * height * 3).map((_, at) => {
  const [x, y] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
  return 65_535 * (x < width / 2 && y < height / 2 ? 3 : 0.5);
});
const made = await sharp(light, { raw: { width, height, channels: 3 } }).pipelineColourspace('scrgb').withGainMap().jpeg().toBuffer();
await sharp(made).toFile('plain.jpg');
await sharp(made).keepGainMap().jpeg().toFile('phone.jpg');
JS
node make.mjs
cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
for (const name of ['plain', 'phone', 'first']) {
  const pdf = readFileSync(`${name}.pdf`);
  const text = pdf.toString('latin1');
  const pages = text.match(/\/Type \/Page\b(?!s)/g)?.length;
  const pictures = [...text.matchAll(/<<[^\n]*\/Filter \/DCTDecode[^\n]*>>/g)].map(([about]) => `${/\/Width (\d+)/.exec(about)?.[1]} x ${/\/Height (\d+)/.exec(about)?.[1]}`);
  // The scan of the first picture, as it is in the file.
  const jpeg = readFileSync(name === 'plain' ? 'plain.jpg' : 'phone.jpg');
  const scan = jpeg.subarray(jpeg.indexOf(Buffer.from([0xff, 0xda])), jpeg.indexOf(Buffer.from([0xff, 0xd9])));
  console.log(`${name}: ${pages} page(s), JPEGs ${pictures.join(' and ')}; the first ${pdf.includes(scan) ? 'as it was' : 'made anew'}`);
}
JS
for name in plain phone; do img2pdf "$name.jpg" -o "$name.pdf"; done
img2pdf --first-frame-only phone.jpg -o first.pdf
seen=$(node look.mjs)
img2pdf --version
echo "$seen"
wanted='plain: 1 page(s), JPEGs 256 x 192; the first as it was
phone: 2 page(s), JPEGs 256 x 192 and 128 x 96; the first as it was
first: 1 page(s), JPEGs 256 x 192; the first as it was'
[ "$seen" = "$wanted" ] || { echo CHANGED; exit 1; }
