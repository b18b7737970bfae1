#!/usr/bin/env bash
# file-type 22.3.0 (npm), file 5.44, as Debian 12 has it, and sharp 0.35.5 (libvips 8.18.7): an AVIF whose first brand is "mif1", with "avif" among the compatible ones.
#
# Expected: AVIF, in AV1. Its specification asks for "avif" among the compatible brands and leaves the first one open; "mif1" is of any HEIF picture and says nothing of
# how it is compressed. file-type's list has AVIF beside HEIC, and sharp's documentation has metadata() tell av1 from hevc by "compression".
# Seen: image/heif by both, with the ending .heic by file-type; and sharp, which opens it, says that it is compressed by hevc. All go by the first brand. With "avif" in
# front the same file is image/avif and av1. Skia, by which @napi-rs/canvas draws, opens either as AVIF.
# It matters since what is sorted by this goes to a decoder for HEVC, or is refused as HEIC, which few systems can open, although every browser would show the picture.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed) and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
for name in file libmagic1 libmagic-mgc; do
  version=$(apt-cache madison "$name" | awk 'index($3, "1:5.44") == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name 5.44 is not to be had here"; exit 1; }
  apt-get -qq -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(dirname "$(find "$work/tree" -name 'libmagic.so*' | head -1)")
file_of() { LD_LIBRARY_PATH=$libraries tree/usr/bin/file --magic-file "$(find "$work/tree" -name magic.mgc | head -1)" "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 file-type@22.3.0 @napi-rs/canvas@1.1.1
cat > look.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import { loadImage } from '@napi-rs/canvas';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
const file = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#40c080' } }).avif().toBuffer();
const other = Buffer.from(file);
other.write('mif1', 8, 'latin1');
for (const [name, bytes] of [['avif', file], ['mif1', other]]) {
  writeFileSync(`${name}.avif`, bytes);
  const brands = bytes.toString('latin1', 16, bytes.readUInt32BE(0)).match(/..../g);
  const { ext, mime } = await fileTypeFromBuffer(bytes);
  const { format, compression } = await sharp(bytes).metadata();
  const { width, height } = await loadImage(bytes);
  console.log(`first ${bytes.toString('latin1', 8, 12)}, then ${brands.join(' ')}: file-type ${mime}, .${ext}; libvips ${format}, ${compression}; Skia’s decoder for AVIF ${width} × ${height}`);
}
const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
writeFileSync('versions.txt', `file-type ${version('file-type')}, sharp ${version('sharp')}, @napi-rs/canvas ${version('@napi-rs/canvas')}`);
JS
seen=$(node look.mjs; for name in avif mif1; do echo "first $name, file: $(file_of --brief --mime-type "$name.avif")"; done)
echo "$(file_of --version | head -1), $(cat versions.txt)"
echo "$seen"
wanted='first avif, then mif1 avif miaf: file-type image/avif, .avif; libvips heif, av1; Skia’s decoder for AVIF 16 × 16
first mif1, then mif1 avif miaf: file-type image/heif, .heic; libvips heif, hevc; Skia’s decoder for AVIF 16 × 16
first avif, file: image/avif
first mif1, file: image/heif'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
