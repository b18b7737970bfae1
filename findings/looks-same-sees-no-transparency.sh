#!/usr/bin/env bash
# looks-same 10.0.1 and ssim.js 3.5.0 (npm), beside pixelmatch 7.1.0 and odiff 4.5.0: an opaque picture and the same one with its pixels made transparent.
#
# Expected: two pictures that differ, as far as pictures can: one is a red square, the other shows nothing. looks-same's README says that equal is true if the pictures look
# the same, and has strict for no tolerance at all; ssim.js takes RGBA.
# Seen: equal, with strict too, and 1.0: neither looks at alpha. odiff and pixelmatch find every pixel changed.
# It matters since cut-outs and masks are just this change: a test or a search for doubles by these calls them the picture they were made of.
#
# Needs Node and npm. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund sharp@0.35.5 looks-same@10.0.1 ssim.js@3.5.0 pixelmatch@7.1.0 odiff-bin@4.5.0 > /dev/null 2>&1
cat > look.mjs <<'JS'
import { createRequire } from 'node:module';
import looksSame from 'looks-same';
import * as odiff from 'odiff-bin';
import pixelmatch from 'pixelmatch';
import sharp from 'sharp';
import ssimModule from 'ssim.js';
const ssim = ssimModule.ssim ?? ssimModule.default ?? ssimModule;
const side = 32;
/** Stripes of two reds, all as opaque as that. */
const stripes = (alpha) => new Uint8ClampedArray(side * side * 4).map((_, at) => [(at >> 5) % 2 === 0 ? 200 : 120, 0, 0, alpha][at % 4]);
const [opaque, half, none] = [255, 128, 0].map((alpha) => stripes(alpha));
const names = ['opaque', 'half', 'none'];
for (const [nth, data] of [opaque, half, none].entries()) await sharp(Buffer.from(data), { raw: { width: side, height: side, channels: 4 } }).png().toFile(`${names[nth]}.png`);
const seen = [];
for (const [nth, data] of [half, none].entries()) {
  const file = `${names[nth + 1]}.png`;
  const { equal } = await looksSame('opaque.png', file);
  const strictly = await looksSame('opaque.png', file, { strict: true });
  const { mssim } = ssim({ data: opaque, width: side, height: side }, { data, width: side, height: side });
  const { diffCount } = await odiff.compare('opaque.png', file, 'difference.png');
  const pixels = pixelmatch(opaque, data, null, side, side);
  seen.push(`opaque and ${names[nth + 1]}: looks-same ${equal}, strict ${strictly.equal}; ssim.js ${mssim}; odiff ${diffCount} pixels; pixelmatch ${pixels} pixels`);
}
const version = (name) => `${name} ${createRequire(import.meta.url)(`./node_modules/${name}/package.json`).version}`;
console.log(['looks-same', 'ssim.js', 'odiff-bin', 'pixelmatch'].map(version).join(', '));
console.log(seen.join('\n'));
const wanted = ['half', 'none'].map((name) => `opaque and ${name}: looks-same true, strict true; ssim.js 1; odiff 1024 pixels; pixelmatch 1024 pixels`);
if (seen.join() !== wanted.join()) {
  console.log('CHANGED');
  process.exit(1);
}
JS
node look.mjs
