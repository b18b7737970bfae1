// What the decoder says about a source before it is changed.
import type { Metadata } from 'sharp';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import { maxEdge, maxPixels } from './limits.ts';
import { decode } from './decoder.ts';
import { unreadableKind } from './source.ts';
import type { Source } from './source.ts';
import { UnknownColour } from './upright.ts';
import { say } from '../../app/messages/say.ts';

export type Probed = { readonly metadata: Metadata; readonly width: number; readonly height: number };

/** Width and height after orientation. Reads headers and metadata alone. */
export async function probe(source: Source): Promise<Reply<Probed>> {
  let metadata: Metadata;
  try {
    metadata = await decode(source.bytes).metadata();
  } catch (error) {
    return fail(damaged(source.name, error));
  }
  const { width, height } = metadata.autoOrient;
  if (width > maxEdge || height > maxEdge || width * height > maxPixels) {
    return fail(
      makeFailure('picture-too-large', say('picture.hasPixels', { name: source.name, width, height, most: maxPixels / 1_000_000 })),
    );
  }
  return ok({ metadata, width, height });
}

/** A healthy file whose colours nobody may guess. */
export function unknownColour(name: string): Failure {
  return makeFailure('picture-unsupported', say('picture.colours', { name }));
}

/** What libvips and its libraries say of healthy files that they were not built for. */
const unknownKind =
  /compression format has not been built in|bitdepth|not configured|not supported|unsupported (?:jpeg|marker|sof|data precision)|data precision|bad labq format|not a whole number of bytes|multiband|channel limit/i;

/** What a decoder's complaint means to a person: of an unknown kind, too much for now, or really damaged. */
export function damaged(name: string, error: unknown): Failure {
  const detail = error instanceof Error ? error.message.slice(0, 300) : String(error);
  if (/pixel limit/i.test(detail)) {
    return makeFailure('picture-too-large', say('picture.tooManyPixels', { name, most: maxPixels / 1_000_000 }), {
      detail,
    });
  }
  if (error instanceof UnknownColour) return unknownColour(name);
  if (unknownKind.test(detail)) return unreadableKind(name, detail);
  if (/timeout: \d+% complete/i.test(detail)) {
    // It did not have the processor, or the watchdog would have come first.
    return makeFailure('picture-process', say('picture.tookTooLong', { name }), { detail });
  }
  return makeFailure('picture-damaged', say('picture.damaged', { name }), { detail });
}
