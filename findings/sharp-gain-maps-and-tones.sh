#!/usr/bin/env bash
# sharp 0.35.5 (libvips 8.18.7, libultrahdr 2.0.2): what operations on tones do to a JPEG that has a gain map (ISO 21496-1, “Ultra HDR”).
#
# Expected: with keepGainMap() an operation is done on the picture and leaves the map, or is refused, as modulate(), normalise() and composite() are by name. With
# withGainMap(), which the documentation describes as a conversion to HDR before everything else, linear(0.5, 0) makes the picture half as bright.
# Seen: with keepGainMap() negate() turns the map round too, so that what was brightest on an HDR screen becomes darkest there, while linear() leaves the map. With
# withGainMap() linear(0.5, 0) and negate() write a picture that is black all over, without an error, and so does linear(1, 0), which changes nothing elsewhere.
# resize() is right in both.
# It matters since phones write such JPEGs by default: a program that only lowers the light of a photograph and keeps its HDR gets a black file.
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
const [width, height] = [256, 192];
// Light grey, and six times as bright in the left upper quarter.
const light = new Float32Array(width * height * 3).map((_, at) => {
  const [x, y] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
  return 65_535 * (x < width / 2 && y < height / 2 ? 3 : 0.5);
});
const photo = await sharp(light, { raw: { width, height, channels: 3 } }).pipelineColourspace('scrgb').withGainMap().jpeg().toBuffer();
/** Mean of the bright quarter and of the opposite one. */
async function quarters(bytes) {
  const { width: w, height: h } = await sharp(bytes).metadata();
  const [half, below] = [w >> 1, h >> 1];
  const mean = async (left, top) => {
    const { data } = await sharp(bytes).greyscale().extract({ left, top, width: half - 8, height: below - 8 }).raw().toBuffer({ resolveWithObject: true });
    return data.reduce((sum, value) => sum + value, 0) / data.length;
  };
  return [await mean(0, 0), await mean(half + 8, below + 8)];
}
const order = ([bright, other]) => (bright < 2 && other < 2 ? 'black' : bright > other ? 'brighter' : 'darker');
async function told(name, bytes) {
  const { gainMap } = await sharp(bytes).metadata();
  const map = gainMap === undefined ? 'none' : order(await quarters(gainMap.image));
  return `${name}: the bright quarter is ${order(await quarters(bytes))} in the picture, ${map} in the map`;
}
const seen = [await told('the photograph', photo)];
for (const [name, work] of [
  ['negate()', (image) => image.negate()],
  ['linear(0.5, 0)', (image) => image.linear(0.5, 0)],
  ['linear(1, 0)', (image) => image.linear(1, 0)],
  ['resize(128)', (image) => image.resize(128)],
]) {
  seen.push(await told(`keepGainMap, ${name}`, await work(sharp(photo)).keepGainMap().jpeg().toBuffer()));
  seen.push(await told(`withGainMap, ${name}`, await work(sharp(photo)).withGainMap().jpeg().toBuffer()));
}
console.log(`sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}, libultrahdr ${sharp.versions.uhdr}`);
console.log(seen.join('\n'));
const wanted = [
  'the photograph: the bright quarter is brighter in the picture, brighter in the map',
  'keepGainMap, negate(): the bright quarter is darker in the picture, darker in the map',
  'withGainMap, negate(): the bright quarter is black in the picture, black in the map',
  'keepGainMap, linear(0.5, 0): the bright quarter is brighter in the picture, brighter in the map',
  'withGainMap, linear(0.5, 0): the bright quarter is black in the picture, black in the map',
  'keepGainMap, linear(1, 0): the bright quarter is brighter in the picture, brighter in the map',
  'withGainMap, linear(1, 0): the bright quarter is black in the picture, black in the map',
  'keepGainMap, resize(128): the bright quarter is brighter in the picture, brighter in the map',
  'withGainMap, resize(128): the bright quarter is brighter in the picture, brighter in the map',
];
if (seen.join() !== wanted.join()) {
  console.log('CHANGED');
  process.exit(1);
}
JS
node look.mjs
