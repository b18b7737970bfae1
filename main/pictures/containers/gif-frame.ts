// Where the first picture of a GIF lies on its canvas: what it leaves open is transparent to browsers, and black to the decoder (findings/sharp-blackens-what-a-gif-leaves-open.sh).

export type GifFrame = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Of the canvas, in pixels. */
  readonly canvas: { readonly width: number; readonly height: number };
};

const maxBlocks = 100_000;

/** Null where it fills its canvas, lies beyond it, or cannot be found (GIF89a, sections 18 to 26). No length is trusted. */
export function openGifFrame(bytes: Uint8Array): GifFrame | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 13 || view.toString('latin1', 0, 3) !== 'GIF') return null;
  const canvas = { width: view.readUInt16LE(6), height: view.readUInt16LE(8) };
  let at = 13 + tableOf(view[10] ?? 0);
  for (let block = 0; block < maxBlocks && at < view.byteLength; block += 1) {
    if (view[at] === 0x2c) return at + 10 > view.byteLength ? null : frameAt(view, at + 1, canvas);
    if (view[at] !== 0x21) return null;
    at += 2;
    while (at < view.byteLength && view[at] !== 0) at += 1 + (view[at] ?? 0);
    at += 1;
  }
  return null;
}

const tableOf = (packed: number): number => ((packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1));

function frameAt(view: Buffer, at: number, canvas: GifFrame['canvas']): GifFrame | null {
  const [left = 0, top = 0, width = 0, height = 0] = [0, 2, 4, 6].map((from) => view.readUInt16LE(at + from));
  const fills = left === 0 && top === 0 && width >= canvas.width && height >= canvas.height;
  return fills || width === 0 || height === 0 || left + width > canvas.width || top + height > canvas.height
    ? null
    : { left, top, width, height, canvas };
}
