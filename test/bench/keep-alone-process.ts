// `keep-alone-process.ts FROM INTO`: sharp decodes a picture and writes it as a PNG, and nothing else. Prints milliseconds and the most memory as JSON.
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';

const [from = '', into = ''] = process.argv.slice(2);
const processor = process.cpuUsage();
const begun = performance.now();
await writeFile(
  into,
  await sharp(await readFile(from))
    .png({ compressionLevel: 6 })
    .toBuffer(),
);
const wallMs = performance.now() - begun;
const { user, system } = process.cpuUsage(processor);
const peakBytes = Number(/VmHWM:\s+(\d+)/.exec(statusOf())?.[1] ?? 0) * 1024;
console.log(JSON.stringify({ wallMs, processorMs: (user + system) / 1000, peakBytes }));

function statusOf(): string {
  try {
    return readFileSync('/proc/self/status', 'utf8');
  } catch {
    return '';
  }
}
