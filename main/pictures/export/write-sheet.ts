// Draws one contact sheet: pictures in a grid, each with its words below. Runs in the picture process.
import { rm } from 'node:fs/promises';
import type { OverlayOptions } from 'sharp';
import { fail, ok } from '../../../app/failure.ts';
import type { Reply } from '../../../app/failure.ts';
import { decode, fromPixels, lettersOf, paperOf } from '../decoder.ts';
import { readSource } from '../source.ts';
import { upright } from '../upright.ts';
import { failureOfExport } from './failures.ts';
import { writeNew } from './write-picture.ts';
import type { WrittenType } from './write-picture.ts';

export type SheetCell = {
  /** Null where the picture is missing: its words stay. */
  readonly path: string | null;
  readonly words: string;
  readonly details: string;
};

export type SheetJob = {
  readonly cells: readonly SheetCell[];
  readonly columns: number;
  /** Height by width of the room for each picture. */
  readonly ratio: number;
  readonly title: string;
  readonly pageOf: string;
  readonly into: string;
  readonly mediaType: WrittenType;
  readonly quality: number;
};

export type Drawn = { readonly width: number; readonly height: number; readonly bytes: number; readonly missing: number };

const pageWidth = 2400;
const margin = 84;
const gap = 42;
const headHeight = 96;
const captionHeight = 108;
const paper = '#ffffff';
const matte = { r: 0xf2, g: 0xf2, b: 0xf3, alpha: 1 };
const ink = '#1e1e20';
const soft = '#6a6a70';

export async function drawSheet(job: SheetJob): Promise<Reply<Drawn>> {
  const cell = Math.floor((pageWidth - 2 * margin - (job.columns - 1) * gap) / job.columns);
  const box = Math.round(cell * job.ratio);
  const rows = Math.ceil(job.cells.length / job.columns);
  const height = 2 * margin + headHeight + rows * (box + captionHeight) + (rows - 1) * gap;
  const parts: OverlayOptions[] = [
    ...(await line(job.title, ink, 30, true, pageWidth - 2 * margin - 300, 48)).map(({ pixels }) => ({
      input: pixels,
      left: margin,
      top: margin - 12,
    })),
    ...(await line(job.pageOf, soft, 22, false, 280, 40)).map(({ pixels, width }) => ({
      input: pixels,
      left: pageWidth - margin - width,
      top: margin - 4,
    })),
  ];
  let missing = 0;
  for (const [nth, { path, words, details }] of job.cells.entries()) {
    const left = margin + (nth % job.columns) * (cell + gap);
    const top = margin + headHeight + Math.floor(nth / job.columns) * (box + captionHeight + gap);
    const picture = path === null ? null : await fitted(path, cell, box);
    if (picture === null) missing += 1;
    parts.push({ input: picture ?? (await empty(cell, box)), left, top });
    let below = top + box + 14;
    for (const text of await line(words, ink, 22, false, cell, 62)) {
      parts.push({ input: text.pixels, left, top: below });
      below += text.height + 8;
    }
    for (const text of await line(details, soft, 18, false, cell, 28)) parts.push({ input: text.pixels, left, top: below });
  }
  try {
    const drawn = paperOf(pageWidth, height, paper).composite(parts).withIccProfile('srgb');
    const encoded =
      job.mediaType === 'image/png'
        ? drawn.png({ compressionLevel: 6 })
        : job.mediaType === 'image/webp'
          ? drawn.webp({ quality: job.quality })
          : drawn.jpeg({ quality: job.quality, chromaSubsampling: '4:4:4' });
    const bytes = await encoded.toBuffer();
    await writeNew(job.into, bytes);
    return ok({ width: pageWidth, height, bytes: bytes.byteLength, missing });
  } catch (error) {
    await rm(job.into, { force: true }).catch(() => undefined);
    return fail(failureOfExport(error));
  }
}

/** The picture in the middle of its box, on a quiet ground; null when it cannot be read. */
async function fitted(path: string, width: number, height: number): Promise<Buffer | null> {
  const source = await readSource(path, '');
  if (!source.ok) return null;
  try {
    return await (
      await upright(source.value.bytes, null)
    )
      .resize(width, height, { fit: 'contain', background: matte })
      .flatten({ background: matte })
      .toColourspace('srgb')
      .png({ compressionLevel: 1 })
      .toBuffer();
  } catch {
    return null;
  }
}

function empty(width: number, height: number): Promise<Buffer> {
  return fromPixels({ width, height, channels: 3, bytes: Buffer.alloc(width * height * 3, 0xec) })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** Words as pixels, cut to their room; none for no words. Pango reads markup, so theirs is written out. */
async function line(
  words: string,
  colour: string,
  letters: number,
  bold: boolean,
  width: number,
  height: number,
): Promise<{ readonly pixels: Buffer; readonly width: number; readonly height: number }[]> {
  if (words.trim() === '') return [];
  const marked = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const { data, info } = await lettersOf(`<span foreground="${colour}"${bold ? ' weight="bold"' : ''}>${marked}</span>`, letters, width)
    .png()
    .toBuffer({ resolveWithObject: true });
  const kept = { width: Math.min(info.width, width), height: Math.min(info.height, height) };
  const whole = kept.width === info.width && kept.height === info.height;
  const pixels = whole
    ? data
    : await decode(data)
        .extract({ left: 0, top: 0, ...kept })
        .png()
        .toBuffer();
  return [{ pixels, ...kept }];
}
