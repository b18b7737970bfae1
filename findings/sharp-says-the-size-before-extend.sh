#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7): which width and height `toBuffer` answers for a picture that was resized, then extracted, then extended.
#
# Expected: those of the pixels that come with them.
# Seen: after resize and extract the answer is the size before extend, while the pixels are extended: whoever reads raw pixels by it reads slanted rows. After
# resize alone, or after extract alone, it is right.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund sharp@0.35.5 > /dev/null 2>&1
cat > look.mjs <<'JS'
import sharp from 'sharp';
const seen = [];
for (const steps of ['resize', 'extract', 'resize extract']) {
  let image = sharp({ create: { width: 20, height: 10, channels: 3, background: '#123456' } });
  if (steps.includes('resize')) image = image.resize(30, 20, { fit: 'fill' });
  if (steps.includes('extract')) image = image.extract({ left: 2, top: 0, width: 10, height: 10 });
  const { data, info } = await image.extend({ left: 3, right: 4 }).raw().toBuffer({ resolveWithObject: true });
  seen.push(`${steps}: ${info.width}x${info.height} of ${data.length / info.channels} pixels`);
}
console.log(`sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}: ${seen.join(', ')}`);
process.exit(seen.join() === 'resize: 37x20 of 740 pixels,extract: 17x10 of 170 pixels,resize extract: 10x10 of 170 pixels' ? 0 : 1);
JS
node look.mjs
