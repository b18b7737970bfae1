// The previews of the fake proposal, drawn: a quiet picture, a disc that became red where part 1 is, and a bright sign where part 2 is.
import { deflateSync } from 'node:zlib';
import type { KeepPreview } from '../../app/contract/addresses.ts';
import { chunkOf } from './carrying.ts';
import { keepProposal } from './keep-calls.ts';

const { width, height } = keepProposal.frame;
type Colour = readonly [red: number, green: number, blue: number];

/** Which part a pixel belongs to; inside of its box, so that the box touches it. */
function partAt(x: number, y: number): number {
  if (Math.hypot((x - 134.5) / 75, (y - 139.5) / 60) < 1) return 1;
  return x >= 480 && x < 522 && y >= 30 && y < 68 ? 2 : 0;
}

/** Every preview has other values at every place, so that a mix of the wrong ones shows. */
const colours: Readonly<Record<KeepPreview, (x: number, y: number) => Colour>> = {
  base: (x, y) => [70 + (x * 90) / width, 110 + (y * 60) / height, 150 - (x * 40) / width],
  laid: (x, y) => {
    const part = partAt(x, y);
    if (part === 1) return [200, 60 + (y % 40), 50];
    return part === 2 ? [235, 225, 120] : [78 + (x * 90) / width, 116 + (y * 60) / height, 152 - (x * 40) / width];
  },
  toned: (x, y) => {
    const part = partAt(x, y);
    if (part === 1) return [160, 70 + (y % 40), 70];
    return part === 2 ? [205, 205, 140] : [74 + (x * 90) / width, 113 + (y * 60) / height, 151 - (x * 40) / width];
  },
  // The last says that the result has pixels here.
  parts: (x, y) => [partAt(x, y), 0, 255],
};

const made = new Map<KeepPreview, Buffer>();

export function keepPreviewPng(preview: KeepPreview): Buffer {
  const png = made.get(preview) ?? encoded(colours[preview]);
  made.set(preview, png);
  return png;
}

function encoded(colourAt: (x: number, y: number) => Colour): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0, at = 0; y < height; y++) {
    at += 1;
    for (let x = 0; x < width; x++) for (const value of colourAt(x, y)) rows[at++] = Math.round(value);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunkOf('IHDR', header), chunkOf('IDAT', deflateSync(rows)), chunkOf('IEND', Buffer.alloc(0))]);
}
