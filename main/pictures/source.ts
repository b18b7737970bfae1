// Reads a picture file a person gave: whole, once, and only after its size and its first bytes were found acceptable.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, FailureKind, Reply } from '../../app/failure.ts';
import type { MediaType } from '../../app/edits/record.ts';
import { errorCode } from '../platform/durable-files.ts';
import { maxEdge, maxFileBytes, maxPixels } from './limits.ts';
import { readHeader } from './containers/header.ts';
import { notThePicture } from './passable.ts';
import { sniff, sniffBytes } from './containers/sniff.ts';
import { heicDetail } from './system-decoder.ts';
import { say } from '../../app/messages/say.ts';
import type { Message } from '../../app/messages/message.ts';

export type Source = { readonly name: string; readonly bytes: Buffer; readonly mediaType: MediaType };

const refuse = (kind: FailureKind, said: Message, detail?: string): Reply<never> =>
  fail(makeFailure(kind, said, detail === undefined ? {} : { detail }));

/** The file's bytes. A link is followed: the person chose it; a pipe, device or folder is refused unread. */
export async function readSource(path: string, name: string): Promise<Reply<Source>> {
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return notOpened(code, name);
  }
  try {
    return await readOpened(handle, name);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return refuse('picture-missing', say('picture.notReadToEnd', { name }), code);
  } finally {
    await handle.close();
  }
}

function notOpened(code: string, name: string): Reply<never> {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return refuse('picture-missing', say('picture.gone', { name }), code);
    case 'EISDIR':
      return refuse('picture-unsupported', say('picture.isFolder', { name }), code);
    case 'EACCES':
    case 'EPERM':
      return refuse('picture-missing', say('picture.forbidden', { name }), code);
    case 'ENXIO':
    case 'EOPNOTSUPP':
      return refuse('picture-unsupported', say('picture.noFile', { name }), code);
    default:
      return refuse('picture-missing', say('picture.notRead', { name }), code);
  }
}

async function readOpened(handle: FileHandle, name: string): Promise<Reply<Source>> {
  const found = await handle.stat();
  if (found.isDirectory()) return refuse('picture-unsupported', say('picture.isFolder', { name }));
  if (!found.isFile()) return refuse('picture-unsupported', say('picture.isPipe', { name }));
  if (found.size === 0) return refuse('picture-damaged', say('picture.isEmpty', { name }));
  const start = Buffer.alloc(Math.min(found.size, sniffBytes));
  await handle.read(start, 0, start.byteLength, 0);
  const sniffed = sniff(start);
  if (sniffed.kind === 'other') {
    const { what } = sniffed;
    const isDrawn = what.id === 'file.svg' || what.id === 'file.pdf';
    return refuse('picture-unsupported', say(isDrawn ? 'picture.noPixels' : 'picture.isOther', { name, what }));
  }
  if (sniffed.mediaType === 'image/heic') return refuse('picture-unsupported', say('picture.heic', { name }), heicDetail);
  if (isSequence(start)) return fail(unreadableKind(name));
  if (found.size > maxFileBytes) {
    return refuse('picture-too-large', say('picture.tooManyBytes', { name, size: megabytes(found.size), most: megabytes(maxFileBytes) }));
  }
  return await readWhole(handle, found.size, name, sniffed.mediaType);
}

/** An animated AVIF: `avis` is its major brand, and libvips is built without what reads it. */
function isSequence(start: Buffer): boolean {
  return start.toString('latin1', 4, 12) === 'ftypavis';
}

/** A healthy file that this decoder does not know. */
export function unreadableKind(name: string, detail?: string): Failure {
  return makeFailure('picture-unsupported', say('picture.unknownKind', { name }), detail === undefined ? {} : { detail });
}

/** A failure when the header claims more pixels than anyone needs; null when the size is acceptable or not known yet. */
export function tooManyPixels(name: string, bytes: Uint8Array, mediaType: MediaType): Failure | null {
  const size = readHeader(bytes, mediaType);
  if (size === null || (size.width <= maxEdge && size.height <= maxEdge && size.width * size.height <= maxPixels)) return null;
  return makeFailure(
    'picture-too-large',
    say('picture.claimsPixels', { name, width: size.width, height: size.height, most: maxPixels / 1_000_000 }),
  );
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
  const many = tooManyPixels(name, whole, mediaType);
  if (many !== null) return fail(many);
  const instead = mediaType === 'image/tiff' ? notThePicture(whole) : null;
  if (instead === 'raw') return fail(makeFailure('picture-unsupported', say('picture.cameraRaw', { name })));
  if (instead === 'preview') return fail(makeFailure('picture-unsupported', say('picture.previewOnly', { name })));
  if (instead === 'channels') return fail(makeFailure('picture-unsupported', say('picture.moreChannels', { name })));
  if (instead === 'odd') return fail(makeFailure('picture-unsupported', say('picture.oddTiff', { name })));
  return ok({ name, bytes: whole, mediaType });
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
