// Makes what is sent for an input: upright, sRGB, no metadata, small enough. The same input and settings always give the same bytes.
import { mkdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Reply } from '../../app/failure.ts';
import { preparationSteps, sentPictureSchema } from '../../app/edits/record.ts';
import type { MediaType, SentPicture } from '../../app/edits/record.ts';
import { isAllOfIt, preparationVersion } from '../../app/pictures/input-view.ts';
import { fullSize, isInside } from '../../app/pictures/turned.ts';
import { writeDurable } from '../platform/durable-files.ts';
import { inUserData } from '../platform/user-data.ts';
import type { Size } from '../../app/models/model.ts';
import type { CropBox } from '../../app/pictures/crop-box.ts';
import type { PrepareJob, Prepared, Sending } from './job-values.ts';
import { viewFile } from './view-file.ts';
import { bareOf } from './containers/container.ts';
import { encodeSmall } from './encode.ts';
import { maxAsIsBytes, maxAsIsPixels, maxLosslessPixels, maxSentBytes } from './limits.ts';
import { damaged, probe } from './probe.ts';
import type { Probed } from './probe.ts';
import { hasLocation } from './containers/metadata.ts';
import { namedColour } from './containers/named-colour.ts';
import { isCommonJpeg } from './passable.ts';
import { readSource } from './source.ts';
import type { Source } from './source.ts';
import { isSrgbProfile } from './srgb-profile.ts';
import { say } from '../../app/messages/say.ts';
import { sha256Of } from '../platform/sha256.ts';

const noteSchema = z.object({ preparation: z.literal(preparationVersion), sent: sentPictureSchema });

type Step = (typeof preparationSteps)[number];
type Made = {
  readonly bytes: Uint8Array;
  readonly mediaType: MediaType;
  readonly width: number;
  readonly height: number;
  readonly steps: readonly Step[];
};

/** Writes `<sha256 of what is sent>.<ending>` into the folder, and a note beside it by which the next call needs no decoding. */
export async function prepare({ picture, sending, folder }: PrepareJob): Promise<Reply<Prepared>> {
  const { crop, turned, strokes, size } = sending;
  const view = viewFile({ sha256: picture.sha256, preparation: preparationVersion, crop, turned, strokes });
  const asIs = sending.asIs && isAllOfIt(sending) && size === null;
  const note = join(folder, `${view}-${sizeInName(sending, asIs)}.json`);
  const limits = sending.limits ?? { bytes: maxAsIsBytes, pixels: maxAsIsPixels };
  const before = await readNote(note, folder);
  // What another model took as it is may be too large for this one.
  if (before !== null && (!asIs || mayGoAsItIs(limits, before.sent))) return ok(before);
  const name = picture.name ?? basename(picture.path);
  const source = await readSource(picture.path, name);
  if (!source.ok) return source;
  if (sha256Of(source.value.bytes) !== picture.sha256)
    return fail(makeFailure('picture-damaged', say('picture.changedSinceAdded', { name })));
  const probed = await probe(source.value);
  if (!probed.ok) return probed;
  if (crop !== null && !isInside(crop, probed.value, turned))
    return fail(
      makeFailure('invalid-request', say('composite.noSuchCrop', { name, width: probed.value.width, height: probed.value.height })),
    );
  const made = asIs ? asItIs(source.value, probed.value, limits) : await bareCopy(source.value, probed.value, sending);
  if (!made.ok) return made;
  const { bytes } = made.value;
  const sent = sentOf(made.value, boxTaken(probed.value, sending));
  const path = join(folder, sentName(sent));
  await inUserData(folder, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeDurable(path, bytes);
    await writeDurable(note, JSON.stringify({ preparation: preparationVersion, sent }));
  });
  return ok({ path, sent });
}

const wholeOf = ({ width, height }: Size): CropBox => [0, 0, width, height];

function sentName(sent: SentPicture): string {
  return `${sent.sha256}.${sent.mediaType === 'image/jpeg' ? 'jpg' : sent.mediaType.slice('image/'.length)}`;
}

