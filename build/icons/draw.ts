// Draws the icons the packages carry from icon.svg: icon.png, icon.icns (macOS), icon.ico (Windows), linux/. Run it after changing the drawing.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { icnsOf, icoOf } from './containers.ts';

const beside = (file: string): string => path.join(import.meta.dirname, file);
const drawn = (side: number): Sharp => sharp(beside('icon.svg'), { density: Math.max(96, (96 * side) / 512) }).resize(side, side);
const png = (side: number): Promise<Buffer> => drawn(side).png({ compressionLevel: 9, palette: true }).toBuffer();

writeFileSync(beside('icon.png'), await png(1024));

rmSync(beside('linux'), { recursive: true, force: true });
mkdirSync(beside('linux'));
for (const side of [16, 24, 32, 48, 64, 128, 256, 512]) writeFileSync(beside(`linux/${side}x${side}.png`), await png(side));

writeFileSync(
  beside('icon.icns'),
  icnsOf(await Promise.all([16, 32, 64, 128, 256, 512, 1024].map(async (side) => ({ side, png: await png(side) })))),
);

const small = await Promise.all(
  [16, 20, 24, 32, 40, 48, 64, 128].map(async (side) => ({ side, rgba: await drawn(side).ensureAlpha().raw().toBuffer() })),
);
writeFileSync(beside('icon.ico'), icoOf(small, await png(256)));
