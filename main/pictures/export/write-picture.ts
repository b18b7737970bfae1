// Writes one copy of a picture, whole and durable, under the name it is given. Runs in the picture process.
import { open, rm } from 'node:fs/promises';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { MediaType } from '../../../app/edits/record.ts';
import { longestWebpSide } from '../../../app/export/kinds.ts';
import type { ExportTexts } from '../../../app/export/texts.ts';
import { fitsWithin } from '../../../app/pictures/size-within.ts';
import { damaged, probe } from '../probe.ts';
import type { Probed } from '../probe.ts';
import { namedColour } from '../containers/named-colour.ts';
import { readSource } from '../source.ts';
import type { Source } from '../source.ts';
import { upright } from '../upright.ts';
import { hasCredentials } from '../credentials.ts';
import { failureOfExport } from './failures.ts';
import { rewrap } from '../containers/rewrap.ts';
import type { Rewrapped } from '../containers/rewrapped.ts';
import { tiffWith } from '../containers/tiff-with.ts';
import { say } from '../../../app/messages/say.ts';
import { sha256Of } from '../../platform/sha256.ts';

export type WrittenType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/tiff';

export type CopyJob = {
  readonly path: string;
  /** What sentences call the picture. */
  readonly name: string;
  /** A new file; its folder must exist. */
  readonly into: string;
  /** Null: as received. */
  readonly mediaType: WrittenType | null;
  readonly quality: number;
  readonly longSide: number | null;
  readonly texts: ExportTexts | null;
  /** Byte for byte, unless the kind or the size is to be another: their SHA-256 as they were received. Null: not so. */
  readonly untouched: string | null;
};

export type Copied = {
  readonly mediaType: MediaType;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly credentials: 'none' | 'kept' | 'lost';
  /** Some of the texts were too long for this kind of file. */
  readonly leftOut: boolean;
};

/** What shows through where a picture with transparency becomes a JPEG. */
const flattenColour = '#ffffff';
/** 72 to the inch. */
const usualPerMm = 72 / 25.4;
/** As other programs leave their files: the person's other programs, and a folder shared with others, are what copies are for. */
const copyMode = 0o644;

export async function writePicture(job: CopyJob): Promise<Reply<Copied>> {
  const source = await readSource(job.path, job.name);
  if (!source.ok) return source;
  const look = await probe(source.value);
  if (!look.ok) return look;
  const made = await makeCopy(job, source.value, look.value);
  if (!made.ok) return made;
  const { bytes, ...about } = made.value;
  try {
    await writeNew(job.into, bytes);
  } catch (error) {
    await rm(job.into, { force: true }).catch(() => undefined);
    return fail(failureOfExport(error));
  }
  const signed = hasCredentials(source.value.bytes, source.value.mediaType);
  return ok({ ...about, bytes: bytes.byteLength, credentials: signed ? (bytes === source.value.bytes ? 'kept' : 'lost') : 'none' });
}

type Made = Pick<Copied, 'mediaType' | 'width' | 'height' | 'leftOut'> & { readonly bytes: Buffer };

async function makeCopy(job: CopyJob, source: Source, look: Probed): Promise<Reply<Made>> {
  const { bytes, mediaType } = source;
  const { width, height } = look;
  const fits = fitsWithin(look, job.longSide);
  if (fits && (job.mediaType === null || job.mediaType === mediaType)) {
    if (job.untouched !== null) return asReceived(job.untouched, source, { mediaType, width, height, leftOut: false });
    // A JPEG whose colours are named in its EXIF alone would lose them with it.
    const inExif = mediaType === 'image/jpeg' && namedColour(bytes, mediaType) !== null;
    const kept = inExif ? null : rewrap(bytes, mediaType, job.texts, look.metadata.orientation ?? 1);
    if (kept !== null) return ok({ bytes: kept.bytes.equals(bytes) ? bytes : kept.bytes, mediaType, width, height, leftOut: kept.leftOut });
  }
  const wanted = job.mediaType ?? writtenAs(mediaType);
  const refused = wanted === 'image/webp' ? tooLong(source.name, Math.max(width, height), job.longSide) : null;
  if (refused !== null) return fail(refused);
  let encoded: { readonly data: Buffer; readonly info: { readonly width: number; readonly height: number } };
  try {
    encoded = await encode(bytes, wanted, job);
  } catch (error) {
    return fail(damaged(source.name, error));
  }
  const wrapped = withTexts(encoded.data, wanted, job.texts);
  if (wrapped === null) return fail(makeFailure('picture-process', say('exporting.copyDamaged', { name: source.name })));
  return ok({ ...wrapped, mediaType: wanted, width: encoded.info.width, height: encoded.info.height });
}

const withTexts = (bytes: Buffer, mediaType: WrittenType, texts: ExportTexts | null): Rewrapped | null =>
  mediaType === 'image/tiff' ? tiffWith(bytes, texts) : rewrap(bytes, mediaType, texts, 1);

function asReceived(sha256: string, { name, bytes }: Source, about: Omit<Made, 'bytes'>): Reply<Made> {
  return sha256Of(bytes) === sha256 ? ok({ ...about, bytes }) : fail(makeFailure('picture-damaged', say('exporting.savedOver', { name })));
}

/** Of kinds that are not written a PNG is made. A TIFF is made anew: pages, layers and masks of the one that was given are nobody's business. */
const writtenAs = (mediaType: MediaType): WrittenType =>
  mediaType === 'image/jpeg' || mediaType === 'image/webp' || mediaType === 'image/tiff' ? mediaType : 'image/png';

function tooLong(name: string, longer: number, longSide: number | null): Failure | null {
  const side = Math.min(longer, longSide ?? Infinity);
  return side > longestWebpSide ? makeFailure('picture-too-large', say('exporting.tooLong', { name, side, limit: longestWebpSide })) : null;
}

/** Upright, in sRGB and saying so. */
async function encode(
  bytes: Uint8Array,
  mediaType: WrittenType,
  { longSide, quality }: Pick<CopyJob, 'longSide' | 'quality'>,
): Promise<{ readonly data: Buffer; readonly info: { readonly width: number; readonly height: number } }> {
  const coloured = (await upright(bytes, longSide)).withIccProfile('srgb');
  switch (mediaType) {
    case 'image/png':
      return coloured.png({ compressionLevel: 6 }).toBuffer({ resolveWithObject: true });
    case 'image/jpeg':
      return coloured
        .flatten({ background: flattenColour })
        .jpeg({ quality, chromaSubsampling: quality >= 90 ? '4:4:4' : '4:2:0', mozjpeg: false })
        .toBuffer({ resolveWithObject: true });
    case 'image/webp':
      return coloured.webp({ quality, effort: 4 }).toBuffer({ resolveWithObject: true });
    case 'image/tiff':
      // Lossless, and read by all that read TIFF. Its resolution is no choice of anybody: what programs take where none is said.
      return coloured
        .tiff({ compression: 'lzw', predictor: 'horizontal', xres: usualPerMm, yres: usualPerMm, resolutionUnit: 'inch' })
        .toBuffer({ resolveWithObject: true });
  }
}

/** Throws the system's error. What has the name already is the rest of a process that died over the same job. */
export async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  await rm(path, { force: true });
  const handle = await open(path, 'wx', copyMode);
  try {
    await handle.writeFile(bytes);
    // The studio's own mask would keep everybody else from reading it.
    // Some drives keep no modes, and some say so with an error.
    await handle.chmod(copyMode).catch(() => undefined);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
