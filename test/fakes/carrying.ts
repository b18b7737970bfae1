// Pictures that carry texts, as other programs write them.
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { quarters } from './pictures.ts';

/** Puts chunks behind the header of a PNG. */
export function pngWith(png: Buffer, chunks: readonly Buffer[]): Buffer {
  const headEnd = 8 + 25;
  return Buffer.concat([png.subarray(0, headEnd), ...chunks, png.subarray(headEnd)]);
}

export function chunkOf(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.byteLength);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

export const plainText = (keyword: string, text: string): Buffer => chunkOf('tEXt', Buffer.from(`${keyword}\0${text}`, 'latin1'));

export const packedText = (keyword: string, text: string | Buffer): Buffer =>
  chunkOf('zTXt', Buffer.concat([Buffer.from(`${keyword}\0\0`, 'latin1'), deflateSync(text)]));

export const worldText = (keyword: string, text: string | Buffer, packed = false): Buffer =>
  chunkOf(
    'iTXt',
    Buffer.concat([
      Buffer.from(`${keyword}\0`, 'latin1'),
      Buffer.from([packed ? 1 : 0, 0]),
      Buffer.from('en\0translated\0', 'latin1'),
      packed ? deflateSync(text) : Buffer.from(text),
    ]),
  );

/** A small picture of a colour of its own. */
export const smallPng = (hue = 0): Promise<Buffer> => quarters(32, 24).modulate({ hue }).png().toBuffer();

/** EXIF with a comment in UTF-16, in either order, a text in the field of the camera's model, and the offset of its time where one is given. */
export function exifOf(
  comment: string | null,
  model: string | null,
  order: 'II' | 'MM' = 'MM',
  utf16: 'le' | 'be' = 'be',
  offset: string | null = null,
): Buffer {
  const little = order === 'II';
  const u16 = (value: number): Buffer => bytesOf(2, (view) => (little ? view.writeUInt16LE(value) : view.writeUInt16BE(value)));
  const u32 = (value: number): Buffer => bytesOf(4, (view) => (little ? view.writeUInt32LE(value) : view.writeUInt32BE(value)));
  const words = Buffer.from(comment ?? '', 'utf16le');
  const body = Buffer.concat([Buffer.from('UNICODE\0'), utf16 === 'be' ? words.swap16() : words]);
  const ofCamera = [
    { tag: 0x9003, type: 2, bytes: Buffer.from('2024:05:06 07:08:09\0') },
    ...(offset === null ? [] : [{ tag: 0x9011, type: 2, bytes: Buffer.from(`${offset}\0`) }]),
    { tag: 0x9286, type: 7, bytes: comment === null ? Buffer.alloc(0) : body },
  ];
  const modelBytes = Buffer.from(`${model ?? ''}\0`);
  const entry = (tag: number, type: number, count: number, value: number): Buffer =>
    Buffer.concat([u16(tag), u16(type), u32(count), u32(value)]);
  // The header, one directory of two entries, that of the camera, then what they point to.
  const second = 8 + 2 + 24 + 4;
  const pointed = second + 2 + ofCamera.length * 12 + 4;
  let at = pointed + modelBytes.byteLength;
  const entries = ofCamera.map(({ tag, type, bytes }) => {
    at += bytes.byteLength;
    return entry(tag, type, bytes.byteLength, at - bytes.byteLength);
  });
  return Buffer.concat([
    Buffer.from(order),
    u16(42),
    u32(8),
    u16(2),
    entry(0x0110, 2, modelBytes.byteLength, pointed),
    entry(0x8769, 4, 1, second),
    u32(0),
    u16(ofCamera.length),
    ...entries,
    u32(0),
    modelBytes,
    ...ofCamera.map(({ bytes }) => bytes),
  ]);
}

function bytesOf(length: number, write: (view: Buffer) => void): Buffer {
  const view = Buffer.alloc(length);
  write(view);
  return view;
}

export async function jpegWith(segments: readonly Buffer[]): Promise<Buffer> {
  const jpeg = await quarters(32, 24).jpeg().toBuffer();
  const parts = segments.map((body) => {
    const head = Buffer.from([0xff, 0xe1, 0, 0]);
    head.writeUInt16BE(body.byteLength + 2, 2);
    return Buffer.concat([head, body]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...parts, jpeg.subarray(2)]);
}

/** By hand, since sharp writes the chunks that it knows alone. */
export async function webpWith(chunks: readonly (readonly [type: string, body: Buffer])[]): Promise<Buffer> {
  const webp = await sharp(await smallPng())
    .webp()
    .toBuffer();
  const more = chunks.map(([type, body]) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(body.byteLength);
    return Buffer.concat([Buffer.from(type, 'latin1'), length, body, Buffer.alloc(body.byteLength % 2)]);
  });
  const whole = Buffer.concat([webp, ...more]);
  whole.writeUInt32LE(whole.byteLength - 8, 4);
  return whole;
}

type BoxItem = { readonly id: number; readonly type: string; readonly content: string | null; readonly bytes: Buffer };

/** A file of boxes without a picture, whose items lie in its `idat` box in two pieces each, with the widest numbers that the format has. */
export function boxesWith(items: readonly BoxItem[]): Buffer {
  const u16 = (value: number): Buffer => bytesOf(2, (view) => view.writeUInt16BE(value));
  const u32 = (value: number): Buffer => bytesOf(4, (view) => view.writeUInt32BE(value));
  const u64 = (value: number): Buffer => bytesOf(8, (view) => view.writeBigUInt64BE(BigInt(value)));
  const box = (type: string, ...parts: readonly Buffer[]): Buffer => {
    const body = Buffer.concat(parts);
    return Buffer.concat([u32(body.byteLength + 8), Buffer.from(type, 'latin1'), body]);
  };
  const full = (type: string, version: number, ...parts: readonly Buffer[]): Buffer => box(type, Buffer.from([version, 0, 0, 0]), ...parts);
  const named = items.map(({ id, type, content }) =>
    full('infe', 3, u32(id), u16(0), Buffer.from(`${type}\0${content === null ? '' : `${content}\0`}`, 'latin1')),
  );
  let at = 0;
  const placed = items.map(({ id, bytes }) => {
    const [first, from] = [Math.floor(bytes.byteLength / 2), at];
    at += bytes.byteLength;
    const pieces = [u64(from), u64(first), u64(from + first), u64(bytes.byteLength - first)];
    return Buffer.concat([u32(id), u16(1), u16(0), u16(2), ...pieces]);
  });
  return Buffer.concat([
    box('ftyp', Buffer.from('avif\0\0\0\0mif1avif', 'latin1')),
    full(
      'meta',
      0,
      full('iinf', 1, u32(items.length), ...named),
      full('iloc', 2, u16(0x8800), u32(items.length), ...placed),
      box('idat', ...items.map(({ bytes }) => bytes)),
    ),
  ]);
}
