// Reads the four previews and blends them, away from the window's own thread. Knows one proposal at a time.
import { alphaOf, blend } from './blend.ts';
import type { AlphaSettings, Labels } from './blend.ts';
import type { FromWorker, ToWorker } from './blend-messages.ts';
import type { Mask } from './distance.ts';
import { outlineOf } from './outline.ts';

type Pixels = Uint8ClampedArray<ArrayBuffer>;
type Frame = { readonly key: string; readonly labels: Labels; readonly base: Pixels; readonly laid: Pixels; readonly toned: Pixels };
/** As the last blend had it: moving the tone alone takes no new one. */
type Taken = { readonly words: string; readonly alpha: Float32Array; readonly outline: string; readonly share: number };

const port = globalThis as unknown as {
  postMessage: (message: FromWorker, given: readonly Transferable[]) => void;
  addEventListener: (type: 'message', listener: (event: MessageEvent<ToWorker>) => void) => void;
};

let wanted = '';
let frame: Frame | null = null;
let taken: Taken | null = null;

/** Labels are numbers, not colours: nothing may convert them. */
async function pixelsOf(address: string): Promise<ImageData> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const picture = await createImageBitmap(await response.blob(), { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.drawImage(picture, 0, 0);
  picture.close();
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
}

async function load({ key, addresses }: Extract<ToWorker, { kind: 'load' }>): Promise<void> {
  wanted = key;
  try {
    const [base, laid, toned, parts] = await Promise.all([
      pixelsOf(addresses.base),
      pixelsOf(addresses.laid),
      pixelsOf(addresses.toned),
      pixelsOf(addresses.parts),
    ]);
    if (wanted !== key) return;
    const labels = labelsOf(parts);
    frame = { key, labels, base: base.data, laid: laid.data, toned: toned.data };
    taken = null;
    port.postMessage({ kind: 'loaded', key, outlines: outlinesOf(labels) }, []);
  } catch {
    if (wanted === key) port.postMessage({ kind: 'failed', key }, []);
  }
}

function labelsOf({ width, height, data: from }: ImageData): Labels {
  const data = new Uint16Array(width * height);
  for (let at = 0; at < data.length; at++) data[at] = (from[at * 4] as number) + 256 * (from[at * 4 + 1] as number);
  return { width, height, data };
}

/** Beyond that many a part is a dot, and nobody tells one outline from the next. */
const mostOutlines = 300;

function outlinesOf({ width, data }: Labels): Map<number, string> {
  const boxes = new Map<number, [left: number, top: number, right: number, bottom: number]>();
  for (let at = 0; at < data.length; at++) {
    const label = data[at] as number;
    if (label === 0) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    const box = boxes.get(label);
    if (box === undefined) boxes.set(label, [x, y, x, y]);
    else boxes.set(label, [Math.min(box[0], x), box[1], Math.max(box[2], x), y]);
  }
  const outlines = new Map<number, string>();
  for (const [label, [left, top, right, bottom]] of boxes) {
    if (outlines.size >= mostOutlines) break;
    const mask: Mask = { width: right - left + 1, height: bottom - top + 1, bits: new Uint8Array((right - left + 1) * (bottom - top + 1)) };
    for (let y = 0; y < mask.height; y++)
      for (let x = 0; x < mask.width; x++) mask.bits[y * mask.width + x] = data[(y + top) * width + x + left] === label ? 1 : 0;
    outlines.set(label, outlineOf(mask, left, top));
  }
  return outlines;
}

function takenBy({ labels }: Frame, settings: AlphaSettings): Taken {
  const words = JSON.stringify(settings);
  if (taken?.words === words) return taken;
  const alpha = alphaOf(labels, settings);
  const bits = new Uint8Array(alpha.length);
  let count = 0;
  for (let at = 0; at < alpha.length; at++) {
    if (alpha[at] === 0) continue;
    bits[at] = 1;
    count++;
  }
  taken = { words, alpha, outline: outlineOf({ width: labels.width, height: labels.height, bits }), share: count / alpha.length };
  return taken;
}

async function blendNow({ key, alpha: settings, tone }: Extract<ToWorker, { kind: 'blend' }>): Promise<void> {
  if (frame === null || frame.key !== key) return;
  const { alpha, outline, share } = takenBy(frame, settings);
  const pixels = blend(frame.base, frame.laid, frame.toned, alpha, tone);
  const picture = await createImageBitmap(new ImageData(pixels, frame.labels.width, frame.labels.height));
  port.postMessage({ kind: 'blended', key, picture, outline, share }, [picture]);
}

port.addEventListener('message', ({ data }) => void (data.kind === 'load' ? load(data) : blendNow(data)));
