// Reads the four previews and blends them, away from the window's own thread. Knows one proposal at a time.
import { alphaOf } from '../../../app/composite/alpha.ts';
import { bitsOf, planeOf } from '../../../app/composite/raster.ts';
import type { Bits, Labels, Plane } from '../../../app/composite/raster.ts';
import { blend } from './blend.ts';
import type { FromWorker, ToWorker, Wanted } from './blend-messages.ts';
import { outlineOf } from './outline.ts';

type Pixels = Uint8ClampedArray<ArrayBuffer>;
type Frame = {
  readonly key: string;
  readonly labels: Labels;
  /** Where the result has pixels. */
  readonly covered: Bits;
  /** How much of the result may show; null where it all may. */
  readonly ramp: Plane | null;
  readonly base: Pixels;
  readonly laid: Pixels;
  readonly toned: Pixels;
};
/** As the last blend had it: moving the tone alone takes no new one. */
type Taken = { readonly words: string; readonly alpha: Plane; readonly outline: string; readonly share: number };

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
    frame = { key, labels, covered: coveredIn(parts), ramp: rampIn(parts), base: base.data, laid: laid.data, toned: toned.data };
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

function coveredIn({ width, height, data: from }: ImageData): Bits {
  const covered = bitsOf({ width, height });
  for (let at = 0; at < covered.data.length; at++) covered.data[at] = from[at * 4 + 2] === 0 ? 0 : 1;
  return covered;
}

function rampIn({ width, height, data: from }: ImageData): Plane | null {
  const ramp = planeOf({ width, height });
  let fades = false;
  for (let at = 0; at < ramp.data.length; at++) {
    const blue = from[at * 4 + 2] as number;
    ramp.data[at] = blue === 0 ? 1 : (blue - 1) / 254;
    fades ||= blue !== 0 && blue !== 255;
  }
  return fades ? ramp : null;
}

/** Beyond that many a part is a dot, and nobody tells one outline from the next. */
const maxOutlines = 300;

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
    if (outlines.size >= maxOutlines) break;
    const mask = bitsOf({ width: right - left + 1, height: bottom - top + 1 });
    for (let y = 0; y < mask.height; y++)
      for (let x = 0; x < mask.width; x++) mask.data[y * mask.width + x] = data[(y + top) * width + x + left] === label ? 1 : 0;
    outlines.set(label, outlineOf(mask, left, top));
  }
  return outlines;
}

function takenBy({ labels, covered, ramp }: Frame, settings: Wanted): Taken {
  const words = JSON.stringify(settings);
  if (taken?.words === words) return taken;
  const alpha = alphaOf(labels, { ...settings, covered, ...(ramp === null ? {} : { ramp }) });
  const shown = bitsOf(labels);
  let count = 0;
  for (let at = 0; at < alpha.data.length; at++) {
    if (alpha.data[at] === 0) continue;
    shown.data[at] = 1;
    count++;
  }
  taken = { words, alpha, outline: outlineOf(shown), share: count / alpha.data.length };
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
