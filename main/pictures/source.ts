// Reads a picture file a person gave: whole, once, and only after its size and its first bytes were found acceptable.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { fail, makeFailure, ok } from '../../app/failure.ts';
import type { Failure, FailureKind, Reply } from '../../app/failure.ts';
import type { MediaType } from '../../app/edits/record.ts';
import { errorCode } from '../platform/durable-files.ts';
import { maxEdge, maxFileBytes, maxPixels } from './limits.ts';
import { readHeader } from './containers/header.ts';
import { notThePicture } from './passable.ts';
import { sniff, sniffBytes } from './containers/sniff.ts';
import { heicDetail } from './system-decoder.ts';

export type Source = { readonly name: string; readonly bytes: Buffer; readonly mediaType: MediaType };

/** The file's bytes. A link is followed: the person chose it; a pipe, device or folder is refused unread. */
export async function readSource(path: string, name: string): Promise<Reply<Source>> {
  const refuse = (kind: FailureKind, message: string, detail?: string): Reply<never> =>
    fail(makeFailure(kind, `“${name}” ${message}`, detail === undefined ? {} : { detail }));
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('picture-missing', 'is not there any more. Choose the file again.', code);
    if (code === 'EISDIR') return refuse('picture-unsupported', 'is a folder. Choose the pictures in it.', code);
    if (code === 'EACCES' || code === 'EPERM')
      return refuse('picture-missing', 'may not be read. Allow reading it, or choose another file.', code);
    if (code === 'ENXIO' || code === 'EOPNOTSUPP') return refuse('picture-unsupported', 'is not a file. Choose a picture file.', code);
    return refuse('picture-missing', 'could not be read. Check its drive, or choose another file.', code);
  }
  try {
    const found = await handle.stat();
    if (found.isDirectory()) return refuse('picture-unsupported', 'is a folder. Choose the pictures in it.');
    if (!found.isFile()) return refuse('picture-unsupported', 'is a pipe or a device, not a file. Choose a picture file.');
    if (found.size === 0) return refuse('picture-damaged', 'is empty. Choose another file, or save it again.');
    const start = Buffer.alloc(Math.min(found.size, sniffBytes));
    await handle.read(start, 0, start.byteLength, 0);
    const sniffed = sniff(start);
    if (sniffed.kind === 'other') {
      const advice =
        sniffed.what === 'an SVG drawing' || sniffed.what === 'a PDF document'
          ? 'Kontext Studio sends pixels: export it as PNG or JPEG first.'
          : 'Choose a JPEG, PNG, WebP, AVIF, TIFF or GIF picture.';
      return refuse('picture-unsupported', `is ${sniffed.what}. ${advice}`);
    }
    if (sniffed.mediaType === 'image/heic') {
      return refuse(
        'picture-unsupported',
        'is a HEIC picture, which this computer’s decoder cannot read. Export it as JPEG first, or set the camera to “Most compatible”.',
        heicDetail,
      );
    }
    if (isSequence(start)) return fail(unreadableKind(name));
    if (found.size > maxFileBytes) {
      return refuse(
        'picture-too-large',
        `has ${megabytes(found.size)} MB; a picture may have ${megabytes(maxFileBytes)} MB. Export a smaller copy first.`,
      );
    }
    return await readWhole(handle, found.size, name, sniffed.mediaType);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return refuse('picture-missing', 'could not be read to its end. Check its drive, or choose another file.', code);
  } finally {
    await handle.close();
  }
}

/** An animated AVIF: `avis` is its major brand, and libvips is built without what reads it. */
function isSequence(start: Buffer): boolean {
  return start.toString('latin1', 4, 12) === 'ftypavis';
}

/** A healthy file that this decoder does not know. */
export function unreadableKind(name: string, detail?: string): Failure {
  return makeFailure(
    'picture-unsupported',
    `“${name}” is of a kind this computer’s decoder cannot read. Export it as JPEG or PNG first.`,
    detail === undefined ? {} : { detail },
  );
}

/** A sentence when the header claims more pixels than anyone needs; null when the size is acceptable or not known yet. */
export function tooManyPixels(bytes: Uint8Array, mediaType: MediaType): string | null {
  const size = readHeader(bytes, mediaType);
  if (size === null || (size.width <= maxEdge && size.height <= maxEdge && size.width * size.height <= maxPixels)) return null;
  return `says it has ${size.width} × ${size.height} pixels; a picture may have ${maxPixels / 1_000_000} megapixels. Export a smaller copy first.`;
}

async function readWhole(handle: FileHandle, size: number, name: string, mediaType: MediaType): Promise<Reply<Source>> {
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await handle.read(bytes, filled, Math.min(size - filled, 1024 * 1024), filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  const whole = bytes.subarray(0, filled);
  const many = tooManyPixels(whole, mediaType);
  if (many !== null) return fail(makeFailure('picture-too-large', `“${name}” ${many}`));
  const instead = mediaType === 'image/tiff' ? notThePicture(whole) : null;
  if (instead === 'raw')
    return fail(
      makeFailure(
        'picture-unsupported',
        `“${name}” is a camera raw file. Develop it in your raw program and export it as JPEG, PNG or TIFF first.`,
      ),
    );
  if (instead === 'preview')
    return fail(
      makeFailure(
        'picture-unsupported',
        `“${name}” begins with a small preview, which is all that this computer’s decoder would read. Export it as JPEG, PNG or a TIFF of one page first.`,
      ),
    );
  return ok({ name, bytes: whole, mediaType });
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
