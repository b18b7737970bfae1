// The chunks of a PNG, passed over by their lengths (PNG, third edition, 5.3). No pixel is read.
import { crc32 } from 'node:zlib';

export type PngChunk = {
  /** Four letters. */
  readonly type: string;
  readonly data: Buffer;
  /** Where the chunk begins and ends in the file, in bytes. */
  readonly from: number;
  readonly to: number;
};

const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

export function isPng(bytes: Uint8Array): boolean {
  return bytes.byteLength >= 8 && pngSignature.equals(bytes.subarray(0, 8));
}

/** The whole chunks in order, up to IEND or to where the file is cut. Never throws. */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let from = 8; from + 12 <= view.byteLength;) {
    const to = from + 12 + view.readUInt32BE(from);
    if (to > view.byteLength) return;
    const type = view.toString('latin1', from + 4, from + 8);
    yield { type, data: view.subarray(from + 8, to - 4), from, to };
    if (type === 'IEND') return;
    from = to;
  }
}

/** A chunk of four letters with its length before it and its checksum behind it. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(named.byteLength + 8);
  whole.writeUInt32BE(data.byteLength, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), whole.byteLength - 4);
  return whole;
}
