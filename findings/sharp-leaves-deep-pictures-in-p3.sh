#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7): which numbers come out of a picture of sixteen bits that has a profile.
#
# Expected: sRGB's, as the documentation says of all output without a profile, and as of eight bits.
# Seen: sharp brings sixteen bits with a profile to Display P3 for its work and does not bring them to sRGB at the end: 200,60,50 in sRGB with its profile comes
# out as 184,70,57, the numbers of Display P3, and nothing in the file says so. Of eight bits it is 200,60,50. With withIccProfile('srgb') it is right, up to rounding;
# but then a file of sixteen bits without any profile is taken for Display P3, and is written as 217,42,40.
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
const patch = sharp(Uint8Array.from(Array.from({ length: 64 }, () => [200, 60, 50]).flat()), { raw: { width: 8, height: 8, channels: 3 } });
const first = async (image) => [...(await image.raw({ depth: 'uchar' }).toBuffer()).subarray(0, 3)].join();
const eight = await patch.clone().withIccProfile('srgb').png().toBuffer();
const sixteen = await sharp(eight).toColourspace('rgb16').keepIccProfile().png().toBuffer();
const { depth, icc } = await sharp(sixteen).metadata();
const bare = await patch.clone().toColourspace('rgb16').png().toBuffer();
const seen = [await first(sharp(eight)), await first(sharp(sixteen)), await first(sharp(sixteen).withIccProfile('srgb')), await first(sharp(await sharp(bare).withIccProfile('srgb').png().toBuffer()))].join(' ');
console.log(`sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}: ${depth}, profile of ${icc?.length} bytes: 8 bits, 16 bits, 16 bits with a profile asked for, PNG of a file without one: ${seen}`);
process.exit(seen === '200,60,50 184,70,57 199,59,50 217,42,40' ? 0 : 1);
JS
node look.mjs