/** Any doubt about the note or its picture means preparing again. */
async function readNote(note: string, folder: string): Promise<Prepared | null> {
  try {
    const { sent } = noteSchema.parse(JSON.parse(await readFile(note, 'utf8')));
    const path = join(folder, sentName(sent));
    const found = await stat(path);
    return found.isFile() && found.size === sent.bytes ? { path, sent } : null;
  } catch {
    return null;
  }
}

type Limits = NonNullable<Sending['limits']>;

const mayGoAsItIs = (limits: Limits, { bytes, width, height }: Pick<SentPicture, 'bytes' | 'width' | 'height'>): boolean =>
  bytes <= limits.bytes && width * height <= limits.pixels;

function asItIs({ name, bytes, mediaType }: Source, { metadata, width, height }: Probed, limits: Limits): Reply<Made> {
  if (!isAccepted(mediaType)) {
    const kind = mediaType.slice('image/'.length).toUpperCase();
    return fail(makeFailure('picture-unsupported', say('picture.kindNotAsIs', { name, kind })));
  }
  if (mediaType === 'image/jpeg' && !isCommonJpeg(bytes))
    return fail(makeFailure('picture-unsupported', say('picture.rareJpegAsIs', { name })));
  // A turn is followed everywhere in JPEG alone.
  const lies = mediaType !== 'image/jpeg' && (metadata.orientation ?? 1) !== 1;
  if (lies || namedColour(bytes, mediaType) !== null) return fail(makeFailure('picture-unsupported', say('picture.turnedAsIs', { name })));
  if (!mayGoAsItIs(limits, { bytes: bytes.byteLength, width, height })) {
    return fail(
      makeFailure(
        'picture-too-large',
        say('picture.tooLargeAsIs', {
          name,
          size: (bytes.byteLength / 1_000_000).toFixed(1),
          pixels: ((width * height) / 1_000_000).toFixed(1),
          most: limits.bytes / 1_000_000,
          mostPixels: limits.pixels / 1_000_000,
        }),
      ),
    );
  }
  return ok({ bytes, mediaType, width, height, steps: ['untouched'] });
}

/** What of a note's name says how large the picture is made. */
const sizeInName = ({ size, longSide }: Sending, asIs: boolean): string =>
  size === null ? (asIs ? 'asis' : String(longSide)) : `${size.width}x${size.height}`;

/** The box that is cut out, or laid whole into another size; null where nothing but a long side was asked for. */
const boxTaken = (probed: Probed, sending: Sending): CropBox | null =>
  sending.crop === null && sending.size === null ? null : (sending.crop ?? wholeOf(fullSize(probed, sending)));

/** What is written down of a picture that is sent. `from`: what `boxTaken` says. */
function sentOf({ bytes, ...about }: Made, from: CropBox | null): SentPicture {
  return {
    ...about,
    sha256: sha256Of(bytes),
    bytes: bytes.byteLength,
    steps: [...about.steps],
    ...(from === null ? {} : { from: [...from] as [number, number, number, number] }),
  };
}

/** Leaves the pixels alone where leaving out the metadata is enough, and encodes anew where it is not. */
async function bareCopy(source: Source, probed: Probed, sending: Sending): Promise<Reply<Made>> {
  const { longSide, crop, turned, strokes, size } = sending;
  const { bytes, mediaType } = source;
  const { width, height } = fullSize(probed, sending);
  const srgbProfile = hasSrgbProfile(probed);
  const bare = bareOf(bytes, mediaType, srgbProfile);
  const steps = pixelSteps(source, probed, sending, { srgbProfile, animated: bare?.animated === true });
  const isChanged = !isAllOfIt(sending);
  const rare = isRare(source);
  const asBare = steps.size > 0 || isChanged || rare || !mayBeSent(bare, mediaType) ? null : bare;
  for (const step of factSteps(source, probed, bare)) steps.add(step);
  if (asBare !== null)
    return ok({ bytes: asBare.bytes, mediaType, width, height, steps: steps.size === 0 ? ['untouched'] : inOrder(steps) });
  try {
    const encoded = await encodeSmall(bytes, {
      longSide,
      seen: { crop, turned, strokes },
      size,
      lossless: isLossless(mediaType, { width, height }, sending),
      keepAlpha: mediaType !== 'image/jpeg',
      maxBytes: maxSentBytes,
    });
    if (Math.max(encoded.width, encoded.height) < Math.max(width, height)) steps.add('resized');
    if (encoded.flattened) steps.add('flattened');
    if ((steps.size === 0 && !isChanged) || isAnotherFile(source, bare, { rare, mediaType: encoded.mediaType })) steps.add('converted');
    return ok({ bytes: encoded.bytes, mediaType: encoded.mediaType, width: encoded.width, height: encoded.height, steps: inOrder(steps) });
  } catch (error) {
    return fail(damaged(source.name, error));
  }
}

