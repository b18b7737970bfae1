// The bytes of a body as they leave, files as base64 in two buffers that are filled again and again: what a picture weighs is no matter for the memory.
import { open } from 'node:fs/promises';
import type { BodyPiece } from '../../app/models/body-piece.ts';
import { codeError } from './exchange.ts';

/** A multiple of 3, so that each piece is base64 without padding and the pieces join. */
const pieceBytes = 3 * 65_536;

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const padding = '='.charCodeAt(0);
/** The two signs of each twelve bits, side by side as they go out, whatever order of bytes the processor has. */
const pairs = new Uint16Array(
  Uint8Array.from({ length: 2 * 4096 }, (_, at) => signs.charCodeAt(at % 2 === 0 ? at >> 7 : (at >> 1) & 63)).buffer,
);

type Buffers = { readonly plain: Uint8Array; readonly coded: Uint16Array };

/**
 * Text as UTF-8, and the signs of files. A file's pieces are the same buffer, filled anew when the next one is asked for: whoever asks must be done with the one
 * before. Rejects with FILE_CHANGED when a file is not as long as was said, for the length is already promised; else with the system's error.
 */
export async function* piecesOf(body: readonly BodyPiece[]): AsyncGenerator<Uint8Array> {
  let buffers: Buffers | null = null;
  for (const piece of body) {
    if (piece.kind === 'text') yield Buffer.from(piece.text, 'utf8');
    else yield* base64Of(piece.path, piece.bytes, (buffers ??= makeBuffers()));
  }
}

const makeBuffers = (): Buffers => ({ plain: new Uint8Array(pieceBytes), coded: new Uint16Array((pieceBytes / 3) * 2) });

async function* base64Of(path: string, bytes: number, { plain, coded }: Buffers): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    for (let read = 0, filled = pieceBytes; filled === pieceBytes;) {
      filled = await fill(handle, plain);
      read += filled;
      // Not one sign too many: the service would take the promised length for the whole request.
      if (read > bytes || (filled < pieceBytes && read < bytes)) throw codeError('FILE_CHANGED');
      if (filled > 0) yield new Uint8Array(coded.buffer, 0, encode(plain, filled, coded));
    }
  } finally {
    await handle.close();
  }
}

/** Reads on until the buffer is full or the file is over. How many bytes came. */
async function fill(handle: Awaited<ReturnType<typeof open>>, plain: Uint8Array): Promise<number> {
  let filled = 0;
  while (filled < plain.length) {
    const { bytesRead } = await handle.read(plain, filled, plain.length - filled, null);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

/** Writes the signs of the first `length` bytes of `plain`, of which it may change those behind them; how many bytes the signs take. */
function encode(plain: Uint8Array, length: number, coded: Uint16Array): number {
  const missing = (3 - (length % 3)) % 3;
  plain.fill(0, length, length + missing);
  let to = 0;
  for (let from = 0; from < length; from += 3) {
    const bits = ((plain[from] as number) << 16) | ((plain[from + 1] as number) << 8) | (plain[from + 2] as number);
    coded[to] = pairs[bits >> 12] as number;
    coded[to + 1] = pairs[bits & 4095] as number;
    to += 2;
  }
  new Uint8Array(coded.buffer).fill(padding, 2 * to - missing, 2 * to);
  return 2 * to;
}
