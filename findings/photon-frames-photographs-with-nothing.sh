#!/usr/bin/env bash
# @silvia-odwyer/photon-node 0.3.4 (npm): sharpen(), noise_reduction() and adjust_contrast() of photographs and of cut-outs.
#
# Expected: another look, and the shape as it was: what is opaque stays opaque, and what is transparent stays transparent, as with this package's own adjust_brightness(), gamma_correction() and gaussian_blur().
# Seen: sharpen() and noise_reduction() make the outermost row and column of an opaque photograph transparent black on each side. adjust_contrast(), by 0 as well, makes a cut-out opaque: the hidden background is there again.
# Nothing throws.
# It matters since a hairline around a print is seen on paper at the earliest, and it is black once it is a JPEG; a cut-out has its old background.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent @silvia-odwyer/photon-node@0.3.4 sharp@0.35.5
cat > look.cjs <<'JS'
const photon = require('@silvia-odwyer/photon-node');
const sharp = require('sharp');
const [width, height] = [64, 48];
const made = async (alphas) => {
  const pixels = Buffer.alloc(width * height * 4);
  for (let at = 0; at < width * height; at += 1) pixels.set([200, 60, 50, alphas[at % width < 32 ? 0 : 1]], at * 4);
  return new Uint8Array(await sharp(pixels, { raw: { width, height, channels: 4 } }).png().toBuffer());
};
const changes = { sharpen: (image) => photon.sharpen(image), noise_reduction: (image) => photon.noise_reduction(image), adjust_contrast: (image) => photon.adjust_contrast(image, 0),
  adjust_brightness: (image) => photon.adjust_brightness(image, 0), gamma_correction: (image) => photon.gamma_correction(image, 1, 1, 1), gaussian_blur: (image) => photon.gaussian_blur(image, 1) };
(async () => {
  for (const [name, change] of Object.entries(changes)) {
    const told = [];
    for (const [kind, alphas] of [['opaque', [255, 255]], ['a cut-out', [255, 0]]]) {
      const image = photon.PhotonImage.new_from_byteslice(await made(alphas));
      change(image);
      const data = image.get_raw_pixels();
      const at = (x, y) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)].join();
      told.push(`${kind}: corner ${at(0, 0)}, edges ${[at(16, 0), at(0, 24), at(16, 47), at(63, 24)].join(' ')}, inside ${at(16, 24)} and ${at(48, 24)}`);
    }
    console.log(`${name} of ${told.join('; of ')}`);
  }
})();
JS
seen=$(node look.cjs)
echo "photon-node $(node -p "require('./node_modules/@silvia-odwyer/photon-node/package.json').version"), sharp 0.35.5"
echo "$seen"
wanted='sharpen of opaque: corner 0,0,0,0, edges 0,0,0,0 0,0,0,0 0,0,0,0 0,0,0,0, inside 200,60,50,255 and 200,60,50,255; of a cut-out: corner 0,0,0,0, edges 0,0,0,0 0,0,0,0 0,0,0,0 0,0,0,0, inside 200,60,50,255 and 200,60,50,0
noise_reduction of opaque: corner 0,0,0,0, edges 0,0,0,0 0,0,0,0 0,0,0,0 0,0,0,0, inside 200,60,50,255 and 200,60,50,255; of a cut-out: corner 0,0,0,0, edges 0,0,0,0 0,0,0,0 0,0,0,0 0,0,0,0, inside 200,60,50,255 and 200,60,50,0
adjust_contrast of opaque: corner 200,60,50,255, edges 200,60,50,255 200,60,50,255 200,60,50,255 200,60,50,255, inside 200,60,50,255 and 200,60,50,255; of a cut-out: corner 200,60,50,255, edges 200,60,50,255 200,60,50,255 200,60,50,255 200,60,50,255, inside 200,60,50,255 and 200,60,50,255
adjust_brightness of opaque: corner 200,60,50,255, edges 200,60,50,255 200,60,50,255 200,60,50,255 200,60,50,255, inside 200,60,50,255 and 200,60,50,255; of a cut-out: corner 200,60,50,255, edges 200,60,50,255 200,60,50,255 200,60,50,255 200,60,50,0, inside 200,60,50,255 and 200,60,50,0
gamma_correction of opaque: corner 200,60,50,255, edges 200,60,50,255 200,60,50,255 200,60,50,255 200,60,50,255, inside 200,60,50,255 and 200,60,50,255; of a cut-out: corner 200,60,50,255, edges 200,60,50,255 200,60,50,255 200,60,50,255 200,60,50,0, inside 200,60,50,255 and 200,60,50,0
gaussian_blur of opaque: corner 200,60,50,255, edges 200,60,50,255 200,60,50,255 200,60,50,255 200,60,50,255, inside 200,60,50,255 and 200,60,50,255; of a cut-out: corner 200,60,50,255, edges 200,60,50,255 200,60,50,255 200,60,50,255 200,60,50,0, inside 200,60,50,255 and 200,60,50,0'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
