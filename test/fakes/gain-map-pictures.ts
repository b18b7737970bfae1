// Photographs that are brighter on an HDR screen, as cameras write them.
import sharp from 'sharp';
import type { Sharp } from 'sharp';

/** An Ultra HDR JPEG of ISO 21496-1: these pixels three times as bright in its left upper quarter. Width and height in pixels; sRGB of eight bits, interleaved. */
export function withGainMap(rgb: Uint8Array, width: number, height: number): Promise<Buffer> {
  // Light in linear parts: 1 is white, which sharp takes as 65,535 here.
  const light = Float32Array.from(rgb, (value, at) => {
    const [x, y] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
    return (value / 255) ** 2.2 * 65_535 * (x < width / 2 && y < height / 2 ? 3 : 1);
  });
  const encoder = sharp(light, { raw: { width, height, channels: 3 } }).pipelineColourspace('scrgb') as SharpWithGainMap;
  return encoder.withGainMap().jpeg({ quality: 95 }).toBuffer();
}

/** Its types leave out what its version 0.35 has. */
type SharpWithGainMap = Sharp & { readonly withGainMap: () => Sharp };

/** A second picture behind the first, whose metadata say `text`, as phones have it. */
export function withSecond(first: Buffer, second: Buffer, text: string): Buffer {
  return Buffer.concat([first, withXmp(second, text)]);
}

/** A JPEG with this text among its XMP. */
export function withXmp(jpeg: Buffer, text: string): Buffer {
  const body = Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/">${text}</x:xmpmeta>`, 'latin1');
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.byteLength + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}