type Bare = ReturnType<typeof bareOf>;

const hasSrgbProfile = ({ metadata }: Probed): boolean => metadata.icc !== undefined && isSrgbProfile(metadata.icc);

/** What few readers know, the service need not know either. */
const isRare = ({ bytes, mediaType }: Source): boolean => mediaType === 'image/jpeg' && !isCommonJpeg(bytes);

/** Whether it is written as another file whatever is done to the pixels: of another kind, for few read this one, or too large. */
const isAnotherFile = (
  source: Source,
  bare: Bare,
  { rare, mediaType }: { readonly rare: boolean; readonly mediaType: MediaType },
): boolean => rare || mediaType !== source.mediaType || isTooLarge(bare, source.mediaType);

/** Whether a file of a kind that the service takes is too large for it, even without its metadata. */
const isTooLarge = (bare: Bare, mediaType: Source['mediaType']): boolean =>
  isAccepted(mediaType) && bare !== null && bare.bytes.byteLength > maxSentBytes;

/** Whether a file without its metadata may leave just so: of a kind and size that the service takes. */
const mayBeSent = (bare: Bare, mediaType: Source['mediaType']): boolean =>
  bare !== null && isAccepted(mediaType) && bare.bytes.byteLength <= maxSentBytes;

/** What has to be done to the pixels themselves; none of it can be done without encoding them anew. */
function pixelSteps(
  { bytes, mediaType }: Source,
  probed: Probed,
  sending: Sending,
  { srgbProfile, animated }: { readonly srgbProfile: boolean; readonly animated: boolean },
): Set<Step> {
  const { metadata } = probed;
  const steps = new Set<Step>();
  if ((metadata.orientation ?? 1) !== 1) steps.add('rotated');
  if (isResized(fullSize(probed, sending), sending)) steps.add('resized');
  if (
    !['srgb', 'b-w'].includes(metadata.space) ||
    metadata.depth !== 'uchar' ||
    (metadata.icc !== undefined && !srgbProfile) ||
    namedColour(bytes, mediaType) !== null
  )
    steps.add('colour-converted');
  if ((metadata.pages ?? 1) > 1 || animated) steps.add('first-frame');
  return steps;
}

/** What goes that says something about the picture or the person, and is no pixel. */
function factSteps({ bytes }: Source, { metadata }: Probed, bare: Bare): readonly Step[] {
  const hasFacts = metadata.exif !== undefined || metadata.xmp !== undefined || metadata.iptc !== undefined;
  const isSmaller = bare !== null && !bare.animated && bare.bytes !== bytes;
  return [
    ...(hasFacts || isSmaller ? (['metadata-removed'] as const) : []),
    ...(hasLocation(metadata) ? (['location-removed'] as const) : []),
  ];
}

const isResized = ({ width, height }: Size, { size, longSide }: Sending): boolean =>
  size === null ? Math.max(width, height) > longSide : size.width !== width || size.height !== height;

/** A crop and the model's own size go out as they are, to the last pixel; both are small. */
function isLossless(mediaType: Source['mediaType'], { width, height }: Size, { longSide, size, crop, turned }: Sending): boolean {
  const small = Math.min(1, longSide / Math.max(width, height)) ** 2 * width * height <= maxLosslessPixels;
  return (
    mediaType === 'image/png' ||
    mediaType === 'image/gif' ||
    size !== null ||
    crop !== null ||
    ((mediaType !== 'image/jpeg' || turned !== null) && small)
  );
}

function isAccepted(mediaType: MediaType): boolean {
  return mediaType === 'image/png' || mediaType === 'image/jpeg' || mediaType === 'image/webp';
}

function inOrder(steps: ReadonlySet<Step>): readonly Step[] {
  return preparationSteps.filter((step) => steps.has(step));
}
